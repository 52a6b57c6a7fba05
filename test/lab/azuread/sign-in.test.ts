import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../lab/azuread/client.ts';
import { azureadEnvironment, labEnvironment } from '../../../lab/environment.ts';
import { machine } from '../../../lab/identity.ts';
import { automation, openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const ARM_CLIENT_ID = automation.clientId;
const signIn = (told: Record<string, string>) =>
  connect(azureadEnvironment(lab, { ARM_USE_CLI: 'false', ...told }), { clock: lab.clock });
const assertion = async () =>
  String(((await (await fetch(`${lab.url}/lab/oidc/token`)).json()) as { value: string }).value);

const folder = mkdtempSync(join(tmpdir(), 'azuread-'));
const file = (name: string) => join(folder, name);
const hasOpenssl = (() => {
  try {
    const made = { stdio: 'ignore' } as const;
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file('k.pem'), '-out', file('c.pem')];
    execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=automation'], made);
    const pfx = ['-inkey', file('k.pem'), '-in', file('c.pem'), '-passout', 'pass:p', '-out', file('c.pfx')];
    execFileSync('openssl', ['pkcs12', '-export', ...pfx], made);
    execFileSync('openssl', ['x509', '-in', file('c.pem'), '-outform', 'DER', '-out', file('c.der')], made);
    return true;
  } catch {
    return false;
  }
})();

describe('the stand-in signs in as the genuine plugin', () => {
  it("with a client secret, the lab's own where it isn't told otherwise", async () => {
    const client = await connect(azureadEnvironment(lab, undefined), { clock: lab.clock });
    expect(client).toMatchObject({ objectId: automation.objectId, clientId: automation.clientId });
  });

  it.skipIf(!hasOpenssl)('with a PFX; a PEM fails as it does there', async () => {
    const application = lab.store.get('application', automation.applicationObjectId);
    if (application === undefined) throw new Error('The lab has no automation.');
    const key = readFileSync(file('c.der')).toString('base64');
    lab.store.put('application', application.id, { ...application, keyCredentials: [{ keyId: 'k', key }] });
    const env = { ARM_CLIENT_ID, ARM_CLIENT_CERTIFICATE_PATH: file('c.pfx'), ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' };
    expect((await signIn(env)).objectId).toBe(automation.objectId);
    await expect(signIn({ ...env, ARM_CLIENT_CERTIFICATE_PATH: file('c.pem') })).rejects.toThrow(
      'could not configure ClientCertificate Authorizer: could not decode PKCS#12 archive',
    );
  });

  it('with an OIDC token', async () => {
    const env = { ARM_CLIENT_ID, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: await assertion() };
    expect((await signIn(env)).objectId).toBe(automation.objectId);
  });

  it("with GitHub's token", async () => {
    const env = {
      ARM_CLIENT_ID,
      ARM_USE_OIDC: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${lab.url}/lab/oidc/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
    };
    expect((await signIn(env)).objectId).toBe(automation.objectId);
  });

  it('with a managed identity', async () => {
    const env = { ARM_USE_MSI: 'true', ARM_MSI_ENDPOINT: `${lab.url}/metadata/identity/oauth2/token` };
    expect(await signIn(env)).toMatchObject({ objectId: machine.objectId, clientId: machine.clientId });
  });

  it.each([
    ['AZURE_ names', { AZURE_CLIENT_ID: automation.clientId, AZURE_CLIENT_SECRET: automation.clientSecret }],
    ['a secret of the AZURE_ names', { ARM_CLIENT_ID, AZURE_CLIENT_SECRET: automation.clientSecret }],
    ['a token file', { ARM_CLIENT_ID, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: file('token') }],
    ['a certificate as text', { ARM_CLIENT_ID, ARM_CLIENT_CERTIFICATE: 'MII=' }],
  ])('not with %s', async (_, env) => {
    writeFileSync(file('token'), 'x');
    await expect(signIn(env as Record<string, string>)).rejects.toThrow(
      'unable to build authorizer: no Authorizer could be configured, please check your configuration',
    );
    await expect(signIn({ ...(env as Record<string, string>), ARM_USE_CLI: '' })).rejects.toThrow(
      'AzureCli Authorizer',
    );
  });
});

describe('what is wrong with the variables', () => {
  it('passes the refusal of a wrong secret on', async () => {
    const env = { ...labEnvironment(lab), ARM_CLIENT_SECRET: 'wrong' };
    await expect(connect(env, { clock: lab.clock })).rejects.toThrow('AADSTS7000215: Invalid client secret provided.');
  });

  it('goes nowhere without ARM_METADATA_HOSTNAME', async () => {
    const env = { ...labEnvironment(lab), ARM_METADATA_HOSTNAME: '' };
    await expect(connect(env, { clock: lab.clock })).rejects.toThrow('ARM_METADATA_HOSTNAME is not set.');
  });
});
