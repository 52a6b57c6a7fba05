import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { labTenant } from '../../tenant/lab-tenant.ts';
import { loadTenant } from '../../tenant/load.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { askLab } from '../bench/ask-lab.ts';
import { type LabSession, openLab } from '../lab/session.ts';
import { root } from '../setup/places.mjs';

/** A tenant's files, and a lab that has what they describe. */
export interface AskableTenant {
  /** By its files as they are now. */
  readonly tenant: Tenant;
  readonly session: LabSession;
  /** Of an import: whether a treatment of unassigned numbers was left out, and is told in the files. */
  isLeftOut?(treatment: string): boolean;
  close(): Promise<void>;
}

/** A tenant in a lab of its own that follows its files. */
export interface TenantInLab extends AskableTenant {
  /** Edits the files, and reads them. */
  edit(edit: Edit): Tenant;
  /** Brings the lab to the files, and lets two days pass: what was made has reached everybody. */
  up(): Promise<void>;
}

interface Files {
  readonly document: ReturnType<typeof parseDocument>;
  /** Lines of users.csv. */
  readonly users: string[];
}

export type Edit = (files: Files) => void;

const laterSeconds = 48 * 3600;

/** Runs the engine, and lets two days pass. */
export const runThrough = async (session: LabSession, ...args: string[]): Promise<void> => {
  const run = await session.run(...args, '--yes', '--skip-preview', '--non-interactive');
  if (run.exitCode !== 0) {
    throw new Error(`${args[0]} in the lab ended with ${run.exitCode}:\n${run.stdout}${run.stderr}`);
  }
  await askLab(session, 'clock', { advanceSeconds: laterSeconds });
};

/** Copies the example into a folder as the tenant of a lab, whose id is all that has to be another. */
const copyTenant = (name: string, tenants: string): void => {
  const folder = join(tenants, 'lab');
  mkdirSync(tenants, { recursive: true });
  cpSync(join(root, 'stacks', name), folder, { recursive: true });
  cpSync(join(root, 'stacks', 'templates'), join(tenants, 'templates'), { recursive: true });
  cpSync(join(root, 'stacks', 'lab', 'Pulumi.lab.yaml'), join(folder, 'Pulumi.lab.yaml'));
  // `up` would end with these; here calls are asked otherwise.
  rmSync(join(folder, 'calls.yaml'), { force: true });
  editFiles(tenants, ({ document }) => document.setIn(['tenant', 'id'], labTenant.id));
};

/** Edits the files of folder `lab`. */
export const editFiles = (tenants: string, edit: Edit): void => {
  const [file, people] = ['tenant.yaml', 'users.csv'].map((one) => join(tenants, 'lab', one)) as [string, string];
  const document = parseDocument(readFileSync(file, 'utf8'));
  const users = readFileSync(people, 'utf8').trim().split('\n');
  edit({ document, users });
  writeFileSync(file, document.toString());
  writeFileSync(people, `${users.join('\n')}\n`);
};

/** What folder `lab` says. */
export const readTenant = (tenants: string): Tenant => {
  const { tenant, problems } = loadTenant({ root: tenants, name: 'lab', today: '2026-12-01', env: {} });
  if (tenant === undefined) throw new ProblemError(...problems);
  return tenant;
};

/** Runs `up` for an example tenant in a lab of its own, in a folder that must not exist yet. */
export const tenantInLab = async (name: string, folder: string, edit?: Edit): Promise<TenantInLab> => {
  const tenants = join(folder, 'stacks');
  copyTenant(name, tenants);
  if (edit !== undefined) editFiles(tenants, edit);
  let tenant = readTenant(tenants);
  const session = await openLab({ dir: join(folder, 'lab'), port: 0, tenants, speed: 0 });
  const up = () => runThrough(session, 'up');
  await up().catch(async (error: unknown) => {
    await session.close();
    throw error;
  });
  return {
    get tenant() {
      return tenant;
    },
    session,
    edit: (change) => {
      editFiles(tenants, change);
      tenant = readTenant(tenants);
      return tenant;
    },
    up,
    close: () => session.close(),
  };
};
