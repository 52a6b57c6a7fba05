/** What became of an ordered list of names. */
export interface Moves {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** As few moves as lead from one order to the other, each with the neighbour that it now stands above or below. */
  readonly moved: readonly { readonly item: string; readonly to: string }[];
}

/** Tells moves from additions and removals, by a longest common subsequence. Names compare without case. */
export const moves = (before: readonly string[], after: readonly string[]): Moves => {
  const [was, is] = [before, after].map((names) => names.map((name) => name.toLowerCase()));
  const kept = before.filter((_, at) => is?.includes(was?.[at] ?? ''));
  const stay = commonSubsequence(
    kept.map((name) => name.toLowerCase()),
    after.map((name) => name.toLowerCase()).filter((name) => was?.includes(name)),
  );
  return {
    added: after.filter((_, at) => !was?.includes(is?.[at] ?? '')),
    removed: before.filter((_, at) => !is?.includes(was?.[at] ?? '')),
    moved: after.flatMap((item, at) => {
      const key = item.toLowerCase();
      const from = was?.indexOf(key) ?? -1;
      if (from < 0 || stay.has(key)) return [];
      // The nearest entry that it changed places with.
      const passed = (name: string, up: boolean): boolean => {
        const other = was?.indexOf(name.toLowerCase()) ?? -1;
        return other >= 0 && (up ? other < from : other > from);
      };
      const above = after.slice(at + 1).find((name) => passed(name, true));
      if (above !== undefined) return [{ item, to: `above ${above}` }];
      return [{ item, to: `below ${after.slice(0, at).findLast((name) => passed(name, false)) ?? ''}` }];
    }),
  };
};

/** Of several, the one whose moved entries came up. */
const commonSubsequence = (one: readonly string[], other: readonly string[]): ReadonlySet<string> => {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    const line = lengths[row];
    for (let column = other.length - 1; line && column >= 0; column -= 1) {
      line[column] =
        one[row] === other[column] ? 1 + at(row + 1, column + 1) : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const common = new Set<string>();
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      common.add(one[row] ?? '');
      row += 1;
      column += 1;
    } else if (at(row + 1, column) > at(row, column + 1)) row += 1;
    else column += 1;
  }
  return common;
};
