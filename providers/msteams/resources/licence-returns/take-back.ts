import { ServiceError } from '../../../kit/error.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { groupNames } from '../../readiness/groups.ts';
import { readLicences } from '../../readiness/licences.ts';
import { type NumberRow, readNumberRows, readSomeNumberRows } from '../../readiness/number-rows.ts';
import type { Session } from '../../session.ts';
import { assignLicences, type LicenceAction } from '../licences/assign.ts';
import { asValue, directly, heldAs, namesOfParts, partsOf, skuOf } from '../licences/holdings.ts';
import type { Leaving } from '../licences/ledger.ts';
import { whyLicenceRefused } from '../licences/why-refused.ts';
import { patience } from '../patience.ts';
import type { SendOptions } from '../phone-numbers/action.ts';
import { namesOf } from '../roster/words.ts';

export interface TakenBack {
  /** Nothing more is to be done about them. */
  readonly done: readonly Leaving[];
  readonly reasons: readonly string[];
}

/** Their numbers, looked at again where one still shows: the inventory can be behind a release of a moment ago. */
const readHeld = async (
  graph: Graph,
  ids: readonly string[],
  { context, sleep }: SendOptions,
): Promise<NumberRow[]> => {
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = patience('look');
  const asked = new Set(ids.map((id) => id.toLowerCase()));
  const isTheirs = ({ assignmentTargetId }: NumberRow) => asked.has(assignmentTargetId ?? '');
  let held = (await readNumberRows(graph, context)).filter(isTheirs);
  for (let waited = 0, pause = firstDelaySeconds; held.length > 0; pause = Math.min(maxDelaySeconds, pause * 2)) {
    waited += pause;
    if (waited > patienceSeconds || context.signal.aborted) break;
    await sleep(pause, context.signal);
    const numbers = held.map(({ telephoneNumber }) => telephoneNumber);
    held = (await readSomeNumberRows(graph, numbers, context)).filter(isTheirs);
  }
  return held;
};

/** Takes back what this stack gave and nothing else, from those who hold no number any more. */
export const takeLicencesBack = async (
  session: Session,
  leaving: readonly Leaving[],
  { context, sleep }: SendOptions,
): Promise<TakenBack> => {
  if (leaving.length === 0) return { done: [], reasons: [] };
  const graph = await session.graph();
  const ids = leaving.map(({ objectId }) => objectId);
  const [licences, directory, rows] = await Promise.all([
    readLicences(graph, ids, context),
    readDirectory(graph, { upns: [], ids }, context),
    readHeld(graph, ids, { context, sleep }),
  ]);
  const held = Map.groupBy(rows, ({ assignmentTargetId }: NumberRow) => assignmentTargetId ?? '');
  const done: Leaving[] = [];
  const reasons: string[] = [];
  const actions = new Map<LicenceAction, Leaving>();
  for (const one of leaving) {
    const { upn, objectId, value } = one;
    const licensed = licences.users.get(objectId);
    const number = held.get(objectId.toLowerCase())?.[0]?.telephoneNumber;
    if (licensed === undefined) {
      // A user who is deleted has no licence any more.
      if (directory.byId(objectId) === undefined) done.push(one);
      else {
        const message = `take ${namesOfParts(value)} back from ${upn}: the user's licences couldn't be read.`;
        reasons.push(formatWording({ message, fix: 'run up again.' }));
      }
    } else if (number !== undefined) {
      context.log(
        `${upn} has ${number}, which isn't from this roster: ${namesOfParts(value)} stays with the user, and isn't looked after any more.`,
        { severity: 'warning' },
      );
      done.push(one);
    } else {
      const parts = directly(objectId, value, licences);
      const skuIds = parts.flatMap((part) => skuOf(part, licences.subscriptions) ?? []);
      const groups = partsOf(value).flatMap(
        (part) => heldAs(licensed, skuOf(part, licences.subscriptions) ?? '').groups,
      );
      if (groups.length > 0) {
        const names = [...(await groupNames(graph, [...new Set(groups)], context)).values()];
        context.log(`${upn} has ${namesOfParts(value)} by the group ${names.join(' and ')} too, which gives it on.`);
      }
      if (parts.length === 0) done.push(one);
      else actions.set({ verb: 'takeBack', upn, objectId, skuIds, value: asValue(parts) }, one);
    }
  }
  if (actions.size === 0) return { done, reasons };
  const setup = await session
    .setupGraph({
      doing: `take ${actions.size} ${actions.size === 1 ? 'licence' : 'licences'} back`,
      todo: `${actions.size} ${actions.size === 1 ? 'user' : 'users'} of whom the row is gone (licences: assign)`,
      permissions: ['LicenseAssignment.ReadWrite.All'],
    })
    .catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      reasons.push(error.message);
      return undefined;
    });
  if (setup === undefined) return { done, reasons };
  const ends = await assignLicences([...actions.keys()], { graph, setup, context, sleep });
  for (const [action, one] of actions) {
    const { upn, value } = action;
    const end = ends.get(action);
    if (end === 'done') done.push(one);
    else {
      const told =
        end === undefined
          ? { text: 'the run was stopped first.', fix: 'run up again' }
          : whyLicenceRefused(end, { value, user: directory.byId(one.objectId), licences });
      const message = `take ${namesOfParts(value)} back from ${upn}: ${told.text}`;
      reasons.push(formatWording({ message, fix: `${told.fix}.` }));
    }
  }
  const taken = [...actions].flatMap(([action, { upn }]) => (ends.get(action) === 'done' ? [{ upn }] : []));
  if (taken.length > 0) {
    context.log(`Taken back: ${taken.length} ${taken.length === 1 ? 'licence' : 'licences'}: ${namesOf(taken)}.`);
  }
  return { done, reasons };
};
