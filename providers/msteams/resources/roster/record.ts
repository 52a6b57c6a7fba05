import { once } from '../../../kit/once.ts';
import { PartialFailure } from '../../../kit/resource.ts';
import type { Book } from './book.ts';
import { type RosterState, readBook } from './layout.ts';
import type { RosterSession } from './roster-session.ts';

/** A roster of the program, and what it knows of its users. */
interface Roster {
  /** `worked`: made or updated in this run. `seen`: the engine compared it with the program. */
  readonly how: 'worked' | 'seen';
  readonly book: () => Book;
}

/** Another roster of the program, and what it knows of a user whom both have. */
interface Holder {
  readonly urn: string;
  /** It knows that this stack gave the user what they have. */
  readonly hasMade: boolean;
}

/** Which rosters this run's program has, by kind or policy type: one record per session. */
export interface RosterRecord {
  /** The engine compared it with the program: these are its users so far. */
  see(roster: string, urn: string, book: () => Book): void;
  /** Notes the users whom it has after its work, also when part of that failed. */
  work<State extends RosterState>(roster: string, urn: string, work: Promise<State>): Promise<State>;
  /** The roster, other than the one that is being deleted, whose business the user is. */
  holder(roster: string, deleted: string, objectId: string): Holder | undefined;
}

const records = new WeakMap<RosterSession, RosterRecord>();

/**
 * A session's record. A roster under a new Pulumi name is made before the old one is deleted, and has no mark by which
 * to know whose its users are: without this, renaming a component would take everybody's number.
 */
export const rosterRecord = (session: RosterSession): RosterRecord => {
  const record = records.get(session) ?? createRecord();
  records.set(session, record);
  return record;
};

const createRecord = (): RosterRecord => {
  const rosters = new Map<string, Map<string, Roster>>();
  const note = (roster: string, urn: string, how: Roster['how'], book: () => Book): void => {
    const known = rosters.get(roster) ?? new Map<string, Roster>();
    rosters.set(roster, known.set(urn, { how, book }));
  };
  return {
    see: (roster, urn, book) => note(roster, urn, 'seen', once(book)),
    work: async (roster, urn, work) => {
      try {
        const state = await work;
        note(
          roster,
          urn,
          'worked',
          once(() => readBook(state)),
        );
        return state;
      } catch (error) {
        if (error instanceof PartialFailure) {
          note(
            roster,
            urn,
            'worked',
            once(() => readBook(error.state as RosterState)),
          );
        }
        throw error;
      }
    },
    // Its own name counts where it was made anew: a replacement comes before its predecessor's deletion.
    holder: (roster, deleted, objectId) => {
      for (const [urn, { how, book }] of rosters.get(roster) ?? []) {
        const entry = book().get(objectId);
        if (entry !== undefined && (urn !== deleted || how === 'worked')) {
          return { urn, hasMade: entry.has?.how !== 'found' };
        }
      }
      return undefined;
    },
  };
};
