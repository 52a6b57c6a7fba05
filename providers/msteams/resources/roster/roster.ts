import { ServiceError } from '../../../kit/error.ts';
import { once } from '../../../kit/once.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import type { Book, Same } from './book.ts';
import { type Claim, type Claims, withClaims } from './claims.ts';
import { type Journal, openJournal } from './journal.ts';
import { isOldState, type RosterState, readBook } from './layout.ts';
import type { RosterSession } from './roster-session.ts';
import { tellForeign, tellOnlyJournal } from './words.ts';

/** A roster as it is known before a step: by the state that the engine kept, and by the journal. */
export interface OpenRoster {
  readonly book: Book;
  /** The journal knows of what the state doesn't. */
  readonly hasClaims: boolean;
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
  session: RosterSession,
  of: {
    readonly urn: string;
    readonly kind: string;
    /** What its users have, in the plural. */
    readonly what: string;
    readonly same: Same;
    readonly state: RosterState | undefined;
    /** Of whom state and journal tell what isn't so any more, by object id: left out, of nobody. */
    readonly isForgotten?: ((objectId: string) => boolean) | undefined;
  },
): OpenRoster => {
  const { urn, kind, what, same, state, isForgotten } = of;
  const journal = openJournal(session, urn, kind);
  const but = <Value>(all: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    isForgotten === undefined ? all : new Map([...all].filter(([objectId]) => !isForgotten(objectId)));
  const claims: Claims = but(journal?.claims(state) ?? new Map());
  // To read 10,000 lines costs more than to see that nothing is to do.
  const known = once(() => withClaims(but(readBook(state)), claims, same));
  /** What a run that was killed had sent, and this one found done, or did. */
  const tellSeen = (after: RosterState): void => {
    if (claims.size === 0) return;
    const now = readBook(after);
    const seen = [...claims.values()].flatMap(({ upn, objectId: user, values }) => {
      const value = now.get(user)?.has?.value;
      const to = value === undefined ? undefined : values.find((one) => same(one, value));
      return to === undefined ? [] : [{ kind, user, upn, to }];
    });
    if (seen.length > 0) session.recorder?.seen(seen);
  };
  return {
    get book() {
      return known().book;
    },
    hasClaims: claims.size > 0,
    journal,
    get onlyJournal() {
      return known().onlyJournal;
    },
    tellOld: (log) => {
      if (state === undefined || !isOldState(state)) return;
      log?.(
        `Its state doesn't tell which ${what} were there before: all ${known().book.size} count as made by this stack, and destroy takes them away.`,
      );
    },
    foresee: async (context, look) => {
      tellWithoutJournal(session, context);
      tellForeign(context, journal?.foreign() ?? []);
      tellOnlyJournal(context, known().onlyJournal);
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
      tellOnlyJournal(context, known().onlyJournal);
      journal?.begin(state);
      try {
        const after = await work(journal);
        journal?.end(after);
        tellSeen(after);
        return after;
      } catch (error) {
        if (error instanceof PartialFailure) {
          journal?.end(error.state as RosterState);
          tellSeen(error.state as RosterState);
        }
        throw error;
      }
    },
  };
};

const told = new WeakSet<RosterSession>();

/** Said once a run, in a preview: what can't be mended afterwards must be known before. */
const tellWithoutJournal = (session: RosterSession, { log }: Pick<Context, 'log'>): void => {
  if (session.journal !== undefined || told.has(session)) return;
  told.add(session);
  log(
    'There is no journal: if this run is killed, what it gave until then and the files no longer name stays with its users, and no history of changes is kept. Set TRUNKLINE_JOURNAL to a durable folder.',
    { severity: 'warning' },
  );
};
