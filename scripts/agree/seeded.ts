import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { labTenant } from '../../tenant/lab-tenant.ts';
import { type LabOptions, type LabSession, openLab } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import { editFiles, readTenant, runThrough, type TenantInLab } from './tenant.ts';

/** Lives that a tenant of the lab has had (see lab/seed.ts), and how many people it has: twelve, where nothing is said. */
export const seeded: Readonly<Record<string, Pick<LabOptions, 'seed' | 'users'>>> = {
  'in-use': { seed: 'in-use' },
  'in-use-500': { seed: 'in-use', users: 500 },
  'in-use-10000': { seed: 'in-use', users: 10_000 },
  grown: { seed: 'grown' },
};

const given = [
  '--tenant-id',
  labTenant.id,
  '--inbound-domain',
  'ujet.sip.carrier.example',
  '--portal',
  'https://contoso.uc1.ccaiplatform.example',
];

const isComment = (line: string): boolean => /^\s*#/.test(line);

/** Writes the files of the lab's tenant, as whoever doesn't know it does. */
const importWhole = async (session: LabSession): Promise<void> => {
  const command = [join(root, 'scripts/import.ts'), 'lab', '--all', ...given];
  const { exitCode, stderr } = await execa(process.execPath, command, {
    cwd: root,
    env: session.env,
    extendEnv: false,
    reject: false,
  });
  if (exitCode !== 0) throw new Error(`npm run import of the lab's tenant ended with ${exitCode}:\n${stderr}`);
};

/**
 * A tenant that people made by hand, in a lab of its own, and the files that `npm run import -- <tenant> --all` writes of it. The first `up`
 * is preceded by the engine's import.
 */
export const seededInLab = async (name: string, folder: string): Promise<TenantInLab> => {
  const tenants = join(folder, 'stacks');
  for (const one of ['lab', 'templates']) {
    cpSync(join(root, 'stacks', one), join(tenants, one), { recursive: true });
  }
  const session = await openLab({ dir: join(folder, 'lab'), port: 0, tenants, speed: 0, ...seeded[name] });
  const files = join(tenants, 'lab');
  const adopt = async () => {
    const before = join(folder, 'before');
    // The people of the lab's files are the tenant's; the files themselves are what nobody has yet.
    renameSync(files, before);
    await importWhole(session);
    cpSync(join(before, 'Pulumi.lab.yaml'), join(files, 'Pulumi.lab.yaml'));
    // `up` would end with these; here calls are asked otherwise.
    rmSync(join(files, 'calls.yaml'));
    return readTenant(tenants);
  };
  let tenant = await adopt().catch(async (error: unknown) => {
    await session.close();
    throw error;
  });
  const comments = readFileSync(join(files, 'tenant.yaml'), 'utf8').split('\n').filter(isComment);
  const importFlags = ['--file', join(files, 'import.json'), '--generate-code=false', '--protect=false'];
  let isImported = false;
  return {
    get tenant() {
      return tenant;
    },
    session,
    isLeftOut: (treatment) =>
      comments.some((line) => line.includes(`treatment of unassigned numbers ${JSON.stringify(treatment)}`)),
    edit: (change) => {
      editFiles(tenants, change);
      tenant = readTenant(tenants);
      return tenant;
    },
    up: async () => {
      if (!isImported) await runThrough(session, 'import', ...importFlags);
      isImported = true;
      await runThrough(session, 'up');
    },
    close: () => session.close(),
  };
};
