import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Drift, driftSchema } from '../../scripts/drift/output-schema.ts';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
});
afterAll(() => tenant.close());

const drift = async (...args: string[]) =>
  execa(process.execPath, [join(root, 'scripts/drift.ts'), ...args], {
    env: { ...tenant.session.env, NO_COLOR: '1' },
    extendEnv: false,
    reject: false,
  });
const asJson = (text: string): Drift => driftSchema.strict().parse(JSON.parse(text));

describe('npm run drift, on the real engine and the lab', () => {
  it('finds nothing after up', async () => {
    const { stdout, stderr, exitCode } = await drift('lab');
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^lab {3}none {3}as its files say\n\nlab\n {2}told .* 11 of 11 external users are still to be entered in CCAIP: npm run verify -- lab tells of each\.\n\nNo drift in lab\.$/,
    );
    expect(exitCode).toBe(0);
  });

  it('may only be late right after an up whose numbers and policies Teams does not show yet', async () => {
    await tenant.press('switches', { readModelSeconds: 3 * 24 * 3600 });
    tenant.editUsers((rows) =>
      rows.map((row) =>
        row.replace(
          'cyd@contoso.example,+31205552103,Amsterdam,,',
          'cyd@contoso.example,+31205552103,Amsterdam,NL supervisors,',
        ),
      ),
    );
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    const { stdout, exitCode } = await drift('lab', '--json');
    const [lab] = asJson(stdout).tenants;
    expect(lab?.differences.flatMap(({ text, standing }) => (standing === 'told' ? [] : [[text, standing]]))).toEqual([
      ['cyd@contoso.example: voiceRoutingPolicy NL agents; the file says NL supervisors.', 'may be lag'],
    ]);
    expect(exitCode).toBe(0);
    await tenant.press('switches', { readModelSeconds: 30 });
    await tenant.press('clock', { advanceSeconds: 4 * 24 * 3600 });
    expect((await drift('lab')).exitCode).toBe(0);
  });

  it('says what somebody changed by hand, since when, and that trunkline wrote it before', async () => {
    const seen = join(tenant.tenants, '..', 'seen.json');
    const out = join(tenant.tenants, '..', 'drift.md');
    const route = (NumberPattern: string) => ({ Identity: 'NL mobile', NumberPattern });
    await tenant.byHand('Set-CsOnlineVoiceRoute', route('^\\+316[1-5]\\d{7}$'));
    const { stdout, exitCode } = await drift('lab', '--seen', seen, '--out', out);
    expect(exitCode).toBe(7);
    expect(stdout).toContain('lab   drift   1 difference, calls of 12 users change\n');
    expect(stdout).toContain('route "NL mobile": pattern ^\\+316[1-5]\\d{7}$; the file says ^\\+316\\d{8}$.');
    expect(stdout).toMatch(/Calls, once it is put right: all 12 users can now call numbers like 06/);
    expect(stdout).toMatch(/Seen since \d{4}-\S+ \d\d:\d\d UTC\. trunkline wrote it last on \d{4}-\S+ \d\d:\d\d UTC/);
    expect(stdout).toContain('To put it right: npm run pulumi -- refresh -s lab, then up.');
    expect(readFileSync(out, 'utf8')).toMatch(/^### lab differs from its files\n/);
    const before = readFileSync(seen, 'utf8');
    const old = before.replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/, '"2026-11-01T08:00:00.000Z"');
    writeFileSync(seen, old);
    expect((await drift('lab', '--seen', seen)).stdout).toContain('Seen since 2026-11-01 08:00 UTC.');
  });

  it('is gone once that is put right as it says', async () => {
    const refreshed = await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
    expect(refreshed.exitCode).toBe(0);
    expect((await tenant.up()).exitCode).toBe(0);
    const seen = join(tenant.tenants, '..', 'seen.json');
    expect((await drift('lab', '--seen', seen)).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual({
      version: 1,
      tenants: { '1ab00000-0000-4000-8000-00000000c0de': {} },
    });
  });

  it('fails for a tenant that can not be read, and tells of the others all the same', async () => {
    await tenant.byHand('Set-CsOnlineVoiceRoute', { Identity: 'NL mobile', NumberPattern: '^\\+317' });
    const { stdout, exitCode } = await drift('lab', 'nobody');
    expect(exitCode).toBe(1);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      "nobody   failed   not known: 1 part couldn't be read",
      'lab      drift    1 difference, calls of 12 users change',
    ]);
    expect(stdout).toMatch(/\nOf 2 tenants 1 couldn't be read, 1 differs from its files\.$/);
    const wrong = await execa(process.execPath, [join(root, 'scripts/drift.ts'), 'lab'], {
      env: { ...tenant.session.env, ARM_CLIENT_SECRET: 'wrong', AZURE_CLIENT_SECRET: 'wrong' },
      extendEnv: false,
      reject: false,
    });
    expect(wrong.stdout).toMatch(/AADSTS7000215/);
    expect(wrong.stdout + wrong.stderr).not.toMatch(/\n {4}at /);
    expect(wrong.exitCode).toBe(1);
  });
});
