import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { automation } from '../../lab/identity.ts';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

/** A PFX that the automation's application knows. */
const registerPfx = async (): Promise<string> => {
  const file = (name: string) => join(tenant.tenants, name);
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file('k.pem'), '-out', file('c.pem'), '-subj', '/CN=a'];
  execFileSync('openssl', ['req', '-x509', ...key], { stdio: 'ignore' });
  const pair = ['-inkey', file('k.pem'), '-in', file('c.pem'), '-passout', 'pass:p', '-out', file('c.pfx')];
  execFileSync('openssl', ['pkcs12', '-export', ...pair]);
  execFileSync('openssl', ['x509', '-in', file('c.pem'), '-outform', 'DER', '-out', file('c.der')]);
  await tenant.graph('PATCH', `/v1.0/applications/${automation.applicationObjectId}`, {
    keyCredentials: [
      { type: 'AsymmetricX509Cert', usage: 'Verify', key: readFileSync(file('c.der')).toString('base64') },
    ],
  });
  return file('c.pfx');
};

beforeAll(async () => {
  tenant = await openLabTenant();
  expect((await tenant.up()).exitCode).toBe(0);
});
afterAll(() => tenant.close());

/** Everything of the tenant is read, by azuread and by trunkline, each signed in by `way` alone. */
const refreshBy = async (way: Record<string, string>) => {
  await tenant.press('azuread-environment', { ARM_USE_CLI: 'false', ...way });
  const kept = Object.entries(tenant.session.env).filter(([name]) => !/^(ARM|AZURE)_CLIENT_/.test(name));
  const before = (await tenant.look('requests')) as Record<string, number>;
  const run = await execa(tenant.session.pulumi, ['refresh', '--yes', '--skip-preview', '--non-interactive'], {
    cwd: root,
    env: { ...Object.fromEntries(kept), ...way },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  const after = (await tenant.look('requests')) as Record<string, number>;
  const asked = (request: string) => (after[request] ?? 0) - (before[request] ?? 0);
  return { exitCode: run.exitCode, text: run.stdout + run.stderr, asked };
};

const token = 'POST /{id}/oauth2/v2.0/token';
const imds = 'GET /metadata/identity/oauth2/token';
const ARM_CLIENT_ID = automation.clientId;

describe('every way in, azuread and trunkline alike', () => {
  it('is a PFX', async () => {
    const pfx = await registerPfx();
    const way = { ARM_CLIENT_ID, ARM_CLIENT_CERTIFICATE_PATH: pfx, ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' };
    const { exitCode, text, asked } = await refreshBy(way);
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked(token)).toBeGreaterThanOrEqual(3); // azuread's, Graph's and Teams'
  });

  it('is an OIDC token', async () => {
    const { value } = (await tenant.look('oidc/token')) as { value: string };
    const { exitCode, text, asked } = await refreshBy({ ARM_CLIENT_ID, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: value });
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked(token)).toBeGreaterThanOrEqual(3);
  });

  it("is GitHub's", async () => {
    const { exitCode, text, asked } = await refreshBy({
      ARM_CLIENT_ID,
      ARM_USE_OIDC: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${tenant.session.url}/lab/oidc/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
    });
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked('GET /lab/oidc/token')).toBeGreaterThanOrEqual(3);
  });

  it("is the machine's own identity", async () => {
    const { exitCode, text, asked } = await refreshBy({
      ARM_USE_MSI: 'true',
      ARM_MSI_ENDPOINT: `${tenant.session.url}/metadata/identity/oauth2/token`,
      AZURE_POD_IDENTITY_AUTHORITY_HOST: tenant.session.url,
    });
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked(token)).toBe(0);
    expect(asked(imds) + asked(`${imds}/`)).toBeGreaterThanOrEqual(3);
  });

  it('is none of what azuread does not read', async () => {
    const { exitCode, text } = await refreshBy({
      AZURE_CLIENT_ID: automation.clientId,
      AZURE_CLIENT_SECRET: automation.clientSecret,
    });
    expect(exitCode).not.toBe(0);
    expect(text).toContain(
      'unable to build authorizer: no Authorizer could be configured, please check your configuration',
    );
  });
});
