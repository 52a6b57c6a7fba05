import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWholeTenant, type WholeTenant } from '../../../live/read-whole.ts';
import { writeFolder } from '../../../scripts/import/whole.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { loadCalls } from '../../../tenant/load-calls.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import type { LabTenant } from '../../providers/msteams/lab-tenant.ts';

/** A lab's tenant as `npm run import -- contoso --all` writes it. */
export interface AnImport {
  readonly whole: WholeTenant;
  /** What the person reads. */
  readonly lines: readonly string[];
  readonly files: Readonly<Record<'tenant.yaml' | 'users.csv' | 'calls.yaml' | 'import.json', string>>;
  readonly tenant: Tenant;
  readonly calls: ReturnType<typeof loadCalls>['calls'];
}

export const importOf = async ({ session }: LabTenant, given: { portal?: string } = {}): Promise<AnImport> =>
  importOfWhole(await readWholeTenant(session), { ...given, tenantId: session.tenantId });

/** The same of what was read of a tenant. */
export const importOfWhole = (whole: WholeTenant, given: { portal?: string; tenantId: string }): AnImport => {
  const root = mkdtempSync(join(tmpdir(), 'trunkline-import-'));
  const told = { name: 'contoso', inboundDomain: 'ujet.sip.carrier.example', portal: undefined, ...given };
  const lines = writeFolder(root, whole, told, '2026-11-30');
  const read = (name: string) => readFileSync(join(root, 'contoso', name), 'utf8');
  const { tenant, problems } = loadTenant({ root, name: 'contoso', today: '2026-11-30', env: {} });
  if (tenant === undefined) throw new Error(JSON.stringify(problems));
  const { calls, problems: wrong } = loadCalls(root, 'contoso');
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  const files = {
    'tenant.yaml': read('tenant.yaml'),
    'users.csv': read('users.csv'),
    'calls.yaml': read('calls.yaml'),
    'import.json': read('import.json'),
  };
  rmSync(root, { recursive: true });
  return { whole, lines, files, tenant, calls };
};
