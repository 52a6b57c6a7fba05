import type { Machine } from './machine.ts';

/**
 * The smallest machine with the same labels, its states numbered breadth first: two machines that say the same become the
 * same arrays.
 */
export const minimise = (machine: Machine): Machine => renumber(machine, blocksOf(machine));

/** Hopcroft's partition refinement: the block of each state. */
const blocksOf = ({ alphabet, next: all, out }: Machine): Int32Array => {
  const count = out.length;
  const { next, size } = distinctColumns(all, count, alphabet.size);
  const { offsets, sources } = predecessors(next, count, size);
  const block = new Int32Array(count);
  // States of one block lie together in `order`; `place` finds a state in it.
  const order = byLabel(out);
  const place = new Int32Array(count);
  // Of each block: where it begins and ends in `order`, and how many of it are marked. There are never more than states.
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const marked = new Int32Array(count);
  let blocks = 0;
  for (let at = 0; at < count; at += 1) {
    const state = order[at] ?? 0;
    if (at === 0 || out[state] !== out[order[at - 1] ?? 0]) {
      first[blocks] = at;
      blocks += 1;
    }
    last[blocks - 1] = at + 1;
    block[state] = blocks - 1;
    place[state] = at;
  }
  const work = Array.from({ length: blocks }, (_, index) => index);
  const touched = new Int32Array(count);
  // Where each state is a block of its own, there is nothing left to split.
  while (work.length > 0 && blocks < count) {
    const splitter = work.pop() ?? 0;
    const members = order.slice(first[splitter], last[splitter]);
    for (let symbol = 0; symbol < size; symbol += 1) {
      let touches = 0;
      for (let one = 0; one < members.length; one += 1) {
        const row = symbol * (count + 1) + (members[one] as number);
        const end = offsets[row + 1] as number;
        for (let at = offsets[row] as number; at < end; at += 1) {
          const source = sources[at] as number;
          const home = block[source] as number;
          const marks = marked[home] as number;
          const border = (first[home] as number) + marks;
          const here = place[source] as number;
          if (here < border) continue;
          if (marks === 0) {
            touched[touches] = home;
            touches += 1;
          }
          const other = order[border] as number;
          order[border] = source;
          order[here] = other;
          place[source] = border;
          place[other] = here;
          marked[home] = marks + 1;
        }
      }
      for (let touch = 0; touch < touches; touch += 1) {
        const home = touched[touch] as number;
        const [begin, end] = [first[home] as number, last[home] as number];
        const border = begin + (marked[home] as number);
        marked[home] = 0;
        if (border === end) continue;
        // The smaller part becomes the new block, unless the old one still has to split others: then both do.
        const markedIsSmaller = border - begin <= end - border;
        const [from, to] = markedIsSmaller ? [begin, border] : [border, end];
        first[blocks] = from;
        last[blocks] = to;
        if (markedIsSmaller) first[home] = border;
        else last[home] = border;
        for (let at = from; at < to; at += 1) block[order[at] as number] = blocks;
        work.push(blocks);
        blocks += 1;
      }
    }
  }
  return block;
};

/** The states, those of one label together. */
const byLabel = (out: Int32Array): Int32Array => {
  const groups = new Map<number, number[]>();
  out.forEach((label, state) => {
    const group = groups.get(label);
    if (group) group.push(state);
    else groups.set(label, [state]);
  });
  return Int32Array.from([...groups.values()].flat());
};

/** Symbols that lead every state to the same places count once: digits that no pattern tells apart are many. */
const distinctColumns = (all: Int32Array, count: number, size: number): { next: Int32Array; size: number } => {
  const kept: number[] = [];
  const end = count * size;
  const isSame = (one: number, other: number): boolean => {
    for (let row = 0; row < end; row += size) if (all[row + one] !== all[row + other]) return false;
    return true;
  };
  for (let symbol = 0; symbol < size; symbol += 1) {
    if (!kept.some((other) => isSame(other, symbol))) kept.push(symbol);
  }
  const next = new Int32Array(count * kept.length);
  for (let state = 0; state < count; state += 1) {
    for (const [column, symbol] of kept.entries()) next[state * kept.length + column] = all[state * size + symbol] ?? 0;
  }
  return { next, size: kept.length };
};

/** Per symbol, who leads to each state: `sources` between `offsets` of row `symbol * (count + 1) + state`. */
const predecessors = (next: Int32Array, count: number, size: number): { offsets: Int32Array; sources: Int32Array } => {
  const offsets = new Int32Array(size * (count + 1) + 1);
  for (let state = 0; state < count; state += 1) {
    for (let symbol = 0; symbol < size; symbol += 1) {
      const row = symbol * (count + 1) + (next[state * size + symbol] ?? 0) + 1;
      offsets[row] = (offsets[row] ?? 0) + 1;
    }
  }
  for (let row = 1; row < offsets.length; row += 1) offsets[row] = (offsets[row] ?? 0) + (offsets[row - 1] ?? 0);
  const free = offsets.slice();
  const sources = new Int32Array(count * size);
  for (let state = 0; state < count; state += 1) {
    for (let symbol = 0; symbol < size; symbol += 1) {
      const row = symbol * (count + 1) + (next[state * size + symbol] ?? 0);
      sources[free[row] ?? 0] = state;
      free[row] = (free[row] ?? 0) + 1;
    }
  }
  return { offsets, sources };
};

const renumber = ({ alphabet, next, out }: Machine, block: Int32Array): Machine => {
  const { size } = alphabet;
  const numbers = new Int32Array(block.length).fill(-1);
  numbers[block[0] ?? 0] = 0;
  const representatives = new Int32Array(block.length);
  const rows = new Int32Array(next.length);
  let count = 1;
  for (let at = 0; at < count; at += 1) {
    const from = (representatives[at] as number) * size;
    for (let symbol = 0; symbol < size; symbol += 1) {
      const target = next[from + symbol] as number;
      const home = block[target] as number;
      if (numbers[home] === -1) {
        numbers[home] = count;
        representatives[count] = target;
        count += 1;
      }
      rows[at * size + symbol] = numbers[home] as number;
    }
  }
  const labels = new Int32Array(count);
  for (let at = 0; at < count; at += 1) labels[at] = out[representatives[at] as number] as number;
  return { alphabet, next: rows.slice(0, count * size), out: labels };
};
