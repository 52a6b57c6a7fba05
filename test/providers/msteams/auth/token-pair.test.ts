import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { automation, labTenantId, machine } from '../../../../lab/identity.ts';
import { openTokens } from '../../../../providers/msteams/auth/tokens.ts';
import { openCmdlets } from '../../../../providers/msteams/powershell/open-cmdlets.ts';
import { type LabTenant, openLabTenant } from '../lab-tenant.ts';

let tenant: LabTenant;
beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());
beforeEach(() => {
  // MSAL reads the process's own environment.
  process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = tenant.lab.url;
});
afterEach(() => {
  delete process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST;
  Object.assign(tenant.lab.switches, { tokenSeconds: 3599, teamsTokenSeconds: 0 });
  for (const name of ['00000003-0000-0000-c000-000000000000', '48ac35b8-9aa8-4d74-927d-1f4a14a0b239']) {
    tenant.lab.store.delete('setting', `machineToken/${name}`);
  }
});

const addresses = () => ({
  TRUNKLINE_GRAPH_URL: tenant.lab.url,
  AZURE_AUTHORITY_HOST: tenant.lab.url,
  ARM_METADATA_HOSTNAME: new URL(tenant.lab.url).host,
});
const byMachine = (more: Record<string, string> = {}) => ({
  ...addresses(),
  ARM_USE_MSI: 'true',
  AZURE_POD_IDENTITY_AUTHORITY_HOST: tenant.lab.url,
  ...more,
});
const bySecret = () => ({
  ...addresses(),
  ARM_CLIENT_ID: automation.clientId,
  ARM_CLIENT_SECRET: automation.clientSecret,
});
const endsOf = (tokens: readonly string[]) => tokens.map((token) => decodeJwt(token).exp ?? 0);

/** The Teams side by the lab's PowerShell, signed in from `env`. */
const teamsBy = (env: Record<string, string>) => {
  const { tokens } = openTokens(labTenantId, env);
  return openCmdlets({ tenantId: labTenantId, env: { ...process.env, ...tenant.env, ...env }, tokens });
};

describe('a managed identity', () => {
  it('gives both tokens, of an identity without an app registration', async () => {
    const { accessTokens, byIdentity } = await openTokens(labTenantId, byMachine()).tokens();
    expect(accessTokens.map((token) => decodeJwt(token).oid)).toEqual([machine.objectId, machine.objectId]);
    expect(byIdentity).toBeUndefined();
  });

  it('is asked for by name where the machine has several', async () => {
    const named = (id: string) => openTokens(labTenantId, byMachine({ ARM_CLIENT_ID: id })).graphToken();
    expect(decodeJwt(await named(machine.clientId)).oid).toBe(machine.objectId);
    await expect(named(automation.clientId)).rejects.toThrow(
      /This machine gave no token of its managed identity: .*Identity not found[\s\S]*Fix: give the machine an identity/,
    );
  });
});

describe('two tokens of different lives', () => {
  it('are made alike by asking again for the one that ends first', async () => {
    const tokens = openTokens(labTenantId, bySecret());
    await tokens.graphToken(); // an hour
    tenant.lab.switches.tokenSeconds = 20_000;
    const [graph = 0, teams = 0] = endsOf((await tokens.tokens()).accessTokens);
    expect(Math.abs(graph - teams)).toBeLessThan(5400);
    expect(graph - Date.now() / 1000).toBeGreaterThan(15_000);
  });

  it('are told with both reasons where asking again does not help', async () => {
    tenant.lab.switches.teamsTokenSeconds = 3599 + 5402;
    await expect(openTokens(labTenantId, bySecret()).tokens()).rejects.toThrow(
      /^connect to Teams of tenant .* as client .* with a client secret: The tokens for Microsoft Graph and for Teams end 540\d seconds apart; Connect-MicrosoftTeams takes a pair whose ends are less than 5400 seconds apart\.\n {2}Why: the one that ends first was asked for again[\s\S]*\n {2}Fix: run again in an hour/,
    );
    tenant.lab.switches.teamsTokenSeconds = 3599 + 5390;
    expect((await openTokens(labTenantId, bySecret()).tokens()).byIdentity).toBeUndefined();
  });

  it('of a machine with one identity let PowerShell sign in by it', async () => {
    tenant.lab.switches.teamsTokenSeconds = 86_400;
    expect((await openTokens(labTenantId, byMachine()).tokens()).byIdentity).toBe(true);
    const cmdlets = teamsBy(byMachine());
    await cmdlets.run('Set-CsOnlinePstnUsage', { Usage: { Add: ['By identity'] } }, 'add usage "By identity"');
    const rows = await cmdlets.run('Get-CsOnlinePstnUsage', {}, 'read usages');
    await cmdlets.close();
    expect(rows).toMatchObject([{ Usage: expect.arrayContaining(['By identity']) }]);
  });

  it('are told where PowerShell might take another identity: a named one, or another service than IMDS', async () => {
    tenant.lab.switches.teamsTokenSeconds = 86_400;
    const named = openTokens(labTenantId, byMachine({ ARM_CLIENT_ID: machine.clientId })).tokens();
    await expect(named).rejects.toThrow(/seconds apart[\s\S]*Fix: run again when the older token has been replaced/);
    const arc = openTokens(labTenantId, byMachine({ IMDS_ENDPOINT: 'http://localhost:40342' })).tokens();
    await expect(arc).rejects.toThrow('seconds apart');
  });
});
