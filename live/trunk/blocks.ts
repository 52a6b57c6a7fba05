import type { NumberBlock } from '../../tenant/unassigned/number-blocks.ts';

/** The number that the carrier knows: what stands before an extension. */
export const dialledPart = (number: string): string => number.split(';')[0] ?? number;

/** Whether a number, with or without an extension, lies in one of these blocks. */
export const isInBlocks = (number: string, blocks: readonly NumberBlock[]): boolean => {
  const dialled = dialledPart(number);
  return blocks.some(({ first, last }) => dialled.length === first.length && dialled >= first && dialled <= last);
};

/** How many numbers these blocks have, each counted once. */
export const sizeOf = (blocks: readonly NumberBlock[]): number => {
  const sorted = blocks
    .map(({ first, last }) => [Number(first.slice(1)), Number(last.slice(1))] as const)
    .toSorted(([one], [other]) => one - other);
  let [count, end] = [0, -1];
  for (const [first, last] of sorted) {
    count += Math.max(0, last - Math.max(first - 1, end));
    end = Math.max(end, last);
  }
  return count;
};

/** Blocks of more numbers than this aren't looked at number by number. */
export const mostMembers = 100_000;

/** Every number of these blocks; undefined: they are too many. */
export const membersOf = (blocks: readonly NumberBlock[]): string[] | undefined =>
  sizeOf(blocks) > mostMembers
    ? undefined
    : blocks.flatMap(({ first, last }) => {
        const from = Number(first.slice(1));
        return Array.from({ length: Number(last.slice(1)) - from + 1 }, (_, at) => `+${from + at}`);
      });
