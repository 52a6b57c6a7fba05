import { describe, expect, it } from 'vitest';
import { azureadMethod, forAzuread } from '../../../../providers/msteams/auth/azuread-sign-in.ts';
import { chooseSignIn } from '../../../../providers/msteams/auth/sign-in.ts';

const github = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://gh/t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'r' };
const translate = (env: Record<string, string>, file?: { token?: string; pfx?: string }) =>
  forAzuread(chooseSignIn('7c2f', env), env, file);

describe('azuread by itself', () => {
  it.each([
    ['certificate', { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: 'c', ARM_CLIENT_SECRET: 's' }],
    ['secret', { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 't' }],
    ['oidcToken', { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 't', ...github }],
    ['githubOidc', { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ...github }],
    ['managedIdentity', { ARM_USE_MSI: 'true' }],
    ['azureCli', { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' }],
    ['azureCli', { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: '/t' }],
    ['azureCli', { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: 'MII=' }],
    [undefined, { ARM_USE_CLI: 'false' }],
  ])('signs in by %s', (method, env) => {
    expect(azureadMethod(env)).toBe(method);
  });
});

describe('what azuread is given', () => {
  it.each([
    ['a secret', { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' }],
    ['a certificate', { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: 'c.pfx' }],
    ["GitHub's OIDC", { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ...github }],
    ['a managed identity', { ARM_USE_MSI: 'true' }],
    ['az login', {}],
  ])('is nothing where it reads %s itself', (_, env) => {
    expect(translate(env as Record<string, string>)).toEqual({});
  });

  it.each([
    ['a secret', { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' }, { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' }],
    [
      'a certificate',
      { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_CERTIFICATE_PATH: 'c.pfx', AZURE_CLIENT_CERTIFICATE_PASSWORD: 'p' },
      { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: 'c.pfx', ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' },
    ],
    ["GitHub's OIDC", { AZURE_CLIENT_ID: 'a', ...github }, { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true' }],
    ["the machine's identity", { IDENTITY_ENDPOINT: 'http://x' }, { ARM_CLIENT_ID: '', ARM_USE_MSI: 'true' }],
  ])('is %s of the AZURE_ names', (_, env, given) => {
    expect(translate(env as Record<string, string>)).toEqual(given);
  });

  it('is the content of a token file; trunkline goes on reading the file', () => {
    const env = { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: '/t' };
    const given = translate(env, { token: 'jwt' });
    expect(given).toMatchObject({ ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 'jwt' });
    expect(azureadMethod({ ...env, ...given })).toBe('oidcToken');
    expect(chooseSignIn('7c2f', { ...env, ...given })).toMatchObject({ method: 'tokenFile', path: '/t' });
  });

  it('is a file with the PFX that was text', () => {
    const env = { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: 'MII=', ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' };
    expect(translate(env, { pfx: '/t/client.pfx' })).toEqual({
      ARM_CLIENT_ID: 'a',
      ARM_CLIENT_CERTIFICATE_PATH: '/t/client.pfx',
      ARM_CLIENT_CERTIFICATE_PASSWORD: 'p',
    });
  });

  it('never mixes two identities: what is left of the other is emptied', () => {
    const env = { ARM_CLIENT_CERTIFICATE_PATH: 'other.pfx', AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' };
    const given = translate(env);
    expect(azureadMethod({ ...env, ...given })).toBe('secret');
    expect(given.ARM_CLIENT_CERTIFICATE_PATH).toBe('');
  });
});
