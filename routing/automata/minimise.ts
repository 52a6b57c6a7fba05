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
  const order = Int32Array.from({ length: count }, (_, state) => state).sort(
    (a, b) => (out[a] ?? 0) - (out[b] ?? 0) || a - b,
  );
  const place = new Int32Array(count);
  const first: number[] = [];
  const last: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const state = order[at] ?? 0;
    if (at === 0 || out[state] !== out[order[at - 1] ?? 0]) first.push(at);
    last[first.length - 1] = at + 1;
    block[state] = first.length - 1;
    place[state] = at;
  }
  const marked: number[] = first.map(() => 0);
  const work: number[] = [];
  const queued: boolean[] = first.map((_, index) => {
    work.push(index);
    return true;
  });
  while (work.length > 0) {
    const splitter = work.pop() ?? 0;
    queued[splitter] = false;
    const members = order.slice(first[splitter] ?? 0, last[splitter] ?? 0);
    for (let symbol = 0; symbol < size; symbol += 1) {
      const touched: number[] = [];
      for (const member of members) {
        const row = symbol * (count + 1) + member;
        for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1) {
          const source = sources[at] ?? 0;
          const home = block[source] ?? 0;
          const border = (first[home] ?? 0) + (marked[home] ?? 0);
          const here = place[source] ?? 0;
          if (here < border) continue;
          if (marked[home] === 0) touched.push(home);
          const other = order[border] ?? 0;
          order[border] = source;
          order[here] = other;
          place[source] = border;
          place[other] = here;
          marked[home] = (marked[home] ?? 0) + 1;
        }
      }
      for (const home of touched) {
        const border = (first[home] ?? 0) + (marked[home] ?? 0);
        marked[home] = 0;
        if (border === last[home]) continue;
        // The smaller part becomes the new block, unless the old one still has to split others: then both do.
        const fresh = first.length;
        const markedIsSmaller = border - (first[home] ?? 0) <= (last[home] ?? 0) - border;
        const [from, to] = markedIsSmaller ? [first[home] ?? 0, border] : [border, last[home] ?? 0];
        first.push(from);
        last.push(to);
        marked.push(0);
        if (markedIsSmaller) first[home] = border;
        else last[home] = border;
        for (let at = from; at < to; at += 1) block[order[at] ?? 0] = fresh;
        queued.push(true);
        work.push(fresh);
      }
    }
  }
  return block;
};

/** Symbols that lead every state to the same places count once: digits that no pattern tells apart are many. */
const distinctColumns = (all: Int32Array, count: number, size: number): { next: Int32Array; size: number } => {
  const kept: number[] = [];
  const isSame = (one: number, other: number): boolean => {
    for (let row = 0; row < count * size; row += size) if (all[row + one] !== all[row + other]) return false;
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
  const numbers = new Map<number, number>([[block[0] ?? 0, 0]]);
  const representatives = [0];
  const rows: number[] = [];
  for (let at = 0; at < representatives.length; at += 1) {
    const state = representatives[at] ?? 0;
    for (let symbol = 0; symbol < size; symbol += 1) {
      const target = next[state * size + symbol] ?? 0;
      const home = block[target] ?? 0;
      let number = numbers.get(home);
      if (number === undefined) {
        number = representatives.length;
        numbers.set(home, number);
        representatives.push(target);
      }
      rows.push(number);
    }
  }
  return { alphabet, next: Int32Array.from(rows), out: Int32Array.from(representatives, (state) => out[state] ?? 0) };
};
