import { realNow } from '../../../kit/clock.ts';
import { keyPath } from '../../../kit/diff.ts';
import type { Change, Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { openJournal } from '../../../msteams/resources/roster/journal.ts';
import { namesOf } from '../../../msteams/resources/roster/words.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import type { PersonChange } from '../../bulk/change.ts';
import { noToken, type PersonWrite } from '../../people.ts';
import {
  type ExternalUserRemovalsArgs,
  type ExternalUserRemovalsState,
  externalUserRemovalsArgs,
} from '../../schema/external-user-removals.ts';
import type { CcaipSession } from '../../session.ts';
import { cantTellWithout, clearAll, notCleared, noteCleared, refreshFirst } from '../external-users/clear.ts';
import { byEmail, hasNow } from '../external-users/plan.ts';
import { linesOf, textOf } from '../lines.ts';
import { noteBeforeNumbers } from '../moment.ts';
import { unapprovedRemovals } from './approval.ts';
import { leftInOtherPortal } from './other-portal.ts';
import { movedOf, underAnotherAddress } from './places.ts';

const id = 'external-user-removals';

/** Addresses as the state has them: no case, in one order, each once. */
const asOne = (text: string): string => textOf([...new Set(linesOf(text.toLowerCase()))].toSorted());

type Known = Pick<ExternalUserRemovalsState, 'portal' | 'asked'>;

/** Who was asked in this portal and is no more. */
const removed = ({ portal, asked }: Known, before: Known | undefined): readonly string[] => {
  if (before === undefined || before.portal !== portal) return [];
  const still = new Set(linesOf(asked));
  return linesOf(before.asked).filter((email) => !still.has(email));
};

const added = ({ asked }: Known, before: Known | undefined): readonly string[] => {
  const known = new Set(linesOf(before?.asked));
  return linesOf(asked).filter((email) => !known.has(email));
};

/** Of who is asked: a line for each who came by an update, with its time. */
const lookAgain = (args: Known, state: ExternalUserRemovalsState, at: Date): string => {
  const still = new Set(linesOf(args.asked));
  const kept = linesOf(state.lookAgain).filter((line) => still.has(line.split(' ')[0] ?? ''));
  const come = added(args, state);
  const isNew = new Set(come);
  return textOf([
    ...kept.filter((line) => !isNew.has(line.split(' ')[0] ?? '')),
    ...come.map((email) => `${email} ${at.toISOString()}`),
  ]);
};

const stateOf = ({ portal, asked, places }: ExternalUserRemovalsArgs, again: string): ExternalUserRemovalsState => ({
  ...{ portal, asked, lookAgain: again },
  ...(places !== undefined && { places }),
});

const changeOf = (email: string, { whenRemoved }: ExternalUserRemovalsArgs): PersonChange => ({
  email,
  external: 'clear',
  ...(whenRemoved === 'deactivate' && { status: 'Inactive' as const }),
});

/**
 * Clears who is asked no more. The engine changes first what others depend on, so this is registered before the numbers: they aren't
 * released where it fails. It fails whole, and never in part: after a failure in part the engine would go on with what depends on it.
 */
export const createExternalUserRemovalsKind = (
  session: CcaipSession,
  sleep: Sleep = realSleep,
): Kind<ExternalUserRemovalsArgs, ExternalUserRemovalsState> => ({
  token: 'ccaip:index:ExternalUserRemovals',
  check: ({ olds, oldState, news }) => {
    const { args, failures } = checkArgs('ExternalUserRemovals', externalUserRemovalsArgs, news);
    if (failures.length > 0) return { args, failures };
    const asked = {
      ...args,
      asked: asOne(args.asked),
      ...(args.places !== undefined && { places: asOne(args.places) }),
    };
    const before = oldState ?? olds;
    const gone = removed(asked, before);
    const many = unapprovedRemovals(gone, linesOf(before?.asked).length, asked);
    return { args: asked, failures: [...many, ...leftInOtherPortal(asked, before)] };
  },
  diff: ({ state, args }) => {
    const moved = movedOf(args.places, state.places);
    void (session.now ?? realNow)().then((at) => noteBeforeNumbers(session, { at, moved }));
    const users = [
      ...removed(args, state).map((email) => `delete ${email}`),
      ...added(args, state).map((email) => `add ${email}`),
    ];
    const isOther = args.portal !== state.portal;
    return [
      ...(users.length > 0 ? [{ path: 'asked', kind: 'update' as const }] : []),
      ...users.map((one): Change => ({ path: keyPath('', one), kind: 'update', of: 'asked' })),
      ...(args.places === state.places ? [] : [{ path: 'places', kind: 'update' as const }]),
      ...(isOther ? [{ path: 'portal', kind: 'update' as const }] : []),
    ];
  },
  foresee: async ({ args, state, context }) => {
    const gone = removed(args, state);
    if (gone.length === 0) return;
    const act =
      args.whenRemoved === 'clear'
        ? 'External fields are cleared'
        : 'External fields are cleared and the users deactivated';
    context.log(
      `${act} in CCAIP, before the numbers change: ${namesOf(gone.map((upn) => ({ upn })))} (${gone.length}).`,
      {
        severity: 'warning',
      },
    );
    if (session.journal === undefined) context.log(refreshFirst, { severity: 'warning' });
    if (session.people(context, sleep) === undefined) {
      context.log(cantTellWithout('what they have there'), { severity: 'warning' });
    }
  },
  create: async ({ args }) => {
    noteBeforeNumbers(session, { at: await (session.now ?? realNow)(), moved: new Set() });
    return { id, state: stateOf(args, '') };
  },
  update: async ({ args, state, context }) => {
    const gone = removed(args, state);
    if (gone.length > 0) {
      const people = session.people(context, sleep);
      if (people === undefined) throw noToken('clear external users of CCAIP, before their numbers are released');
      await people.settled();
      const users = await people.read();
      const elsewhere = underAnotherAddress(gone, { users, places: state.places, asked: args.asked });
      if (elsewhere.length > 0) throw notCleared(elsewhere, gone.length);
      const known = byEmail(users);
      const writes = gone.map(
        (email): PersonWrite => ({ change: changeOf(email, args), from: hasNow(known.get(email)), to: null }),
      );
      const journal = openJournal(session, context.urn, 'ExternalUsers');
      noteCleared(journal, writes);
      await clearAll(people, writes, journal === undefined ? refreshFirst : undefined);
    }
    const at = await (session.now ?? realNow)();
    noteBeforeNumbers(session, { at, moved: movedOf(args.places, state.places) });
    return { state: stateOf(args, lookAgain(args, state, at)) };
  },
  read: async ({ state = { portal: session.portal, asked: '', lookAgain: '' }, args }) => ({
    id,
    args: args ?? { portal: state.portal, asked: state.asked, whenRemoved: 'clear' },
    state,
  }),
  // Nobody is asked by it: ExternalUsers clears what it gave, and leaves what was there.
  delete: async () => undefined,
  preview: ({ state }) => state ?? {},
});
