import type { NumberBlock } from './number-blocks.ts';

/** The number that the carrier knows: what stands before an extension. */
export const dialledPart = (number: string): string => number.split(';')[0] ?? number;

/** Whether a number, with or without an extension, lies in one of these blocks. */
export const isInBlocks = (number: string, blocks: readonly NumberBlock[]): boolean => {
  const dialled = dialledPart(number);
  return blocks.some(({ first, last }) => dialled.length === first.length && dialled >= first && dialled <= last);
};

/** How many numbers these blocks have, each counted once. */
export const sizeOf = (blocks: readonly NumberBlock[]): number =>
  joined(blocks).reduce((sum, [first, last]) => sum + last - first + 1, 0);

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

/** What is left of these blocks without some numbers, from the lowest up. */
export const blocksWithout = (blocks: readonly NumberBlock[], taken: Iterable<string>): NumberBlock[] => {
  const gone = [...new Set([...taken].map(asValue))].toSorted((one, other) => one - other);
  const left: NumberBlock[] = [];
  const keep = (first: number, last: number): void => {
    if (first <= last) left.push({ first: `+${first}`, last: `+${last}` });
  };
  let at = 0;
  for (const [start, last] of joined(blocks)) {
    let first = start;
    while (at < gone.length && (gone[at] ?? 0) < first) at += 1;
    for (; at < gone.length && (gone[at] ?? 0) <= last; at += 1) {
      keep(first, (gone[at] ?? 0) - 1);
      first = (gone[at] ?? 0) + 1;
    }
    keep(first, last);
  }
  return left;
};

/** Blocks in a line, of which only the first few: `+31205552100, +31205552110 to +31205552199 and 2 more blocks`. */
export const blocksText = (blocks: readonly NumberBlock[], most = 3): string => {
  const shown = blocks.slice(0, most).map(({ first, last }) => (first === last ? first : `${first} to ${last}`));
  const more = blocks.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'block' : 'blocks'}`}`;
};

const asValue = (number: string): number => Number(dialledPart(number).slice(1));

/** From the lowest up, each number once. */
const joined = (blocks: readonly NumberBlock[]): [first: number, last: number][] => {
  const all: [number, number][] = [];
  for (const [first, last] of blocks
    .map(({ first, last }) => [asValue(first), asValue(last)] as const)
    .toSorted(([one], [other]) => one - other)) {
    const before = all.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else all.push([first, last]);
  }
  return all;
};
