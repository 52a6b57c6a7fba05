import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../lab/identity.ts';
import { chooseEndpoints } from '../../../../providers/msteams/auth/endpoints.ts';

const folder = mkdtempSync(join(tmpdir(), 'a-lab-'));
writeFileSync(join(folder, 'lab.db'), '');
afterAll(() => rmSync(folder, { recursive: true }));
/** Where a lab's engine lives: the stand-in for azure-native is a plugin there. */
const homeOfALab = join(folder, 'pulumi');

const tenant = '7c2f0000-1111-4222-8333-444455556666';
const lab = { TRUNKLINE_GRAPH_URL: 'https://localhost:18443', AZURE_AUTHORITY_HOST: 'https://localhost:18443' };

describe('chooseEndpoints', () => {
  it("goes to Microsoft's global cloud when nothing is said", () => {
    expect(chooseEndpoints(tenant, { AZURE_AUTHORITY_HOST: '' })).toEqual({
      cloud: 'global',
      graphUrl: 'https://graph.microsoft.com',
      authorityHost: 'https://login.microsoftonline.com',
      disableInstanceDiscovery: false,
    });
  });

  it.each([
    ['ARM_ENVIRONMENT', 'usgovernment', 'the US government cloud (GCC High)'],
    ['ARM_ENVIRONMENT', 'DoD', 'the US Department of Defense cloud'],
    ['ARM_ENVIRONMENT', 'china', 'the cloud that 21Vianet runs in China'],
    ['AZURE_AUTHORITY_HOST', 'https://login.microsoftonline.us/', 'the US government cloud (GCC High)'],
    ['AZURE_AUTHORITY_HOST', 'https://login.chinacloudapi.cn', 'the cloud that 21Vianet runs in China'],
    ['TRUNKLINE_GRAPH_URL', 'https://dod-graph.microsoft.us', 'the US Department of Defense cloud'],
  ])('refuses another cloud by %s=%s, with the reason', (name, value, cloud) => {
    const words = () => chooseEndpoints(tenant, { [name]: value });
    expect(words).toThrow(`${name}: "${value}" is ${cloud}.\n  Allowed: the commercial cloud, which GCC is part of.`);
    expect(words).toThrow(`Fix: unset ${name} if the tenant is in the commercial cloud or GCC`);
  });

  it.each(['public', 'global', 'Public'])('takes azuread\'s name of the commercial cloud, "%s"', (name) => {
    expect(chooseEndpoints(tenant, { ARM_ENVIRONMENT: name }).cloud).toBe('global');
  });

  it.each([
    ['TRUNKLINE_LAB_URL', 'https://localhost:18443'],
    ['ARM_METADATA_HOSTNAME', 'localhost:18443'],
    ['ARM_METADATA_HOSTNAME', 'management.example.com'],
    ['PULUMI_DEBUG_PROVIDERS', 'azuread:18444'],
    ['PULUMI_DEBUG_PROVIDERS', 'msteams:5000,azure-native:18445'],
    ['PULUMI_HOME', homeOfALab],
    ['TRUNKLINE_PWSH', '/opt/trunkline/lab/bin/pwsh'],
    ['TRUNKLINE_PWSH', 'lab/bin/pwsh'],
    ['TRUNKLINE_CCAIP_ENDPOINT', 'https://localhost:18443'],
    ['TRUNKLINE_CCAIP_ENDPOINT', 'https://contoso.uc1.ccaiplatform.example'],
  ])('refuses a real tenant with %s=%s', (name, value) => {
    expect(() => chooseEndpoints(tenant, { [name]: value })).toThrow(`${name}: "${value}"`);
  });

  it("lets the lab's tenant at the lab, without asking Microsoft about its authority", () => {
    expect(chooseEndpoints(labTenantId.toUpperCase(), lab)).toMatchObject({
      cloud: 'lab',
      disableInstanceDiscovery: true,
    });
  });

  it.each([
    ["the lab's Graph for a real tenant", tenant, lab, 'leads to the lab'],
    ['a strange Graph for a real tenant', tenant, { TRUNKLINE_GRAPH_URL: 'https://graph.evil.example' }, "isn't known"],
    [
      "Microsoft's Graph for the lab's tenant",
      labTenantId,
      {},
      "for the lab's tenant, which exists on this machine only",
    ],
    [
      'a lab elsewhere',
      labTenantId,
      { ...lab, TRUNKLINE_GRAPH_URL: 'https://lab.example' },
      "for the lab's tenant, which exists on this machine only",
    ],
    [
      'the lab with its secret sent elsewhere',
      labTenantId,
      { ...lab, AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com' },
      "for the lab's tenant, which exists on this machine only",
    ],
    [
      'a secret sent to a strange authority',
      tenant,
      { AZURE_AUTHORITY_HOST: 'https://login.evil.example' },
      "isn't known",
    ],
    [
      "another cloud's authority",
      tenant,
      { AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us' },
      'is the US government cloud',
    ],
    [
      'a host that only begins like loopback',
      labTenantId,
      { ...lab, TRUNKLINE_GRAPH_URL: 'https://localhost.evil.example' },
      "for the lab's tenant, which exists on this machine only",
    ],
    [
      "CCAIP's token of the lab sent elsewhere",
      labTenantId,
      { ...lab, TRUNKLINE_CCAIP_ENDPOINT: 'https://localhost.ccaip.example' },
      "for the lab's tenant, which exists on this machine only",
    ],
    ['plain http', tenant, { TRUNKLINE_GRAPH_URL: 'http://graph.microsoft.com' }, "isn't an https address"],
  ])('refuses %s', (_, id, env, words) => {
    expect(() => chooseEndpoints(id, env)).toThrow(words);
  });

  it('says all that is wrong and what to do', () => {
    expect(() => chooseEndpoints(tenant, lab)).toThrow(
      `sign in to tenant ${tenant}: TRUNKLINE_GRAPH_URL: "https://localhost:18443" leads to the lab.\n` +
        '  A real tenant is never run with any part of the lab.\n' +
        'AZURE_AUTHORITY_HOST: "https://localhost:18443" leads to the lab.\n' +
        '  A real tenant is never run with any part of the lab.\n' +
        '  Fix: unset TRUNKLINE_GRAPH_URL, or use a new shell; unset AZURE_AUTHORITY_HOST, or use a new shell.',
    );
  });
});
