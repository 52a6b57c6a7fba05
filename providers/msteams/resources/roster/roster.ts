import { ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import type { Session } from '../../session.ts';
import type { Book, Same } from './book.ts';
import { type Claim, withClaims } from './claims.ts';
import { type Journal, openJournal } from './journal.ts';
import { isOldState, type RosterState, readBook } from './layout.ts';
import { tellForeign, tellOnlyJournal } from './words.ts';

/** A roster as it is known before a step: by the state that the engine kept, and by the journal. */
export interface OpenRoster {
  readonly book: Book;
  readonly journal: Journal | undefined;
  /** What a run that was killed gave, or may have given, and the state doesn't know. */
  readonly onlyJournal: readonly Claim[];
  /** State of version 0.1.0 doesn't tell found from made. */
  tellOld(log: Context['log'] | undefined): void;
  /** What a preview has to say; where nobody is signed in, that what is there already isn't known. */
  foresee(context: Context, look: () => Promise<void>): Promise<void>;
  /** Does the work and closes the journal's account of it. */
  work<State extends RosterState>(
    context: Context,
    work: (journal: Journal | undefined) => Promise<State>,
  ): Promise<State>;
}

export const openRoster = (
  session: Session,
  of: {
    readonly urn: string;
    readonly kind: string;
    /** What its users have, in the plural. */
    readonly what: string;
    readonly same: Same;
    readonly state: RosterState | undefined;
  },
): OpenRoster => {
  const { urn, kind, what, same, state } = of;
  const journal = openJournal(session, urn, kind);
  const { book, onlyJournal } = withClaims(readBook(state), journal?.claims(state) ?? new Map(), same);
  return {
    book,
    journal,
    onlyJournal,
    tellOld: (log) => {
      if (state === undefined || !isOldState(state)) return;
      log?.(
        `Its state doesn't tell which ${what} were there before: all ${book.size} count as made by this stack, and destroy takes them away.`,
      );
    },
    foresee: async (context, look) => {
      tellWithoutJournal(session, context);
      tellForeign(context, journal?.foreign() ?? []);
      tellOnlyJournal(context, onlyJournal);
      try {
        await look();
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        const [why] = error.message.split('\n');
        context.log(`Which ${what} are with their users already isn't known: ${why}`, { severity: 'warning' });
      }
    },
    work: async (context, work) => {
      tellForeign(context, journal?.foreign() ?? []);
      tellOnlyJournal(context, onlyJournal);
      journal?.begin(state);
      try {
        const after = await work(journal);
        journal?.end(after);
        return after;
      } catch (error) {
        if (error instanceof PartialFailure) journal?.end(error.state as RosterState);
        throw error;
      }
    },
  };
};

const told = new WeakSet<Session>();

/** Said once a run, in a preview: what can't be mended afterwards must be known before. */
const tellWithoutJournal = (session: Session, { log }: Pick<Context, 'log'>): void => {
  if (session.journal !== undefined || told.has(session)) return;
  told.add(session);
  log(
    'There is no journal: if this run is killed, what it gave until then and the files no longer name stays with its users. Set TRUNKLINE_JOURNAL to a durable folder.',
    { severity: 'warning' },
  );
};
