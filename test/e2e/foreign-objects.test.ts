import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  await tenant.byHand('New-CsOnlinePSTNGateway', {
    Fqdn: '4f9a1.teams.carrier.example',
    SipSignalingPort: 5061,
    MaxConcurrentSessions: 200,
    ForwardPai: true,
    Enabled: true,
  });
  await tenant.byHand('Set-CsOnlinePstnUsage', { Identity: 'Global', Usage: { Add: ['Emergency', 'National'] } });
  await tenant.byHand('New-CsOnlineVoiceRoutingPolicy', {
    Identity: 'NL agents',
    OnlinePstnUsages: ['Emergency', 'National'],
  });
});
afterAll(() => tenant.close());

const importFile = async (kind: string, name: string): Promise<string> => {
  const file = join(mkdtempSync(join(tmpdir(), 'trunkline-import-')), 'import.json');
  await execa(process.execPath, [join(root, 'scripts/import.ts'), 'lab', kind, name, '--out', file], {
    cwd: root,
    env: tenant.session.env,
    extendEnv: false,
  });
  return file;
};

describe('objects that are there already, on the real engine', () => {
  it('refuses what somebody else made, names the two ways, and changes nothing of it', async () => {
    const run = await tenant.up();
    expect(run.exitCode).not.toBe(0);
    expect(run.stdout).toContain('4f9a1.teams.carrier.example');
    expect(run.stdout).toMatch(/adopt: true/);
    expect(run.stdout).toMatch(/npm run import -- lab/);
    const [policy] = await tenant.byHand('Get-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' });
    expect(policy).toMatchObject({ OnlinePstnUsages: ['Emergency', 'National'], Description: null });
  });

  it('imports an SBC and a policy made by hand, and the next preview has nothing to say about them', async () => {
    for (const [kind, name] of [
      ['sbc', '4f9a1.teams.carrier.example'],
      ['voice-routing-policy', 'NL agents'],
    ] as const) {
      const file = await importFile(kind, name);
      expect(
        JSON.parse(readFileSync(file, 'utf8')).resources.filter((one: { id?: string }) => one.id !== undefined),
      ).toHaveLength(1);
      const run = await tenant.session.run(
        'import',
        '--file',
        file,
        '--generate-code=false',
        '--protect=false',
        '--yes',
        '--skip-preview',
        '--non-interactive',
      );
      expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout + run.stderr}`).toBe('0');
    }
    const steps = await tenant.preview();
    expect(steps.map(({ name }) => name)).not.toContain('direct-routing-sbc-main');
    expect(steps.map(({ name }) => name)).not.toContain('direct-routing-policy-nl agents');
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    expect(await tenant.preview()).toEqual([]);
  });

  it('adopts an object whose entry says so', async () => {
    await tenant.byHand('New-CsOnlineVoiceRoutingPolicy', { Identity: 'Lobby', OnlinePstnUsages: ['Emergency'] });
    tenant.editTenant((document) => {
      document.setIn(['voiceRoutingPolicies', 'Lobby'], { pstnUsages: ['Emergency'], adopt: true });
    });
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
  });
});
