import { describe, expect, it } from 'vitest';
import { chooseSignIn } from '../../../../providers/msteams/auth/sign-in.ts';

const choose = (env: Record<string, string>) => chooseSignIn('7c2f', env);
const github = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://gh/t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'r' };

describe('chooseSignIn', () => {
  it.each([
    [
      'a client secret',
      { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' },
      { method: 'secret', clientId: 'a', secret: 's' },
    ],
    [
      'ARM before AZURE, as azuread does',
      { ARM_CLIENT_ID: 'arm', ARM_CLIENT_SECRET: 's1', AZURE_CLIENT_ID: 'azure', AZURE_CLIENT_SECRET: 's2' },
      { method: 'secret', clientId: 'arm', secret: 's1' },
    ],
    [
      'the whole of AZURE when ARM is half',
      { ARM_CLIENT_ID: 'arm', AZURE_CLIENT_ID: 'azure', AZURE_CLIENT_SECRET: 's2' },
      { method: 'secret', clientId: 'azure', secret: 's2' },
    ],
    [
      'a certificate before a secret, as azuread does',
      {
        ARM_CLIENT_ID: 'a',
        ARM_CLIENT_SECRET: 's',
        ARM_CLIENT_CERTIFICATE_PATH: 'c.pem',
        ARM_CLIENT_CERTIFICATE_PASSWORD: 'p',
      },
      { method: 'certificate', clientId: 'a', source: { path: 'c.pem' }, password: 'p' },
    ],
    [
      'a certificate as text',
      { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: 'MII=', ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' },
      { method: 'certificate', clientId: 'a', source: { base64: 'MII=' }, password: 'p' },
    ],
    [
      'a workload identity',
      { AZURE_CLIENT_ID: 'a', AZURE_FEDERATED_TOKEN_FILE: '/t' },
      { method: 'tokenFile', clientId: 'a', path: '/t' },
    ],
    [
      'an OIDC token file for azuread',
      { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: '/t' },
      { method: 'tokenFile', clientId: 'a', path: '/t' },
    ],
    [
      'an OIDC token file before the token that was in it',
      { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 'jwt', ARM_OIDC_TOKEN_FILE_PATH: '/t' },
      { method: 'tokenFile', clientId: 'a', path: '/t' },
    ],
    [
      'an OIDC token',
      { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 'jwt' },
      { method: 'oidcToken', clientId: 'a', token: 'jwt' },
    ],
    [
      "GitHub's OIDC",
      { ...github, AZURE_CLIENT_ID: 'a' },
      { method: 'githubOidc', clientId: 'a', requestUrl: 'https://gh/t', requestToken: 'r' },
    ],
    [
      'a managed identity by name',
      { ARM_USE_MSI: 'true', ARM_CLIENT_ID: 'a' },
      { method: 'managedIdentity', clientId: 'a' },
    ],
    ['the managed identity of the machine', { IDENTITY_ENDPOINT: 'http://x' }, { method: 'managedIdentity' }],
    ['az login when there is nothing else', { AZURE_CLIENT_ID: '' }, { method: 'azureCli' }],
  ])('takes %s', (_, env, expected) => {
    expect(choose(env)).toEqual(expected);
  });

  it('never mixes an id of one family with a secret of the other', () => {
    expect(() => choose({ ARM_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' })).toThrow(
      'ARM_CLIENT_ID, AZURE_CLIENT_SECRET are set, which is half of an identity.',
    );
  });

  it('names the ways in when there are none', () => {
    expect(() => choose({ ARM_USE_CLI: 'false' })).toThrow('Fix: set ARM_CLIENT_ID and ARM_CLIENT_SECRET');
  });
});
