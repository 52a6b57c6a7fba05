import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../scripts/lab/session.ts';
import { showAskedOutput } from '../../scripts/pulumi/asked-output.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
let born: Record<string, unknown>;
/** What the first up printed. */
let first: Run;

beforeAll(async () => {
  tenant = await openLabTenant();
  born = await tenant.dump();
});
afterAll(() => tenant.close());

describe('the life of a tenant, on the real engine', () => {
  it('goes up from nothing: everybody has a number, a policy and a dial plan', async () => {
    const run = await tenant.up();
    first = run;
    expect(run.stdout + run.stderr).not.toContain('error');
    expect(run.exitCode).toBe(0);
    expect(await tenant.numbers()).toMatchObject({
      'ada@contoso.example': '+31205552101',
      'eve@contoso.example': '+31205552110',
      'kim@contoso.example': '+31205552112',
    });
    const [ada] = await tenant.byHand('Get-CsOnlineUser', { Identity: 'ada@contoso.example' });
    expect(ada).toMatchObject({
      LineUri: 'tel:+31205552101',
      EnterpriseVoiceEnabled: true,
      OnlineVoiceRoutingPolicy: { Name: 'NL agents' },
      TenantDialPlan: { Name: 'NL-Amsterdam' },
    });
  });

  it('names nobody in what an up prints; who asks for the list by name is shown it', async () => {
    const again = await tenant.session.run('up', '--yes', '--non-interactive');
    expect(again.exitCode).toBe(0);
    for (const { stdout, stderr } of [first, again]) {
      expect(stdout).toContain('ccaipUsers');
      expect(stdout + stderr).not.toMatch(/@contoso\.example|\+3120/);
    }
    const all = await tenant.session.run('stack', 'output');
    expect(all.stdout).toMatch(/ccaipUsers\s+\[secret\]/);
    const asked = await tenant.session.run(...showAskedOutput(['stack', 'output', 'ccaipUsers']));
    expect(asked.stdout).toContain('not confirmed: ada@contoso.example: SIP URI +31205552101@ujet.sip.carrier.example');
  });

  it('has nothing to do on a second preview', async () => {
    expect(await tenant.preview()).toEqual([]);
  });

  it('hands the platform its settings, of which only the secret is secret', async () => {
    const output = async (...args: string[]) =>
      JSON.parse((await tenant.session.run('stack', 'output', 'ucaas', '--json', ...args)).stdout);
    expect(await output()).toEqual({
      platform: 'Microsoft Teams',
      connectedAppId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      connectedAppSecret: '[secret]',
      secretExpires: '2028-10-31',
      redirectUri: 'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback',
      multicastLimit: 40,
      statusInheritance: 'Apply UCaaS agent status at login',
      secretName: '2026-11',
      sipUriHost: "ujet.sip.carrier.example (assumed: Google's guide doesn't say which domain)",
      permissions: "offline_access User.Read User.Read.All Presence.Read.All (assumed: Google's guide names none)",
    });
    const shown = await output('--show-secrets');
    expect(shown.connectedAppSecret).toMatch(/^.{8,}$/);
    const state = await tenant.session.run('stack', 'export');
    expect(state.stdout).not.toContain(shown.connectedAppSecret);
  });

  it('finds no drift right after, and finds a hand-made change when there is one', async () => {
    const drift = () => tenant.session.run('refresh', '--preview-only', '--expect-no-changes', '--non-interactive');
    const clean = await drift();
    expect(`${clean.exitCode}\n${clean.exitCode === 0 ? '' : clean.stdout}`).toBe('0\n');
    await tenant.byHand('Set-CsOnlineVoiceRoute', { Identity: 'NL mobile', NumberPattern: '^\\+316\\d{7}$' });
    expect((await drift()).exitCode).not.toBe(0);
    await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
    expect(await tenant.preview()).toEqual([
      { op: 'update', name: 'direct-routing-route-nl mobile', changes: ['update numberPattern'] },
    ]);
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
  });

  it('leaves the tenant as it was born after destroy', async () => {
    const run = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    expect(run.stdout + run.stderr).not.toContain('error');
    expect(run.exitCode).toBe(0);
    expect(await tenant.dump()).toEqual(born);
  });
});
