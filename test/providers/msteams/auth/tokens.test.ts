import '../../../../lab/reflect.ts';

import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509CertificateGenerator } from '@peculiar/x509';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { issueAssertion } from '../../../../lab/entra/federation.ts';
import { automation, labTenantId } from '../../../../lab/identity.ts';
import { openTokens } from '../../../../providers/msteams/auth/tokens.ts';
import { type LabTenant, openLabTenant } from '../lab-tenant.ts';
import { hasOpenssl, openCertificates, password } from './a-certificate.ts';

let tenant: LabTenant;
beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const endpoints = () => ({
  TRUNKLINE_GRAPH_URL: tenant.lab.url,
  AZURE_AUTHORITY_HOST: tenant.lab.url,
  ARM_USE_CLI: 'false',
});
const withSecret = (more: Record<string, string> = {}) => ({
  ...endpoints(),
  ARM_CLIENT_ID: automation.clientId,
  ARM_CLIENT_SECRET: automation.clientSecret,
  ...more,
});
const messageOf = async (env: Record<string, string>): Promise<string> =>
  openTokens(labTenantId, env)
    .graphToken()
    .then(() => 'no error')
    .catch((error: Error) => error.message);
/** Tells the automation's application of a certificate (DER in base64). */
const register = (key: string) => {
  const { store } = tenant.lab;
  const row = store.get('application', automation.applicationObjectId);
  if (row === undefined) throw new Error('The lab has no automation.');
  const registered = { keyId: labTenantId, type: 'AsymmetricX509Cert', usage: 'Verify', key };
  store.put('application', automation.applicationObjectId, { ...row, keyCredentials: [registered] as never });
};
/** A certificate with its key under a password; `register` tells the application of it. */
const selfSigned = async () => {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: 'CN=automation', keys });
  const keyPassword = 'a~password~of~a~key';
  const key = createPrivateKey({
    key: Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
    format: 'der',
    type: 'pkcs8',
  });
  const encrypted = key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: keyPassword });
  return {
    register: () => register(Buffer.from(certificate.rawData).toString('base64')),
    password: keyPassword,
    pem: `${certificate.toString('pem')}\n${encrypted}`,
  };
};
const tokenRequests = () => tenant.lab.context.requests.list()['POST /{id}/oauth2/v2.0/token'] ?? 0;

describe('openTokens', () => {
  it('gets a token of the tenant for Graph with a client secret, against a private authority', async () => {
    const token = await openTokens(labTenantId, withSecret()).graphToken();
    expect(decodeJwt(token)).toMatchObject({ tid: labTenantId, oid: automation.objectId, aud: tenant.lab.url });
  });

  it('gets both tokens for Teams together and ends with the earlier', async () => {
    const { accessTokens, expiresOnTimestamp } = await openTokens(labTenantId, withSecret()).tokens();
    expect(accessTokens.map((token) => decodeJwt(token).aud)).toEqual([
      tenant.lab.url,
      '48ac35b8-9aa8-4d74-927d-1f4a14a0b239',
    ]);
    const ends = accessTokens.map((token) => (decodeJwt(token).exp ?? 0) * 1000);
    expect(Math.abs(expiresOnTimestamp - Math.min(...ends))).toBeLessThan(2000);
  });

  it('asks once for what many need at once', async () => {
    const tokens = openTokens(labTenantId, withSecret());
    const before = tokenRequests();
    await Promise.all([tokens.graphToken(), tokens.graphToken(), tokens.graphToken()]);
    expect(tokenRequests() - before).toBe(1);
  });

  it('signs in with a workload identity file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'oidc-')), 'token');
    const subject = 'repo:contoso/voice:ref:refs/heads/main';
    writeFileSync(file, await issueAssertion({ subject, audience: 'api://AzureADTokenExchange' }));
    const env = { ...endpoints(), AZURE_CLIENT_ID: automation.clientId, AZURE_FEDERATED_TOKEN_FILE: file };
    expect(decodeJwt(await openTokens(labTenantId, env).graphToken()).oid).toBe(automation.objectId);
  });

  it('signs in with an OIDC token', async () => {
    const token = await issueAssertion({
      subject: 'repo:contoso/voice:ref:refs/heads/main',
      audience: 'api://AzureADTokenExchange',
    });
    const env = { ...endpoints(), ARM_CLIENT_ID: automation.clientId, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: token };
    expect(decodeJwt(await openTokens(labTenantId, env).graphToken()).oid).toBe(automation.objectId);
  });

  it("signs in with GitHub's OIDC, with a fresh assertion for each token", async () => {
    const env = {
      ...endpoints(),
      ARM_CLIENT_ID: automation.clientId,
      ARM_USE_OIDC: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${tenant.lab.url}/lab/oidc/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
    };
    const asked = () => tenant.lab.context.requests.list()['GET /lab/oidc/token'] ?? 0;
    await openTokens(labTenantId, env).tokens();
    expect(asked()).toBeGreaterThanOrEqual(2);
  });

  it('signs in with a certificate, and tells one that is not registered', async () => {
    const own = await selfSigned();
    const file = join(mkdtempSync(join(tmpdir(), 'certificate-')), 'client.pem');
    writeFileSync(file, own.pem);
    const env = {
      ...endpoints(),
      ARM_CLIENT_ID: automation.clientId,
      ARM_CLIENT_CERTIFICATE_PATH: file,
      ARM_CLIENT_CERTIFICATE_PASSWORD: own.password,
    };
    const message = await messageOf(env);
    expect(message).toContain('AADSTS700027');
    expect(message).toContain('Fix: upload this certificate');
    expect(message).not.toContain(own.password);
    own.register();
    expect(decodeJwt(await openTokens(labTenantId, env).graphToken()).oid).toBe(automation.objectId);
  });

  it.skipIf(!hasOpenssl)('signs in with a PFX, old and new, from a file and as text', async () => {
    const { files, registered } = openCertificates();
    register(registered);
    const client = { ...endpoints(), ARM_CLIENT_ID: automation.clientId, ARM_CLIENT_CERTIFICATE_PASSWORD: password };
    const text = readFileSync(files.aes).toString('base64');
    const ways = [
      { ARM_CLIENT_CERTIFICATE_PATH: files.aes },
      { ARM_CLIENT_CERTIFICATE_PATH: files.rc2 },
      { ARM_CLIENT_CERTIFICATE: text },
    ];
    for (const way of ways) {
      const token = await openTokens(labTenantId, { ...client, ...way }).graphToken();
      expect(decodeJwt(token).oid).toBe(automation.objectId);
    }
    const wrong = { ...client, ARM_CLIENT_CERTIFICATE: text, ARM_CLIENT_CERTIFICATE_PASSWORD: 'guess' };
    expect(await messageOf(wrong)).toContain(
      "The certificate in ARM_CLIENT_CERTIFICATE can't be used: its password is another.",
    );
  });

  it('words a wrong secret in one message, without the secret', async () => {
    const secret = 'guess~of~a~secret';
    const message = await messageOf(withSecret({ ARM_CLIENT_SECRET: secret }));
    expect(message).toMatch(
      new RegExp(
        `^sign in to tenant ${labTenantId} as client ${automation.clientId} with a client secret: AADSTS7000215: Invalid client secret provided\\..* \\(request [0-9a-f-]{36}\\)\\n  Fix: set ARM_CLIENT_SECRET to the secret's value; its id is another string\\.$`,
      ),
    );
    expect(message).not.toContain(secret);
  });

  it('tells an application that the tenant does not know', async () => {
    const message = await messageOf(withSecret({ ARM_CLIENT_ID: '11111111-2222-4333-8444-555555555555' }));
    expect(message).toContain('AADSTS700016');
    expect(message).toContain('Fix: check ARM_CLIENT_ID (or AZURE_CLIENT_ID)');
  });

  it('tells an assertion about a job that the application does not trust', async () => {
    const token = await issueAssertion({ subject: 'repo:other/voice', audience: 'api://AzureADTokenExchange' });
    const env = { ...endpoints(), ARM_CLIENT_ID: automation.clientId, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: token };
    const message = await messageOf(env);
    expect(message).toContain('AADSTS700213');
    expect(message).toContain('Fix: add a federated credential');
    expect(message).not.toContain(token);
  });

  it('tells a certificate that cannot be read, and one of the wrong form', async () => {
    const env = { ...endpoints(), ARM_CLIENT_ID: automation.clientId };
    expect(await messageOf({ ...env, ARM_CLIENT_CERTIFICATE_PATH: '/nowhere.pem' })).toContain('(ENOENT)');
    const pfx = join(mkdtempSync(join(tmpdir(), 'pfx-')), 'client.pfx');
    writeFileSync(pfx, Buffer.from([0x30, 0x82, 0x01]));
    expect(await messageOf({ ...env, ARM_CLIENT_CERTIFICATE_PATH: pfx })).toContain('openssl pkcs12');
  });

  it('refuses a token of another tenant than the file names', async () => {
    const { tokens } = tenant.lab.context;
    const other = '7c2f0000-1111-4222-8333-444455556666';
    const issue = tokens.issue.bind(tokens);
    const spy = vi.spyOn(tokens, 'issue').mockImplementation((claims, life) => issue({ ...claims, tid: other }, life));
    const message = await messageOf(withSecret());
    spy.mockRestore();
    expect(message).toBe(
      `sign in to tenant ${labTenantId} as client ${automation.clientId} with a client secret: ` +
        `The token is for tenant "${other}"; the tenant file names ${labTenantId}. Nothing was written.\n` +
        "  Fix: use this tenant's credentials, or correct tenant.id in the tenant file.",
    );
  });
});
