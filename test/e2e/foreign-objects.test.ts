import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowDestroy } from '../../scripts/pulumi/allow-destroy.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
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
    expect(steps.map(({ name }) => name)).not.toContain('direct-routing-sbc-4f9a1.teams.carrier.example');
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

  it('has to be asked by name before a destroy may remove what was there before', async () => {
    const { pulumi, env } = tenant.session;
    const labels = ['sbc:4f9a1.teams.carrier.example', 'voice-routing-policy:NL agents', 'voice-routing-policy:Lobby'];
    const refused = await allowDestroy(pulumi, ['destroy', '--yes'], env).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    const named = [...String(refused).matchAll(/stack: (.*): was in the tenant/g)].map(([, label]) => label);
    expect(named.toSorted()).toEqual(labels.toSorted());
    const lifts = labels.flatMap((label) => ['--lift', label]);
    expect(await allowDestroy(pulumi, ['destroy', '--yes', ...lifts], env)).toEqual(['destroy', '--yes']);
    await expect(allowDestroy(pulumi, ['destroy', '-s', 'nobody'], env)).rejects.toThrow(/no stack named 'nobody'/);
  });

  it("makes no second app registration of the name: the one that is there is imported, and CCAIP's ID stays", async () => {
    await tenant.session.run('state', 'delete', '--yes', '--force', '--target-dependents', appUrn);
    const [before] = await appsCalled('CCAIP');
    const refused = await tenant.up();
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).toContain(`(ID: "${before?.id}") was found`);
    await tenant.importObject('app', before?.id ?? '');
    // Its service principal is taken by the up itself.
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
