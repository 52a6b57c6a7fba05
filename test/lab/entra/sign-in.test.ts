import '../../../lab/reflect.ts';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import * as x509 from '@peculiar/x509';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { automation, labTenantId } from '../../../lab/identity.ts';
import { administrator, openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());

const graph = 'https://graph.microsoft.com/.default';
const teams = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default';

const ask = async (form: Readonly<Record<string, string | undefined>>, tenant = labTenantId) => {
  const response = await fetch(`${lab.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: automation.clientId,
      scope: graph,
      ...(form as Record<string, string>),
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const secret = { client_secret: automation.clientSecret };

describe('the token endpoint', () => {
  it.each([
    {
      name: 'a wrong secret',
      form: { client_secret: 'wrong' },
      status: 401,
      error: 'invalid_client',
      text: `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${automation.clientId}'.`,
    },
    {
      name: 'an unknown app',
      form: { ...secret, client_id: '11111111-2222-3333-4444-555555555555' },
      status: 400,
      error: 'unauthorized_client',
      text: `AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory '${labTenantId}'.`,
    },
    {
      name: 'no credential',
      form: {},
      status: 401,
      error: 'invalid_client',
      text: "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    },
    {
      name: 'a scope that is no /.default',
      form: { ...secret, scope: 'https://graph.microsoft.com/User.Read' },
      status: 400,
      error: 'invalid_scope',
      text: 'AADSTS1002012: The provided value for scope https://graph.microsoft.com/User.Read is not valid.',
    },
    {
      name: 'an unknown resource',
      form: { ...secret, scope: 'https://storage.azure.com/.default' },
      status: 400,
      error: 'invalid_resource',
      text: `AADSTS500011: The resource principal named https://storage.azure.com was not found in the tenant named ${labTenantId}.`,
    },
    {
      name: 'another grant',
      form: { ...secret, grant_type: 'password' },
      status: 400,
      error: 'unsupported_grant_type',
      text: "AADSTS70003: The app requested an unsupported grant type 'password'.",
    },
  ])('refuses $name', async ({ form, status, error, text }) => {
    const reply = await ask(form);
    expect(reply.status).toBe(status);
    expect(reply.body.error).toBe(error);
    expect(reply.body.error_description).toContain(text);
    expect(reply.body.error_codes).toEqual([Number(/AADSTS(\d+)/.exec(text)?.[1])]);
  });

  it('refuses an unknown tenant, and takes a verified domain for the tenant', async () => {
    const { status, body } = await ask(secret, '99999999-0000-0000-0000-000000000000');
    expect(status).toBe(400);
    expect(body.error_description).toContain(
      "AADSTS90002: Tenant '99999999-0000-0000-0000-000000000000' not found. Check to make sure you have the correct tenant ID",
    );
    expect((await ask(secret, 'contoso.example')).status).toBe(200);
  });

  it('gives tokens for Graph and for Teams, with who, where and what', async () => {
    const forGraph = decodeJwt(String((await ask(secret)).body.access_token));
    expect(forGraph).toMatchObject({
      aud: 'https://graph.microsoft.com',
      appid: automation.clientId,
      oid: automation.objectId,
      tid: labTenantId,
      wids: ['baf37b3a-610e-45da-9e62-d9d1e5e8914b'],
    });
    expect(forGraph.roles).toContain('TeamsTelephoneNumber.ReadWrite.All');
    const forTeams = decodeJwt(String((await ask({ ...secret, scope: teams })).body.access_token));
    expect(forTeams.aud).toBe('48ac35b8-9aa8-4d74-927d-1f4a14a0b239');
  });

  it('gives none for a service that is not in the tenant', async () => {
    const api = lab.store.list('servicePrincipal').find((one) => teams.startsWith(one.appId));
    if (api === undefined) throw new Error('The lab has no such service.');
    lab.store.put('servicePrincipal', api.id, { ...api, deletedDateTime: '2026-01-01T00:00:00Z' });
    expect((await ask({ ...secret, scope: teams })).body.error_codes).toEqual([500011]);
    lab.store.put('servicePrincipal', api.id, api);
  });

  it('gives the token for Teams another life where the lab is told so', async () => {
    await lab.post('/lab/switches', { teamsTokenSeconds: 20_000 });
    expect((await ask({ ...secret, scope: teams })).body.expires_in).toBe(20_000);
    expect((await ask(secret)).body.expires_in).toBe(3599);
    await lab.post('/lab/switches', { teamsTokenSeconds: 0 });
  });

  it('signs in with a secret that addPassword made, until it has expired or is removed', async () => {
    const path = `/v1.0/applications/${administrator.applicationObjectId}`;
    const endDateTime = new Date(lab.clock.now() + 3_600_000).toISOString();
    const { body: added } = await lab.call(
      'POST',
      `${path}/addPassword`,
      { passwordCredential: { endDateTime } },
      { by: administrator },
    );
    const form = { client_id: administrator.clientId, client_secret: added.secretText };
    expect(await ask(form)).toMatchObject({ status: 401, body: { error_codes: [7000215] } });
    lab.later(4);
    expect((await ask(form)).status).toBe(200);
    lab.later(3_601);
    const expired = await ask(form);
    expect(expired.status).toBe(401);
    expect(expired.body.error_description).toContain(
      `AADSTS7000222: The provided client secret keys for app '${administrator.clientId}' are expired.`,
    );
    await lab.call('POST', `${path}/removePassword`, { keyId: added.keyId }, { by: administrator });
    expect((await ask(form)).body.error_codes).toEqual([7000215]);
  });

  it('refuses an app whose service principal is disabled', async () => {
    const path = `/v1.0/servicePrincipals/${automation.objectId}`;
    await lab.call('PATCH', path, { accountEnabled: false }, { by: administrator });
    expect((await ask(secret)).body.error_description).toContain(
      `AADSTS7000112: Application '${automation.clientId}'(trunkline automation) is disabled.`,
    );
    await lab.call('PATCH', path, { accountEnabled: true }, { by: administrator });
  });
});

describe('workload identity federation', () => {
  const assertion = async (query = '') => {
    const { value } = (await (await fetch(`${lab.url}/lab/oidc/token?${query}`)).json()) as { value: string };
    return {
      client_assertion: value,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
  };

  it('takes an assertion about the trusted workflow', async () => {
    expect((await ask(await assertion())).status).toBe(200);
  });

  it('refuses another workflow, another audience, an old assertion and a foreign signature', async () => {
    const text = async (form: Record<string, string>) => (await ask(form)).body.error_description;
    expect(await text(await assertion('subject=repo:contoso/voice:pull_request'))).toContain(
      "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/voice:pull_request'.",
    );
    expect(await text(await assertion('audience=https://github.com/contoso'))).toContain('AADSTS700212');
    expect(await text(await assertion('seconds=-600'))).toContain(
      'AADSTS700024: Client assertion is not within its valid time range.',
    );
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('https://token.actions.lab.example')
      .setSubject('repo:contoso/voice:ref:refs/heads/main')
      .setAudience('api://AzureADTokenExchange')
      .setExpirationTime('5m')
      .sign(privateKey);
    expect(await text({ client_assertion: forged })).toContain('AADSTS50027');
    expect(await text({ client_assertion: 'no-jwt' })).toContain('AADSTS50027');
  });
});

describe('@azure/identity', () => {
  const options = { authorityHost: lab.url, disableInstanceDiscovery: true };

  it('gets a token by secret', async () => {
    const credential = new ClientSecretCredential(labTenantId, automation.clientId, automation.clientSecret, options);
    const { token } = await credential.getToken(graph);
    expect(decodeJwt(token).oid).toBe(automation.objectId);
  });

  it('gets a token by assertion', async () => {
    const fetchAssertion = async () =>
      ((await (await fetch(`${lab.url}/lab/oidc/token`)).json()) as { value: string }).value;
    const credential = new ClientAssertionCredential(labTenantId, automation.clientId, fetchAssertion, options);
    expect(decodeJwt((await credential.getToken(teams)).token).appid).toBe(automation.clientId);
  });

  it('gets a token by a certificate that is registered on the app, and by no other', async () => {
    const keys = await webcrypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
      true,
      ['sign', 'verify'],
    );
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: '01',
      name: 'CN=automation',
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
      signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      keys,
    });
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
    const pem = `-----BEGIN PRIVATE KEY-----\n${key.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n${certificate.toString('pem')}\n`;
    const credential = () =>
      new ClientCertificateCredential(labTenantId, automation.clientId, { certificate: pem }, options);
    await expect(credential().getToken(graph)).rejects.toThrow('AADSTS700027');
    const registered = Buffer.from(certificate.rawData).toString('base64');
    const keyCredentials = [{ keyId: labTenantId, type: 'AsymmetricX509Cert', usage: 'Verify', key: registered }];
    const path = `/v1.0/applications/${automation.applicationObjectId}`;
    expect((await lab.call('PATCH', path, { keyCredentials }, { by: administrator })).status).toBe(204);
    expect((await lab.call('GET', path)).body.keyCredentials).toMatchObject([{ key: null }]);
    expect(decodeJwt((await credential().getToken(graph)).token).oid).toBe(automation.objectId);
  });

  it('passes the refusal on', async () => {
    const credential = new ClientSecretCredential(labTenantId, automation.clientId, 'wrong', options);
    await expect(credential.getToken(graph)).rejects.toThrow('AADSTS7000215: Invalid client secret provided.');
  });
});

describe('what Graph asks of a token', () => {
  const users = async (token: string | undefined) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${lab.url}/v1.0/users`, { headers });
    const body = (await response.json()) as { error?: { code: string; message: string } };
    return { status: response.status, ...body.error };
  };

  it('is there, well formed, signed by this tenant, for Graph and in time', async () => {
    expect(await users(undefined)).toMatchObject({
      status: 401,
      code: 'InvalidAuthenticationToken',
      message: 'Access token is empty.',
    });
    expect((await users('nonsense')).message).toContain('IDX14100: JWT is not well formed');
    expect((await users(await lab.token(automation, teams))).message).toBe(
      'Access token validation failure. Invalid audience.',
    );
    const good = await lab.token(automation);
    expect((await users(`${good.slice(0, -6)}AAAAAA`)).message).toBe(
      'Access token validation failure. Invalid signature.',
    );
    await lab.post('/lab/switches', { tokenSeconds: -10 });
    expect((await users(await lab.token(automation))).message).toBe(
      'Lifetime validation failed, the token is expired.',
    );
    await lab.post('/lab/switches', { tokenSeconds: 3599 });
    expect((await users(good)).status).toBe(200);
  });

  it('carries the permission of the call', async () => {
    await lab.post('/lab/permissions', { roles: ['Domain.Read.All'] });
    const { status, body } = await lab.call('GET', '/v1.0/users');
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    });
    expect((await lab.call('GET', '/v1.0/domains')).status).toBe(200);
    expect((await lab.post('/lab/permissions', { roles: ['No.Such'] })).status).toBe(400);
  });
});
