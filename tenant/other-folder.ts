import { join } from 'node:path';
import { displayPath } from './display-path.ts';
import { listTenants } from './list.ts';
import type { Problem } from './problem.ts';
import { tenantIdOf } from './tenant-id-of.ts';

/** Other folders of the same Microsoft 365 tenant, each a problem. */
export const otherFolders = (root: string, name: string): Problem[] => {
  const id = tenantIdOf(root, name);
  if (id === undefined) return [];
  return listTenants(root)
    .filter((other) => other !== name && tenantIdOf(root, other) === id)
    .map((other) => otherFolder(displayPath(join(root, name, 'tenant.yaml')), id, other));
};

/** A tenant, by the file that names its id, that another folder has, too. */
export const otherFolder = (file: string, id: string, other: string): Problem => ({
  file,
  path: 'tenant.id',
  message: `"${id}" is the tenant of folder "${other}" too.`,
  allowed: 'A tenant has one folder and one stack: two would take its numbers from each other.',
  fix: 'correct the id, or remove one of the two folders.',
});
