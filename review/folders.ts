import { listTenants } from '../tenant/list.ts';
import { tenantIdOf } from '../tenant/tenant-id-of.ts';

/** A tenant's folder in the newer version, or in the older one if it is gone. */
export interface Folder {
  readonly name: string;
  /** Its name in the older version, where that was another. */
  readonly from?: string;
}

interface Root {
  readonly root: string;
}

/** Every tenant of two versions; one whose folder has another name is followed by its tenant's id. */
export const foldersOf = (base: Root, head: Root): Folder[] => {
  const [was, is] = [listTenants(base.root), listTenants(head.root)];
  const gone = was.filter((name) => !is.includes(name));
  const moves = new Map(
    is.flatMap((name): [string, string][] => {
      if (was.includes(name) || gone.length === 0) return [];
      const id = tenantIdOf(head.root, name);
      const [from, ...more] = gone.filter((other) => id !== undefined && tenantIdOf(base.root, other) === id);
      return from === undefined || more.length > 0 ? [] : [[name, from]];
    }),
  );
  const moved = new Set(moves.values());
  const names = [...new Set([...was, ...is])].filter((name) => !moved.has(name)).sort();
  return names.map((name) => {
    const from = moves.get(name);
    return { name, ...(from !== undefined && { from }) };
  });
};
