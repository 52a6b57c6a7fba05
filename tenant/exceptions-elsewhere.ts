import { displayPath } from './display-path.ts';
import { isLabId } from './lab-tenant.ts';
import { listTenants } from './list.ts';
import { tenantsRoot } from './root.ts';
import { nodeAt } from './source/node-at.ts';
import { readTree } from './source/read-files.ts';
import { plain, type TreeMap } from './source/tree.ts';
import type { Tenant } from './tenant.ts';
import { tenantIdIn } from './tenant-id-of.ts';

/** An exception from a rule of the policy pack in another tenant's file. */
export interface ExceptionElsewhere {
  readonly file: string;
  readonly rule: string;
  readonly reason: string;
}

/**
 * The exceptions in the files of all other tenants (another copy of this one is none), and of those that come with this code, from which
 * people copy. None are read if the tenant has none itself, or is the lab's, whose files are the ones to copy.
 */
export const exceptionsElsewhere = (root: string, { name, id, exceptions }: Tenant): ExceptionElsewhere[] => {
  if (isLabId(id) || Object.keys(exceptions).length === 0) return [];
  return [...new Set([root, tenantsRoot({})])].flatMap((folder) =>
    listTenants(folder)
      .filter((other) => folder !== root || other !== name)
      .flatMap((other) => {
        const { tree } = readTree(folder, other);
        return tenantIdIn(tree) === id.toLowerCase() ? [] : exceptionsIn(tree);
      }),
  );
};

/** What can be read of them: a file with problems is told where it is loaded. */
const exceptionsIn = (tree: TreeMap | undefined): ExceptionElsewhere[] => {
  const node = tree && nodeAt(tree, ['exceptions']);
  if (node?.kind !== 'map') return [];
  return [...node.entries].flatMap(([rule, entry]): ExceptionElsewhere[] => {
    const reason = nodeAt(entry, ['reason']);
    const text = reason && plain(reason);
    return reason && typeof text === 'string' ? [{ file: displayPath(reason.origin.file), rule, reason: text }] : [];
  });
};
