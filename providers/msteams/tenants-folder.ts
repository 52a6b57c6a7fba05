import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder from which a resource's files are taken, and whose commit is told. In a checkout that is where the program has it, a relative
 * `TRUNKLINE_TENANTS` too (tenant/root.ts). An installed plugin stands in none: it takes the project's folder, in which the engine starts it.
 */
export const findTenants = (env: NodeJS.ProcessEnv, code = import.meta.dirname, started = process.cwd()): string => {
  const checkout = resolve(code, '..', '..');
  const isCheckout = existsSync(join(checkout, 'providers', 'msteams', 'main.ts'));
  return isCheckout
    ? resolve(checkout, env.TRUNKLINE_TENANTS || 'stacks')
    : resolve(started, env.TRUNKLINE_TENANTS || '.');
};
