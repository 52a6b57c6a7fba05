import { nodeAt } from './source/node-at.ts';
import { readTree } from './source/read-files.ts';
import type { TreeMap } from './source/tree.ts';

/** The Entra tenant id in a tenant file as read, in lower case; absent if it has none. */
export const tenantIdIn = (tree: TreeMap | undefined): string | undefined => {
  const node = tree && nodeAt(tree, ['tenant', 'id']);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value.toLowerCase() : undefined;
};

/** The Entra tenant id in a folder's tenant file, whatever else is wrong with it. */
export const tenantIdOf = (root: string, name: string): string | undefined => tenantIdIn(readTree(root, name).tree);
