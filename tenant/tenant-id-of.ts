import { nodeAt } from './source/node-at.ts';
import { readFiles } from './source/read-files.ts';

/** The Entra tenant id in a folder's tenant file, in lower case, whatever else is wrong with it; absent if it has none. */
export const tenantIdOf = (root: string, name: string): string | undefined => {
  const { tree } = readFiles(root, name);
  const node = tree && nodeAt(tree, ['tenant', 'id']);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value.toLowerCase() : undefined;
};
