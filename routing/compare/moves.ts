import { diffArrays } from 'diff';

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
  // From the new order to the old one: of several ways the one whose moved entries came up.
  const parts = diffArrays(
    after.map((name) => name.toLowerCase()).filter((name) => was?.includes(name)),
    kept.map((name) => name.toLowerCase()),
  );
  const stay = new Set(parts.flatMap(({ removed, added, value }) => (removed || added ? [] : value)));
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
