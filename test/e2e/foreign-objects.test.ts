import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
      expect(await tenant.importObject(kind, name)).toHaveLength(1);
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

  it("makes no second app registration of the name: the one that is there is imported, and CCAIP's ID stays", async () => {
    await tenant.session.run('state', 'delete', '--yes', '--force', '--target-dependents', appUrn);
    const [before] = await appsCalled('CCAIP');
    const refused = await tenant.up();
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).toContain(`/applications/${before?.id}" already exists`);
    await tenant.importObject('app', before?.id ?? '');
    const again = await tenant.up();
    const principal = /\/servicePrincipals\/([0-9a-f-]{36})" already exists/.exec(again.stdout)?.[1];
    await tenant.importObject('service-principal', principal ?? '');
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
    expect(await appsCalled('CCAIP')).toEqual([before]);
  });
});

const appUrn =
  'urn:pulumi:lab::trunkline::trunkline:index:UcaasApp$azuread:index/application:Application::ucaas-app-application';

const appsCalled = async (name: string) =>
  (
    (await tenant.graph('GET', '/v1.0/applications?$select=id,displayName')) as {
      value: { id: string; displayName: string }[];
    }
  ).value.filter(({ displayName }) => displayName === name);
