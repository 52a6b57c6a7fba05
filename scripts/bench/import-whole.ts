import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { labTenant } from '../../tenant/lab-tenant.ts';
import type { LabSession } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import { timed } from './measure.ts';

const flags = ['--tenant-id', labTenant.id, '--inbound-domain', 'ujet.sip.carrier.example'];

/** `npm run import -- contoso --all` of a tenant that an `up` made, into an empty folder. */
const importOnce = async (dir: string, session: LabSession): Promise<number> => {
  const tenants = mkdtempSync(join(dir, 'import-'));
  const command = [join(root, 'scripts/import.ts'), 'contoso', '--all', ...flags];
  return timed(() =>
    execa(process.execPath, command, {
      cwd: root,
      env: { ...session.env, TRUNKLINE_TENANTS: tenants },
      extendEnv: false,
    }),
  );
};

/** A large tenant's import against a small one's, one after the other; a first one warms up. */
export const importRow = async (dir: string, small: LabSession, large: LabSession): Promise<string> => {
  await importOnce(dir, small);
  const few = await importOnce(dir, small);
  const many = await importOnce(dir, large);
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
  return `Import of a whole tenant: ${seconds(many)} s against ${seconds(few)} s, ${(many / few).toFixed(2)} times (aim: at most 10).`;
};
