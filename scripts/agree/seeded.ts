import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { labTenant } from '../../tenant/lab-tenant.ts';
import { loadTenant } from '../../tenant/load.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { type LabOptions, type LabSession, openLab } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import type { AskableTenant } from './tenant.ts';

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

/** Writes the files of the lab's tenant, as whoever doesn't know it does, into a stacks folder of their own. */
const importWhole = async (session: LabSession, tenants: string): Promise<void> => {
  mkdirSync(tenants, { recursive: true });
  const { exitCode, stderr } = await execa(
    process.execPath,
    [join(root, 'scripts/import.ts'), 'contoso', '--all', ...given],
    { cwd: root, env: { ...session.env, TRUNKLINE_TENANTS: tenants }, extendEnv: false, reject: false },
  );
  if (exitCode !== 0) throw new Error(`npm run import of the lab's tenant ended with ${exitCode}:\n${stderr}`);
};

/** A tenant that people made by hand, in a lab of its own, and the files that `npm run import -- <tenant> --all` writes of it. */
export const seededInLab = async (name: string, folder: string): Promise<AskableTenant> => {
  const [seededBy, tenants] = [join(folder, 'people'), join(folder, 'stacks')];
  for (const one of ['lab', 'templates']) {
    cpSync(join(root, 'stacks', one), join(seededBy, one), { recursive: true });
  }
  const session = await openLab({ dir: join(folder, 'lab'), port: 0, tenants: seededBy, speed: 0, ...seeded[name] });
  try {
    await importWhole(session, tenants);
    const { tenant, problems } = loadTenant({ root: tenants, name: 'contoso', today: '2026-12-01', env: {} });
    if (tenant === undefined) throw new ProblemError(...problems);
    const comments = readFileSync(join(tenants, 'contoso', 'tenant.yaml'), 'utf8')
      .split('\n')
      .filter(isComment);
    return {
      tenant,
      session,
      isLeftOut: (treatment) =>
        comments.some((line) => line.includes(`treatment of unassigned numbers ${JSON.stringify(treatment)}`)),
      close: () => session.close(),
    };
  } catch (error) {
    await session.close();
    throw error;
  }
};
