/** mulberry32: a number from 0 to 1 for each state. */
const fraction = (state: number): number => {
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** Fisher and Yates by a seed, so that a draw can be played again; 0 leaves the order as it is. */
export const shuffled = <Item>(items: readonly Item[], seed: number): Item[] => {
  const drawn = [...items];
  if (seed === 0) return drawn;
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = Math.floor(fraction((seed + last) * 0x6d2b79f5) * (last + 1));
    const [one] = drawn.splice(other, 1);
    drawn.splice(last, 0, one as Item);
  }
  return drawn;
};
