import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../lab/identity.ts';
import { administrator, automation, openLab } from '../lab-fixture.ts';

/** What the genuine azuread provider was seen to send, request by request, in its own encoding. */
const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const headers = {
  accept: 'application/json; charset=utf-8; IEEE754Compatible=false',
  'content-type': 'application/json; charset=utf-8',
  'odata-version': '4.0',
  'odata-maxversion': '4.0',
};
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const accepted: Record<Method, number[]> = {
  GET: [200],
  POST: [200, 201, 202, 204],
  PATCH: [200, 202, 204],
  DELETE: [200, 204],
};

/** Sends as azuread does and insists on a status that it accepts. */
const send = async (method: Method, path: string, body?: object, by = automation) => {
  const reply = await lab.call(method, path, body, { by, headers });
  expect(accepted[method], `${method} ${path}: ${JSON.stringify(reply.body)}`).toContain(reply.status);
  if (reply.body !== undefined) expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
  return reply.body;
};

const web = {
  homePageUrl: null,
  implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
  logoutUrl: null,
};
const common = {
  '@odata.type': '#microsoft.graph.application',
  description: null,
  displayName: 'CCAIP',
  groupMembershipClaims: null,
  info: { marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
  notes: null,
  serviceManagementReference: null,
  signInAudience: 'AzureADMultipleOrgs',
};
const full = (owner: string) => ({
  ...common,
  api: {
    acceptMappedClaims: false,
    knownClientApplications: [],
    oauth2PermissionScopes: [],
    requestedAccessTokenVersion: 1,
  },
  appRoles: [],
  identifierUris: [],
  isDeviceOnlyAuthSupported: false,
  isFallbackPublicClient: false,
  optionalClaims: {},
  'owners@odata.bind': [`${lab.url}/v1.0/directoryObjects/${owner}`],
  publicClient: { redirectUris: [] },
  requiredResourceAccess: [
    {
      resourceAppId: '00000003-0000-0000-c000-000000000000',
      resourceAccess: [{ id: '9c7a330d-35b3-4aa1-963d-cb2b9f927841', type: 'Scope' }],
    },
  ],
  spa: { redirectUris: [] },
  tags: [],
  web: { ...web, redirectUris: ['https://contoso.example/v1/ucaas/ms_teams/oauth_callback'] },
});

const makeApplication = async (by = automation) => {
  const made = await send('POST', '/v1.0/applications', full(by.objectId), by);
  const path = `/v1.0/applications/${made.id}`;
  await send('PATCH', path, { displayName: 'TERRAFORM_UPDATE_6a3f' }, by);
  await send('PATCH', path, { displayName: 'CCAIP' }, by);
  return { id: String(made.id), appId: String(made.appId), path };
};

it('finds the endpoints and signs in by form', async () => {
  const metadata = await fetch(`${lab.url}/metadata/endpoints?api-version=2022-09-01`);
  const endpoints = (await metadata.json()) as Record<string, string>;
  expect(endpoints).toMatchObject({
    name: expect.stringMatching(/.+/),
    resourceManager: expect.stringContaining(lab.url),
    microsoftGraphResourceId: `${lab.url}/`,
    authentication: { loginEndpoint: lab.url },
  });
  const token = await lab.token(automation, `${endpoints.microsoftGraphResourceId?.replace(/\/$/, '')}/.default`);
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims.oid).toBe(automation.objectId);
});

describe('application', () => {
  it('is created, probed for replication, freed of its caller, and read', async () => {
    const { path } = await makeApplication();
    await send('DELETE', `${path}/owners/${automation.objectId}/$ref`);
    const read = await send('GET', path);
    expect(read).toMatchObject({
      displayName: 'CCAIP',
      description: null,
      notes: null,
      web: { ...web, redirectUris: ['https://contoso.example/v1/ucaas/ms_teams/oauth_callback'] },
      api: { requestedAccessTokenVersion: 1 },
    });
    const { oauth2RequirePostResponse } = await send(
      'GET',
      `${path.replace('v1.0', 'beta')}?%24select=oauth2RequirePostResponse`,
    );
    expect(oauth2RequirePostResponse).toBe(false);
    expect((await send('GET', `${path}/owners`)).value).toEqual([]);
  });

  it('is updated by one full PATCH', async () => {
    const { path } = await makeApplication();
    const { 'owners@odata.bind': _, ...body } = full(automation.objectId);
    await send('PATCH', path, {
      ...body,
      displayName: 'CCAIP 2',
      web: { ...web, redirectUris: ['https://b.example/x'] },
    });
    expect(await send('GET', path)).toMatchObject({
      displayName: 'CCAIP 2',
      web: { redirectUris: ['https://b.example/x'] },
    });
  });

  it('is gone at once for the five GETs that follow its DELETE', async () => {
    const { id, path } = await makeApplication();
    await send('DELETE', path);
    for (let n = 0; n < 5; n += 1) {
      const { status, body } = await lab.call('GET', path);
      expect([status, body.error.message]).toEqual([
        404,
        `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
      ]);
    }
  });
});

it('application_registration: POST, GET, PATCH of what changed', async () => {
  const made = await send('POST', '/v1.0/applications', { ...common, api: { requestedAccessTokenVersion: 2 }, web });
  const path = `/v1.0/applications/${made.id}`;
  expect((await send('GET', path)).api.requestedAccessTokenVersion).toBe(2);
  await send('PATCH', path, { description: 'for CCAIP' });
  expect((await send('GET', path)).description).toBe('for CCAIP');
});

it('application_redirect_uris and application_api_access: GET, PATCH, GET', async () => {
  const made = await send('POST', '/v1.0/applications', { ...common, api: { requestedAccessTokenVersion: 2 }, web });
  const path = `/v1.0/applications/${made.id}`;
  expect((await send('GET', path)).web.redirectUris).toEqual([]);
  await send('PATCH', path, { web: { redirectUris: ['https://a.example/x'] } });
  expect((await send('GET', path)).web).toMatchObject({ redirectUris: ['https://a.example/x'], homePageUrl: null });
  await send('PATCH', path, { web: { redirectUris: [] } });
  const requiredResourceAccess = full('').requiredResourceAccess;
  await send('PATCH', path, { id: made.id, requiredResourceAccess });
  expect((await send('GET', path)).requiredResourceAccess).toEqual(requiredResourceAccess);
});

it('application_password: listed in every GET after addPassword, absent after removePassword', async () => {
  const { path } = await makeApplication();
  const endDateTime = '2128-10-31T00:00:00Z';
  const { keyId, secretText } = await send('POST', `${path}/addPassword`, {
    passwordCredential: { displayName: '2026-11', endDateTime },
  });
  expect(secretText).toBeTruthy();
  for (let n = 0; n < 6; n += 1) {
    expect((await send('GET', path)).passwordCredentials).toMatchObject([
      { keyId, displayName: '2026-11', endDateTime },
    ]);
  }
  await send('POST', `${path}/removePassword`, { keyId });
  for (let n = 0; n < 5; n += 1) expect((await send('GET', path)).passwordCredentials).toEqual([]);
});

const makePrincipal = async (by = automation) => {
  const { appId } = await makeApplication(by);
  const filter = `%24filter=appId+eq+%27${appId}%27`;
  expect((await send('GET', `/v1.0/servicePrincipals?${filter}`, undefined, by)).value).toEqual([]);
  const made = await send(
    'POST',
    '/v1.0/servicePrincipals',
    {
      accountEnabled: true,
      alternativeNames: [],
      appId,
      appRoleAssignmentRequired: false,
      description: 'TERRAFORM_UPDATE_6a3f',
      loginUrl: null,
      notes: null,
      notificationEmailAddresses: [],
      'owners@odata.bind': [`${lab.url}/v1.0/directoryObjects/${by.objectId}`],
      preferredSingleSignOnMode: null,
      samlSingleSignOnSettings: {},
      tags: [],
    },
    by,
  );
  expect((await send('GET', `/v1.0/servicePrincipals?${filter}`, undefined, by)).value).toHaveLength(1);
  return String(made.id);
};

it('service_principal: readable at once, PATCH description null, read in three', async () => {
  const id = await makePrincipal();
  const path = `/v1.0/servicePrincipals/${id}`;
  await send('PATCH', path, { description: null });
  expect((await send('GET', path)).description).toBeNull();
  expect(await send('GET', `/beta/servicePrincipals/${id}?%24select=samlMetadataUrl`)).toMatchObject({
    samlMetadataUrl: null,
  });
  expect((await send('GET', `${path}/owners`)).value).toMatchObject([
    { '@odata.type': '#microsoft.graph.servicePrincipal' },
  ]);
  await send('DELETE', path);
  expect((await lab.call('GET', path)).status).toBe(404);
});

it('app_role_assignment and service_principal_delegated_permission_grant', async () => {
  const principalId = await makePrincipal(administrator);
  const resourceId = idOf('servicePrincipal', 'Microsoft Graph');
  await send('GET', `/v1.0/servicePrincipals/${resourceId}`, undefined, administrator);
  const assigned = await send(
    'POST',
    `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`,
    {
      appRoleId: 'df021288-bdef-4463-88db-98f22de89214',
      principalId,
      resourceId,
    },
    administrator,
  );
  const path = `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo/${assigned.id}`;
  expect(await send('GET', path, undefined, administrator)).toMatchObject({ principalId, resourceId });
  await send('DELETE', path, undefined, administrator);

  const grant = await send(
    'POST',
    '/v1.0/oauth2PermissionGrants',
    {
      clientId: principalId,
      consentType: 'AllPrincipals',
      resourceId,
      scope: 'offline_access Presence.Read.All User.Read.All',
    },
    administrator,
  );
  await send('GET', `/v1.0/oauth2PermissionGrants/${grant.id}`, undefined, administrator);
  await send('PATCH', `/v1.0/oauth2PermissionGrants/${grant.id}`, { scope: 'User.Read.All' }, administrator);
  await send('DELETE', `/v1.0/oauth2PermissionGrants/${grant.id}`, undefined, administrator);
});

it('data: domains, and a service principal by filter and beta', async () => {
  expect((await send('GET', '/v1.0/domains')).value.length).toBeGreaterThan(1);
  const filter = '%24filter=appId+eq+%2700000003-0000-0000-c000-000000000000%27';
  const [graph] = (await send('GET', `/v1.0/servicePrincipals?${filter}`)).value;
  await send('GET', `/beta/servicePrincipals/${graph.id}`);
});
