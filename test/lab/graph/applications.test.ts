import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { microsoftGraph } from '../../../lab/entra/resources.ts';
import { automation, idOf } from '../../../lab/identity.ts';
import { administrator, openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const make = async (body: object = {}, by = automation) =>
  (
    await lab.call(
      'POST',
      '/v1.0/applications',
      { displayName: 'CCAIP', signInAudience: 'AzureADMultipleOrgs', ...body },
      { by },
    )
  ).body;

describe('an application', () => {
  it('is made with what Graph fills in, and owned by a caller who may only write its own', async () => {
    const app = await make({ web: { redirectUris: ['https://contoso.example/callback'] } });
    expect(app).toMatchObject({
      displayName: 'CCAIP',
      signInAudience: 'AzureADMultipleOrgs',
      publisherDomain: 'contoso.example',
      passwordCredentials: [],
      web: { redirectUris: ['https://contoso.example/callback'], homePageUrl: null },
      api: { oauth2PermissionScopes: [] },
    });
    const { body: owners } = await lab.call('GET', `/v1.0/applications/${app.id}/owners`);
    expect(owners.value).toMatchObject([
      { '@odata.type': '#microsoft.graph.servicePrincipal', id: automation.objectId },
    ]);
  });

  it('is found by object id, by client id and by filter', async () => {
    const app = await make();
    for (const path of [`applications/${app.id}`, `applications(appId='${app.appId}')`, `applications('${app.id}')`]) {
      expect((await lab.call('GET', `/v1.0/${path}`)).body.id).toBe(app.id);
    }
    const list = await lab.call('GET', `/v1.0/applications?%24filter=appId+eq+%27${app.appId}%27&$select=id`);
    expect(list.body.value).toEqual([{ id: app.id }]);
  });

  it('merges a PATCH deeply, replaces lists and keeps nulls', async () => {
    const app = await make({ web: { homePageUrl: 'https://home.example', redirectUris: ['https://a.example/x'] } });
    const path = `/v1.0/applications/${app.id}`;
    expect(
      (await lab.call('PATCH', path, { web: { redirectUris: ['https://b.example/y'], logoutUrl: null } })).status,
    ).toBe(204);
    expect((await lab.call('GET', path)).body.web).toEqual({
      homePageUrl: 'https://home.example',
      logoutUrl: null,
      redirectUris: ['https://b.example/y'],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: [],
    });
    await lab.call('PATCH', path, { web: { homePageUrl: null } });
    expect((await lab.call('GET', path)).body.web.homePageUrl).toBeNull();
  });

  it.each([
    [{ nonsense: 1 }, "Invalid property 'nonsense'."],
    [
      { web: { redirectUris: ['http://far.example'] } },
      "Invalid value specified for property 'redirectUris' of resource 'Application'.",
    ],
    [
      { signInAudience: 'Everyone' },
      "Invalid value specified for property 'signInAudience' of resource 'Application'.",
    ],
  ])('refuses %j', async (body, text) => {
    const { error } = await make(body);
    expect([error.code, error.message]).toEqual(['Request_BadRequest', text]);
  });

  it('must have a role disabled before it goes', async () => {
    const role = { id: idOf('role', 'x'), allowedMemberTypes: ['User'], displayName: 'x', value: 'x', isEnabled: true };
    const app = await make({ appRoles: [role] });
    const path = `/v1.0/applications/${app.id}`;
    const { status, body } = await lab.call('PATCH', path, { appRoles: [] });
    expect([status, body.error.message]).toEqual([
      400,
      'Permission (scope or role) cannot be deleted or updated unless disabled first.',
    ]);
    await lab.call('PATCH', path, { appRoles: [{ ...role, isEnabled: false }] });
    expect((await lab.call('PATCH', path, { appRoles: [] })).status).toBe(204);
  });

  it('is unknown to a lagging replica for its first PATCH, by switch, in the words that azuread waits for', async () => {
    await lab.post('/lab/switches', { newApplicationMisses: 1 });
    const app = await make();
    const first = await lab.call('PATCH', `/v1.0/applications/${app.id}`, { displayName: 'x' });
    expect([first.status, first.body.error.message]).toEqual([
      404,
      `Resource '${app.id}' does not exist or one of its queried reference-property objects are not present.`,
    ]);
    expect((await lab.call('PATCH', `/v1.0/applications/${app.id}`, { displayName: 'x' })).status).toBe(204);
  });

  it('takes its service principal with it when it is deleted', async () => {
    const app = await make();
    const { body: principal } = await lab.call('POST', '/v1.0/servicePrincipals', { appId: app.appId });
    expect((await lab.call('DELETE', `/v1.0/applications/${app.id}`)).status).toBe(204);
    expect((await lab.call('GET', `/v1.0/applications/${app.id}`)).status).toBe(404);
    expect((await lab.call('GET', `/v1.0/servicePrincipals/${principal.id}`)).status).toBe(404);
    expect((await lab.call('DELETE', `/v1.0/applications/${app.id}`)).status).toBe(404);
    const { body } = await lab.call('GET', '/v1.0/directory/deletedItems/microsoft.graph.application');
    expect(body.value.map((one: { id: string }) => one.id)).toEqual([app.id]);
  });
});

describe('a secret', () => {
  it('shows its text once, lives two years by itself, and keeps the dates it was given', async () => {
    const app = await make();
    const path = `/v1.0/applications/${app.id}`;
    const { body: byDefault } = await lab.call('POST', `${path}/addPassword`, {
      passwordCredential: { displayName: 'a' },
    });
    expect(byDefault.secretText).toHaveLength(40);
    expect(byDefault.hint).toBe(byDefault.secretText.slice(0, 3));
    expect(Number(byDefault.endDateTime.slice(0, 4)) - Number(byDefault.startDateTime.slice(0, 4))).toBe(2);
    const endDateTime = '2128-10-31T00:00:00Z';
    const { body: added } = await lab.call('POST', `${path}/addPassword`, { passwordCredential: { endDateTime } });
    expect(added.endDateTime).toBe(endDateTime);
    const { passwordCredentials } = (await lab.call('GET', path)).body;
    expect(passwordCredentials.map((one: { secretText: null }) => one.secretText)).toEqual([null, null]);
    expect((await lab.call('POST', `${path}/removePassword`, { keyId: added.keyId })).status).toBe(204);
    expect((await lab.call('POST', `${path}/removePassword`, { keyId: added.keyId })).status).toBe(400);
    expect((await lab.call('GET', path)).body.passwordCredentials).toHaveLength(1);
  });

  it("is refused by the tenant's own policy when it would live too long, or at all, and none is added", async () => {
    const app = await make();
    const path = `/v1.0/applications/${app.id}`;
    const ending = (days: number) => ({
      passwordCredential: { endDateTime: new Date(lab.clock.now() + days * 86_400_000).toISOString() },
    });
    await lab.post('/lab/switches', { longestSecretDays: 180 });
    const refused = await lab.call('POST', `${path}/addPassword`, ending(181));
    expect([refused.status, refused.body.error.code, refused.body.error.details[0].code]).toEqual([
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      'InvalidKeyEndDate',
    ]);
    expect((await lab.call('POST', `${path}/addPassword`, {})).status).toBe(400);
    expect((await lab.call('POST', `${path}/addPassword`, ending(179))).status).toBe(200);
    await lab.post('/lab/switches', { longestSecretDays: -1 });
    const none = await lab.call('POST', `${path}/addPassword`, ending(1));
    expect(none.body.error.code).toBe('CredentialTypeNotAllowedAsPerAppPolicy');
    expect((await lab.call('GET', path)).body.passwordCredentials).toHaveLength(1);
    await lab.post('/lab/switches', { longestSecretDays: 0 });
  });
});

describe('Application.ReadWrite.OwnedBy', () => {
  const refused = { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } };

  it('reads every application but writes only what the caller owns', async () => {
    const app = await make({}, administrator);
    const path = `/v1.0/applications/${app.id}`;
    expect((await lab.call('GET', path)).status).toBe(200);
    expect(await lab.call('PATCH', path, { displayName: 'mine' })).toMatchObject(refused);
    expect(await lab.call('POST', `${path}/addPassword`, {})).toMatchObject(refused);
    expect(await lab.call('DELETE', path)).toMatchObject(refused);
    expect(await lab.call('POST', '/v1.0/servicePrincipals', { appId: app.appId })).toMatchObject(refused);
    const reference = { '@odata.id': `${lab.url}/v1.0/directoryObjects/${automation.objectId}` };
    expect(await lab.call('POST', `${path}/owners/$ref`, reference)).toMatchObject(refused);
    await lab.call('POST', `${path}/owners/$ref`, reference, { by: administrator });
    expect((await lab.call('POST', `${path}/addPassword`, {})).status).toBe(200);
  });

  it('locks out a caller who takes itself off the owners: the next secret is forbidden', async () => {
    const app = await make();
    const path = `/v1.0/applications/${app.id}`;
    expect((await lab.call('DELETE', `${path}/owners/${automation.objectId}/$ref`)).status).toBe(204);
    expect(await lab.call('POST', `${path}/addPassword`, {})).toMatchObject(refused);
  });

  it('cannot bring in an app of another tenant', async () => {
    const { status, body } = await lab.call('POST', '/v1.0/servicePrincipals', { appId: idOf('foreign', 'app') });
    expect([status, body.error.message]).toEqual([
      403,
      'When using this permission, the backing application of the service principal being created must in the local tenant',
    ]);
  });
});

describe('owners', () => {
  it('are added once and removed by reference', async () => {
    const app = await make();
    const path = `/v1.0/applications/${app.id}/owners`;
    const reference = { '@odata.id': `${lab.url}/v1.0/directoryObjects/${administrator.objectId}` };
    expect((await lab.call('POST', `${path}/$ref`, reference)).status).toBe(204);
    expect((await lab.call('POST', `${path}/$ref`, reference)).body.error.message).toBe(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
    expect((await lab.call('GET', path)).body.value).toHaveLength(2);
    expect((await lab.call('DELETE', `${path}/${administrator.objectId}/$ref`)).status).toBe(204);
    expect((await lab.call('DELETE', `${path}/${administrator.objectId}/$ref`)).status).toBe(404);
  });
});

describe('a service principal', () => {
  it('is made once per application, whose application must exist', async () => {
    const app = await make({}, administrator);
    const post = (appId: string) => lab.call('POST', '/v1.0/servicePrincipals', { appId }, { by: administrator });
    expect((await post(app.appId)).status).toBe(201);
    const again = await post(app.appId);
    expect([again.status, again.body.error.code, again.body.error.message]).toEqual([
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${app.appId} is already in use.`,
    ]);
    const nobody = idOf('client', 'nobody');
    expect((await post(nobody)).body.error.message).toBe(
      `The appId '${nobody}' of the service principal does not reference a valid application object.`,
    );
  });

  it('of Microsoft Graph is there with its roles and scopes', async () => {
    const filter = `$filter=appId eq '${microsoftGraph.appId}'`;
    const { body } = await lab.call('GET', `/v1.0/servicePrincipals?${filter}`);
    const [graph] = body.value;
    expect(graph.appRoles).toContainEqual(
      expect.objectContaining({
        id: '0a42382f-155c-4eb1-9bdc-21548ccaa387',
        value: 'TeamsTelephoneNumber.ReadWrite.All',
      }),
    );
    expect(graph.oauth2PermissionScopes).toContainEqual(
      expect.objectContaining({ id: '9c7a330d-35b3-4aa1-963d-cb2b9f927841', value: 'Presence.Read.All' }),
    );
    expect(graph.appRoles.some((one: { value: string }) => one.value === 'User.Read')).toBe(false);
  });
});

describe('consent', () => {
  const by = { by: administrator };
  const graphId = idOf('servicePrincipal', 'Microsoft Graph');

  it("is an administrator's to give, not the automation's", async () => {
    expect((await lab.call('POST', '/v1.0/oauth2PermissionGrants', {})).status).toBe(403);
    expect((await lab.call('POST', `/v1.0/servicePrincipals/${graphId}/appRoleAssignedTo`, {})).status).toBe(403);
  });

  it('gives an application permission once, and new tokens carry it', async () => {
    const app = await make();
    const { body: principal } = await lab.call('POST', '/v1.0/servicePrincipals', { appId: app.appId });
    const path = `/v1.0/servicePrincipals/${graphId}/appRoleAssignedTo`;
    const body = { appRoleId: 'df021288-bdef-4463-88db-98f22de89214', principalId: principal.id, resourceId: graphId };
    const made = await lab.call('POST', path, body, by);
    expect(made).toMatchObject({
      status: 201,
      body: {
        principalDisplayName: 'CCAIP',
        principalType: 'ServicePrincipal',
        resourceDisplayName: 'Microsoft Graph',
      },
    });
    expect((await lab.call('POST', path, body, by)).body.error.message).toBe(
      'Permission being assigned already exists on the object',
    );
    expect((await lab.call('GET', `${path}/${made.body.id}`, undefined, by)).status).toBe(200);
    expect((await lab.call('DELETE', `${path}/${made.body.id}`, undefined, by)).status).toBe(204);
    expect((await lab.call('GET', `${path}/${made.body.id}`, undefined, by)).status).toBe(404);
  });

  it('gives delegated permissions in one grant per client and resource', async () => {
    const grant = {
      clientId: automation.objectId,
      consentType: 'AllPrincipals',
      resourceId: graphId,
      scope: 'offline_access Presence.Read.All User.Read.All',
    };
    const made = await lab.call('POST', '/v1.0/oauth2PermissionGrants', grant, by);
    expect(made).toMatchObject({ status: 201, body: { ...grant, principalId: null } });
    const again = await lab.call('POST', '/v1.0/oauth2PermissionGrants', grant, by);
    expect([again.status, again.body.error.code, again.body.error.message]).toEqual([
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      'Permission entry already exists.',
    ]);
    const path = `/v1.0/oauth2PermissionGrants/${made.body.id}`;
    expect((await lab.call('PATCH', path, { scope: 'User.Read.All' }, by)).status).toBe(204);
    expect((await lab.call('GET', path, undefined, by)).body.scope).toBe('User.Read.All');
    expect((await lab.call('DELETE', path, undefined, by)).status).toBe(204);
    expect((await lab.call('GET', path, undefined, by)).status).toBe(404);
  });
});
