import type { MoveGroup } from './plan.ts';

/** How far a group got: object ids whose old number is released, and who have the new one. */
export interface GroupOutcome {
  readonly released: ReadonlySet<string>;
  readonly assigned: ReadonlySet<string>;
}

/** What puts a half-done group back: numbers to take back first, then numbers to give again. */
export interface Undo {
  readonly takeBack: readonly { readonly objectId: string; readonly upn: string; readonly number: string }[];
  readonly giveBack: readonly { readonly objectId: string; readonly upn: string; readonly number: string }[];
}

/**
 * Who failed gets the old number back, and so does everyone whose old number is needed for that. Someone who leaves
 * keeps a number that its new holder couldn't take. Moves that went well and stand in nobody's way stay done.
 */
export const undoGroup = (group: MoveGroup, { released, assigned }: GroupOutcome): Undo => {
  const taker = new Map(group.flatMap((move) => (move.to === undefined ? [] : [[move.to, move]])));
  const leaver = new Map(group.flatMap((move) => (move.to === undefined && move.from ? [[move.from, move]] : [])));
  const back = new Set<string>();
  const open = group.filter((move) => {
    if (move.to === undefined) return move.from !== undefined && !released.has(move.objectId);
    return !assigned.has(move.objectId);
  });
  for (const failed of [...open]) {
    const giver = leaver.get(failed.to ?? '');
    if (giver !== undefined) open.push(giver);
  }
  for (let move = open.pop(); move !== undefined; move = open.pop()) {
    if (back.has(move.objectId)) continue;
    back.add(move.objectId);
    const next = move.from === undefined ? undefined : taker.get(move.from);
    if (next !== undefined) open.push(next);
  }
  const chosen = group.filter((move) => back.has(move.objectId));
  return {
    takeBack: chosen.flatMap(({ objectId, upn, to }) =>
      to !== undefined && assigned.has(objectId) ? [{ objectId, upn, number: to }] : [],
    ),
    giveBack: chosen.flatMap(({ objectId, upn, from }) =>
      from !== undefined && released.has(objectId) ? [{ objectId, upn, number: from }] : [],
    ),
  };
};
