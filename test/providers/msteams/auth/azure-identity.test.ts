import { describe, expect, it } from 'vitest';
import {
  azureIdentityProblems,
  azureNames,
  forAzureNative,
} from '../../../../providers/msteams/auth/azure-identity.ts';

const problems = (env: Record<string, string>, needs = { vault: true, dns: true }, translated = false) =>
  azureIdentityProblems(env, needs, translated).map(({ path, message }) => `${path}: ${message}`);

const vault = { TRUNKLINE_VAULT_CLIENT_ID: 'v', TRUNKLINE_VAULT_CLIENT_SECRET: 's' };
const dns = { TRUNKLINE_DNS_CLIENT_ID: 'd', TRUNKLINE_DNS_CLIENT_SECRET: 't' };

describe('the identities of azure-native', () => {
  it('are asked for only where the tenant file names a vault or a zone', () => {
    expect(problems({}, { vault: false, dns: false })).toEqual([]);
    expect(problems({})).toEqual([
      'TRUNKLINE_VAULT_CLIENT_ID: the tenant file names a vault (app.keyVault), and the environment no identity for it.',
      'TRUNKLINE_DNS_CLIENT_ID: the tenant file names a zone (sipDomain.dns), and the environment no identity for it.',
    ]);
    expect(problems({ ...vault, ...dns })).toEqual([]);
  });

  it('are told, all at once, by what is half, misspelt, unreadable or not understood', () => {
    expect(
      problems(
        {
          TRUNKLINE_VAULT_CLIENT_SECRET: 's',
          TRUNKLINE_VAULT_SECRET: 'x',
          TRUNKLINE_DNS_CLIENT_ID: 'd',
          TRUNKLINE_DNS_CLIENT_CERTIFICATE_PATH: '/none.pfx',
          TRUNKLINE_DNS_USE_MSI: '1',
        },
        { vault: false, dns: false },
      ),
    ).toEqual([
      "TRUNKLINE_VAULT_SECRET: it isn't read.",
      'TRUNKLINE_VAULT_CLIENT_ID: TRUNKLINE_VAULT_CLIENT_SECRET is set, which is half of an identity.',
      'TRUNKLINE_DNS_USE_MSI: "1" isn\'t understood.',
      'TRUNKLINE_DNS_CLIENT_CERTIFICATE_PATH: "/none.pfx" can\'t be read.',
    ]);
  });

  it('are never completed by the everyday identity, which the launcher keeps out by empty names', () => {
    const env = {
      TRUNKLINE_VAULT_CLIENT_ID: 'v',
      TRUNKLINE_VAULT_USE_OIDC: 'true',
      TRUNKLINE_VAULT_OIDC_TOKEN: 'jwt',
      ARM_CLIENT_ID: 'everyday',
      ARM_CLIENT_SECRET: 'of it',
    };
    const needs = { vault: true, dns: false };
    expect(problems(env, needs)).toEqual([
      "TRUNKLINE_VAULT_CLIENT_SECRET: it isn't set, so azure-native would take ARM_CLIENT_SECRET of the everyday identity.",
    ]);
    expect(problems(env, needs, true)).toEqual([]);
    const given = forAzureNative(env);
    expect(Object.keys(given)).toEqual(
      ['VAULT', 'DNS'].flatMap((place) => azureNames.map((name) => `TRUNKLINE_${place}_${name}`)),
    );
    expect(given).toMatchObject({ TRUNKLINE_VAULT_CLIENT_SECRET: '', TRUNKLINE_VAULT_OIDC_TOKEN: 'jwt' });
    expect(problems({ ...env, ...given }, needs)).toEqual([]);
  });

  it('let nothing of the everyday identity through where none of them is set: a state may have what the file names no more', () => {
    const given = forAzureNative({ ARM_CLIENT_ID: 'everyday', ARM_CLIENT_SECRET: 's' });
    expect(given).toMatchObject({ TRUNKLINE_VAULT_CLIENT_SECRET: '', TRUNKLINE_DNS_CLIENT_ID: '' });
    expect(Object.values(given).every((value) => value === '')).toBe(true);
  });
});
