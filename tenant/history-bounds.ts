import { history } from './schema/history.ts';
import { readTree } from './source/read-files.ts';
import { plain } from './source/tree.ts';

/** How long a tenant's history is kept, whatever else is wrong with its file; absent where that can't be read. */
export const historyBounds = (root: string, name: string) => {
  const { tree } = readTree(root, name);
  const typed = tree?.entries.get('history');
  if (tree === undefined) return undefined;
  return history.safeParse(typed === undefined ? {} : plain(typed)).data;
};
