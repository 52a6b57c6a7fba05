import { resolve } from 'node:path';

/** The checkout that this code stands in. */
const checkout = resolve(import.meta.dirname, '..');

/**
 * The folder of tenant folders: `stacks/` here, or `TRUNKLINE_TENANTS`, because users.csv is personal data and real tenants
 * live in their owners' own repository. A relative path is taken from the checkout, wherever the engine starts the program.
 */
export const tenantsRoot = (env: Readonly<Record<string, string | undefined>>): string =>
  resolve(checkout, env.TRUNKLINE_TENANTS || 'stacks');
