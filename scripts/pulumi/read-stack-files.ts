import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { displayPath } from '../../tenant/display-path.ts';
import { listTenants } from '../../tenant/list.ts';
import { root } from '../setup/places.mjs';
import type { StackFiles } from './stack-file.ts';

/** Looks for the engine's files of one stack. `to`: the name that the stack is to have, whose folder it then is. */
export const readStackFiles = (tenants: string, tenant: string, to?: string): StackFiles => {
  const folder = join(tenants, tenant);
  const name = `Pulumi.${tenant}.yaml`;
  const own = join(folder, name);
  const elsewhere = [join(tenants, name), join(root, 'stacks', name), join(root, name)].map((path) => resolve(path));
  return {
    tenant,
    folder: displayPath(folder),
    hasTenant: existsSync(join(folder, 'tenant.yaml')),
    tenants: listTenants(tenants),
    ...(existsSync(own) && { own: readFileSync(own, 'utf8') }),
    others: stacksIn(to === undefined ? folder : join(tenants, to)).filter((stack) => stack !== tenant),
    strays: [...new Set(elsewhere)]
      .filter((path) => dirname(path) !== resolve(folder) && existsSync(path))
      .map(displayPath),
  };
};

const stacksIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []) : [];
