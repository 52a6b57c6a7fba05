import { join } from 'node:path';
import { pictureOf } from '../../../pages/look/picture/picture.ts';
import type { Side } from '../../../pages/look/read.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { loadTenant } from '../../../tenant/load.ts';
import type { Tenant } from '../../../tenant/tenant.ts';

/** A tenant of stacks/, with so many people where the lab is to be a large one. */
export const exampleTenant = (name: string, users = ''): Tenant => {
  const env = { TRUNKLINE_LAB_USERS: users };
  const { tenant, problems } = loadTenant({ root: join(root, 'stacks'), name, today: '2026-11-22', env });
  if (!tenant) throw new Error(JSON.stringify(problems));
  return tenant;
};

export const sideOf = (tenant: Tenant): Side => {
  const voice = compileConfig(fromTenant(tenant));
  return { voice, picture: pictureOf(tenant, voice) };
};
