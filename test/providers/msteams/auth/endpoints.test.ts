import { describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../lab/identity.ts';
import { chooseEndpoints } from '../../../../providers/msteams/auth/endpoints.ts';

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

  it('follows a national cloud whose two addresses belong together', () => {
    const env = {
      TRUNKLINE_GRAPH_URL: 'https://graph.microsoft.us/',
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us/',
    };
    expect(chooseEndpoints(tenant, env)).toMatchObject({ cloud: 'usGov', graphUrl: 'https://graph.microsoft.us' });
  });

  it("lets the lab's tenant at the lab, without asking Microsoft about its authority", () => {
    expect(chooseEndpoints(labTenantId.toUpperCase(), lab)).toMatchObject({
      cloud: 'lab',
      disableInstanceDiscovery: true,
    });
  });

  it.each([
    ["the lab's Graph for a real tenant", tenant, lab, "only the lab's tenant may use another"],
    [
      'a strange Graph for a real tenant',
      tenant,
      { TRUNKLINE_GRAPH_URL: 'https://graph.evil.example' },
      "isn't Microsoft Graph",
    ],
    ["Microsoft's Graph for the lab's tenant", labTenantId, {}, "This is the lab's tenant"],
    [
      'a lab elsewhere',
      labTenantId,
      { ...lab, TRUNKLINE_GRAPH_URL: 'https://lab.example' },
      "This is the lab's tenant",
    ],
    [
      'the lab with its secret sent elsewhere',
      labTenantId,
      { ...lab, AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com' },
      "This is the lab's tenant",
    ],
    [
      'a secret sent to a strange authority',
      tenant,
      { AZURE_AUTHORITY_HOST: 'https://login.evil.example' },
      "doesn't sign in to graph.microsoft.com",
    ],
    [
      "another cloud's authority",
      tenant,
      { AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us' },
      "doesn't sign in to graph.microsoft.com",
    ],
    [
      'a host that only begins like loopback',
      labTenantId,
      { ...lab, TRUNKLINE_GRAPH_URL: 'https://localhost.evil.example' },
      "This is the lab's tenant",
    ],
    ['plain http', tenant, { TRUNKLINE_GRAPH_URL: 'http://graph.microsoft.com' }, 'must be an https address'],
  ])('refuses %s', (_, id, env, words) => {
    expect(() => chooseEndpoints(id, env)).toThrow(words);
  });

  it('says what to do in one action', () => {
    expect(() => chooseEndpoints(tenant, lab)).toThrow(
      `sign in to tenant ${tenant}: TRUNKLINE_GRAPH_URL is "https://localhost:18443", which isn't Microsoft Graph; only the lab's tenant may use another.\n` +
        '  Known: graph.microsoft.com, graph.microsoft.us, dod-graph.microsoft.us, microsoftgraph.chinacloudapi.cn.\n' +
        '  Fix: unset TRUNKLINE_GRAPH_URL.',
    );
  });
});
