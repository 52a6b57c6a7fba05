import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from './source/is-there.ts';

/** The tenants in a folder of tenants: every folder with a tenant.yaml, but for that of the templates, which may have one of that name. */
export const listTenants = (root: string): string[] => {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && entry.name !== 'templates' && isThere(join(root, entry.name, 'tenant.yaml')),
    )
    .map((entry) => entry.name)
    .sort();
};
