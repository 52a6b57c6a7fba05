import type { Move, MoveGroup } from './plan.ts';

/** One `$batch` of moves with a release: each user is without a number for one round trip only. */
const moveSize = 20;

/** Simple groups leave nobody between two numbers, so many batches may be under way before the first is looked at. */
const simpleSize = 500;

/** One user who gets a number or loses one, not both. */
export const isSimple = (group: MoveGroup): boolean =>
  group.length === 1 && (group[0]?.from === undefined || group[0].to === undefined);

/** Everyone still has what the plan says, and everything wanted is free or set free by the group itself. */
const mayRun = (group: MoveGroup, holders: ReadonlyMap<string, string>): boolean => {
  const gives = (number: string): boolean =>
    group.some((move) => move.from === number && holders.get(number) === move.objectId);
  return group.every(
    (move: Move) =>
      (move.from === undefined || gives(move.from)) &&
      (move.to === undefined || holders.get(move.to) === undefined || gives(move.to)),
  );
};

/** The next groups that may run together, given who holds what now; empty when the rest hangs on what failed. */
export const nextWave = (groups: readonly MoveGroup[], holders: ReadonlyMap<string, string>): readonly MoveGroup[] => {
  const wave: MoveGroup[] = [];
  let size = 0;
  for (const group of groups) {
    const limit = isSimple(wave[0] ?? group) ? simpleSize : moveSize;
    if (size >= limit) break;
    const fits = size === 0 || (size + group.length <= limit && isSimple(group) === isSimple(wave[0] ?? group));
    if (!fits || !mayRun(group, holders)) continue;
    wave.push(group);
    size += group.length;
  }
  return wave;
};
