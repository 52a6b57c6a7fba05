import type { Path } from './path.ts';
import type { Tree } from './tree.ts';

/** The tree without what stands at a path; list items keep the positions that were typed. */
export const prune = (tree: Tree, [step, ...rest]: Path): Tree => {
  if (step === undefined) return tree;
  if (tree.kind === 'map') {
    const entries = new Map(tree.entries);
    const below = entries.get(String(step));
    if (below === undefined) return tree;
    if (rest.length === 0) entries.delete(String(step));
    else entries.set(String(step), prune(below, rest));
    return { ...tree, entries };
  }
  if (tree.kind === 'scalar' || typeof step !== 'number') return tree;
  const positions = tree.positions ?? tree.items.map((_, index) => index);
  if (rest.length > 0)
    return { ...tree, positions, items: tree.items.map((item, index) => (index === step ? prune(item, rest) : item)) };
  const kept = tree.items.map((_, index) => index).filter((index) => index !== step);
  return {
    ...tree,
    items: kept.flatMap((index) => tree.items[index] ?? []),
    positions: kept.flatMap((index) => positions[index] ?? []),
  };
};

/** A path in a pruned tree, in the positions that were typed. */
export const typedPath = (tree: Tree, path: Path): Path => {
  let node: Tree | undefined = tree;
  return path.map((step) => {
    const here: Tree | undefined = node;
    if (here?.kind === 'map') node = here.entries.get(String(step));
    else if (here?.kind === 'list' && typeof step === 'number') {
      node = here.items[step];
      return here.positions?.[step] ?? step;
    } else node = undefined;
    return step;
  });
};
