import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The tenants in a folder of tenants: every folder with a tenant.yaml. */
export const listTenants = (root: string): string[] => {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'tenant.yaml')))
    .map((entry) => entry.name)
    .sort();
};
