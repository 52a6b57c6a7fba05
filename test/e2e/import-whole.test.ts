import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
const folder = () => join(tenant.tenants, 'lab');
const asked = [
  '--all',
  '--tenant-id',
  '1ab00000-0000-4000-8000-00000000c0de',
  '--inbound-domain',
  'ujet.sip.carrier.example',
];

beforeAll(async () => {
  tenant = await openLabTenant({ seed: 'grown' });
  // The people of the lab's files are the tenant's; the files themselves are what nobody has yet.
  renameSync(folder(), join(tenant.tenants, '..', 'before'));
});
afterAll(() => tenant.close());

const importAll = async (name = 'lab', env: Record<string, string> = {}) => {
  const command = [join(root, 'scripts/import.ts'), name, ...asked];
  return execa(process.execPath, command, {
    cwd: root,
    env: { ...tenant.session.env, ...env, NO_COLOR: '1' },
    extendEnv: false,
    reject: false,
  });
};
type Dump = Awaited<ReturnType<LabTenant['dump']>>;
const filesOf = (path: string) =>
  Object.fromEntries(
    readdirSync(path)
      .toSorted()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

describe('a tenant that people made by hand over years, on the real engine', () => {
  it('becomes a folder of files, and is told what was left out and what comes next', async () => {
    const before = await tenant.dump();
    const { stdout, stderr, exitCode } = await importAll();
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(await tenant.dump()).toEqual(before);
    expect(readdirSync(folder()).toSorted()).toEqual(['calls.yaml', 'import.json', 'tenant.yaml', 'users.csv']);
    expect(readdirSync(tenant.tenants).filter((name) => name.startsWith('.'))).toEqual([]);
    for (const told of [
      '"LocalRoute"',
      '"Empty"',
      '"Played"',
      '"CC supervisors"',
      'Google CCAIP',
      'npm run lab -- import',
    ]) {
      expect(stdout).toContain(told);
    }
  });

  it('is refused where the folder stands, without a sign-in and for another tenant, and leaves nothing behind', async () => {
    const again = await importAll();
    expect(again.stderr).toMatch(/stacks\/lab: is there already\.\n {2}Fix: /);
    expect(again.exitCode).toBe(1);
    const signedOut = await importAll('other', { ARM_CLIENT_SECRET: 'wrong', AZURE_CLIENT_SECRET: 'wrong' });
    expect(signedOut.stderr).toMatch(/AADSTS7000215/);
    expect(signedOut.stderr).not.toMatch(/\n {4}at /);
    expect(signedOut.exitCode).toBe(1);
    expect(readdirSync(tenant.tenants).toSorted()).toEqual(['lab', 'templates']);
  });

  it('says the same, byte by byte, the second time', async () => {
    const { exitCode } = await importAll('again');
    expect(exitCode).toBe(0);
    const [first, second] = [folder(), join(tenant.tenants, 'again')].map(filesOf);
    rmSync(join(tenant.tenants, 'again'), { recursive: true });
    expect(second).toEqual(
      Object.fromEntries(
        Object.entries(first ?? {}).map(([name, text]) => [name, text.replace('-- lab --all', '-- again --all')]),
      ),
    );
  });

  it('is imported by the file, and the preview has nothing left but the new secret', async () => {
    cpSync(join(tenant.tenants, '..', 'before', 'Pulumi.lab.yaml'), join(folder(), 'Pulumi.lab.yaml'));
    const flags = ['--generate-code=false', '--protect=false', '--yes', '--skip-preview', '--non-interactive'];
    const run = await tenant.session.run('import', '--file', join(folder(), 'import.json'), ...flags);
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout + run.stderr}`).toBe('0');
    expect(await tenant.preview()).toEqual([
      { op: 'create', name: expect.stringMatching(/^ucaas-app-secret-/), changes: [] },
    ]);
    expect(await tenant.preview('--refresh')).toHaveLength(1);
  });

  it('writes after one edit what was edited, and no more', async () => {
    const changed = (one: Dump, other: Dump) =>
      Object.keys(one).filter((kind) => JSON.stringify(one[kind]) !== JSON.stringify(other[kind]));
    const untouched = await tenant.dump();
    const first = await tenant.up();
    expect(`${first.exitCode}${first.exitCode === 0 ? '' : first.stdout}`).toBe('0');
    const before = await tenant.dump();
    expect(changed(before, untouched)).toEqual(['applications']);
    tenant.editTenant((document) => document.setIn(['sbcs', '4f9a1', 'maxSessions'], 100));
    const steps = await tenant.preview();
    expect(steps.map(({ name }) => name)).toEqual(['direct-routing-sbc-4f9a1.teams.carrier.example']);
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    expect(changed(await tenant.dump(), before)).toEqual(['gateways']);
    const [sbc] = await tenant.byHand('Get-CsOnlinePSTNGateway', {});
    expect(sbc).toMatchObject({
      MaxConcurrentSessions: 100,
      Description: expect.stringMatching(/^\[trunkline [0-9a-f]{10}\]$/),
    });
    expect(await tenant.preview()).toEqual([]);
  });
});
