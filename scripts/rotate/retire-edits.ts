import { nodeAt } from '../../tenant/source/node-at.ts';
import { readTree } from '../../tenant/source/read-files.ts';
import { plain } from '../../tenant/source/tree.ts';
import type { Edit } from '../tenant-file/edit.ts';

/** Takes generations out of the file, wherever in the list they were written: the last first, so that no other moves before its turn. */
export const retireEdits = (root: string, tenant: string, dropped: readonly string[]): Edit[] => {
  const { tree } = readTree(root, tenant);
  const list = tree && nodeAt(tree, ['app', 'secrets']);
  const names = list?.kind === 'list' ? list.items.map((item) => String(plain(nodeAt(item, ['name']) ?? item))) : [];
  return names
    .flatMap((name, at): Edit[] => (dropped.includes(name) ? [{ kind: 'remove', path: ['app', 'secrets', at] }] : []))
    .toReversed();
};
