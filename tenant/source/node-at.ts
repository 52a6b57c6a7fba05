import type { Path } from './path.ts';
import type { Tree } from './tree.ts';

/** The value at a path, or, with `deepest`, the last one on the way to it that exists. */
export const nodeAt = (tree: Tree, path: Path, deepest = false): Tree | undefined => {
  let node = tree;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined) return deepest ? node : undefined;
    node = next;
  }
  return node;
};

const stepInto = (node: Tree, step: string | number): Tree | undefined => {
  if (node.kind === 'map') return node.entries.get(String(step));
  return node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
};
