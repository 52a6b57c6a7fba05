import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, openLab, userId } from '../lab-fixture.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const e5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const teamsPhone = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd';
const phonePlan = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7';
const e1 = '18181a46-0d4e-45cd-891e-60aabd171b4e';

const ada = `/v1.0/users/${userId('ada')}`;
const refusal = async (reply: Promise<{ status: number; body: { error: { code: string; message: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error.code, body.error.message];
};

describe('a user', () => {
  it('shows its basic properties only, unless more are selected', async () => {
    const { body } = await lab.call('GET', ada);
    expect(Object.keys(body)).not.toContain('usageLocation');
    expect(Object.keys(body)).not.toContain('assignedPlans');
    const { body: chosen } = await lab.call('GET', `${ada}?$select=usageLocation,accountEnabled`);
    expect(chosen).toEqual({ '@odata.context': expect.any(String), usageLocation: 'NL', accountEnabled: true });
    expect(await refusal(lab.call('GET', `${ada}?$select=phone`))).toEqual([
      400,
      'BadRequest',
      "Parsing OData Select and Expand failed: Could not find a property named 'phone' on type 'microsoft.graph.user'.",
    ]);
  });

  it('is addressed by object id or sign-in name, and gone when deleted', async () => {
    expect((await lab.call('GET', '/v1.0/users/ADA@contoso.example')).body.id).toBe(userId('ada'));
    expect((await lab.call('DELETE', ada)).status).toBe(204);
    expect(await refusal(lab.call('GET', ada))).toEqual([
      404,
      'Request_ResourceNotFound',
      `Resource '${userId('ada')}' does not exist or one of its queried reference-property objects are not present.`,
    ]);
    expect((await lab.call('POST', `/v1.0/directory/deletedItems/${userId('ada')}/restore`)).status).toBe(200);
    expect((await lab.call('GET', ada)).status).toBe(200);
  });

  it('keeps its object id through a change of name, which must be in a verified domain and free', async () => {
    expect(await refusal(lab.call('PATCH', ada, { userPrincipalName: 'ada@nowhere.example' }))).toEqual([
      400,
      'Request_BadRequest',
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    ]);
    expect(await refusal(lab.call('PATCH', ada, { userPrincipalName: 'BOB@contoso.example' }))).toEqual([
      400,
      'Request_BadRequest',
      'Another object with the same value for property userPrincipalName already exists.',
    ]);
    expect((await lab.call('PATCH', ada, { userPrincipalName: 'ada.l@contoso.example' })).status).toBe(204);
    expect((await lab.call('GET', '/v1.0/users/ada.l@contoso.example')).body.id).toBe(userId('ada'));
  });

  it('keeps the name that a directory synchronises, a federated domain gives, or an administrator has', async () => {
    const name = { userPrincipalName: 'ada@4f9a1.teams.carrier.example' };
    const set = (facts: object) => lab.post('/lab/users', { user: userId('ada'), ...facts });
    await set({ synced: true });
    expect((await refusal(lab.call('PATCH', ada, name)))[2]).toContain('on-premises mastered Directory Sync objects');
    expect((await refusal(lab.call('PATCH', ada, { usageLocation: 'BE' })))[2]).toContain('on-premises mastered');
    await lab.post('/lab/reset', {});
    await lab.post('/lab/domains', { name: 'contoso.example', federated: true });
    expect((await refusal(lab.call('PATCH', ada, name)))[2]).toContain('contoso.example is a federated domain');
    expect((await lab.call('GET', '/v1.0/organization')).body.value[0].verifiedDomains).toContainEqual(
      expect.objectContaining({ name: 'contoso.example', type: 'Federated' }),
    );
    await lab.post('/lab/domains', { name: 'contoso.example', federated: false });
    await set({ directoryRoles: ['Helpdesk Administrator'] });
    const roles = await lab.call('GET', `${ada}/memberOf/microsoft.graph.directoryRole`);
    expect(roles.body.value).toMatchObject([{ displayName: 'Helpdesk Administrator' }]);
    // This caller is a Global Administrator.
    expect((await lab.call('PATCH', ada, name)).status).toBe(204);
  });

  it('has the old name in Teams for a while', async () => {
    await lab.call('PATCH', ada, { userPrincipalName: 'ada@4f9a1.teams.carrier.example' });
    const shown = async () =>
      (await lab.call('GET', `/v1.0/admin/teams/userConfigurations?$top=999`)).body.value.find(
        (one: { id: string }) => one.id === userId('ada'),
      ).userPrincipalName;
    expect(await shown()).toBe('ada@contoso.example');
    lab.later(60);
    expect(await shown()).toBe('ada@4f9a1.teams.carrier.example');
  });

  it('can be hired: POST /users, then a location, then a licence', async () => {
    const made = await lab.call('POST', '/v1.0/users', {
      accountEnabled: true,
      displayName: 'Zoe',
      mailNickname: 'zoe',
      passwordProfile: { password: 'x' },
      userPrincipalName: 'zoe@contoso.example',
    });
    expect(made.status).toBe(201);
    const path = `/v1.0/users/${made.body.id}`;
    const licence = { addLicenses: [{ skuId: e5, disabledPlans: [] }], removeLicenses: [] };
    const invalid = 'License assignment cannot be done for user with invalid usage location.';
    expect((await refusal(lab.call('POST', `${path}/assignLicense`, licence)))[2]).toBe(invalid);
    await lab.call('PATCH', path, { usageLocation: 'NL' });
    // The location takes a moment to be believed.
    expect((await refusal(lab.call('POST', `${path}/assignLicense`, licence)))[2]).toBe(invalid);
    lab.later(5);
    expect((await lab.call('POST', `${path}/assignLicense`, licence)).status).toBe(200);
    const plans = async () =>
      (await lab.call('GET', `${path}?$select=assignedPlans`)).body.assignedPlans.map(
        (one: { servicePlanId: string }) => one.servicePlanId,
      );
    expect(await plans()).toEqual([]);
    lab.later(30);
    expect(await plans()).toContain(phonePlan);
  });
});

describe('the list of users', () => {
  it('comes in pages with a nextLink over https that leads to the rest', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/v1.0/users?$select=id&$top=9';
    while (path !== undefined) {
      const { body }: { body: { value: { id: string }[]; '@odata.nextLink'?: string } } = await lab.call('GET', path);
      expect(body.value.length).toBeLessThanOrEqual(9);
      seen.push(...body.value.map((one) => one.id));
      path = body['@odata.nextLink']?.replace(lab.url, '');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(lab.store.list('user').filter((one) => one.deletedDateTime === null).length);
  });

  it.each([
    ["userPrincipalName eq 'ADA@contoso.example'", ['ada']],
    ["startswith(userPrincipalName,'d') and accountEnabled eq false", ['disabled']],
    [`id in ('${userId('ada')}','${userId('bob')}')`, ['ada', 'bob']],
    [`assignedLicenses/any(x:x/skuId eq ${e1})`, []],
    ["usageLocation eq null and startswith(displayName,'No-loc')", ['no-location']],
  ])('is filtered by %s', async (filter, names) => {
    const { body } = await lab.call('GET', `/v1.0/users?$select=id&$filter=${encodeURIComponent(filter)}`);
    expect(body.value.map((one: { id: string }) => one.id)).toEqual(names.map(userId));
  });

  it.each([
    ['accountEnabled ne true', 'Request_UnsupportedQuery'],
    ["endswith(userPrincipalName,'example')", 'Request_UnsupportedQuery'],
    ["nonsense eq 'x'", 'BadRequest'],
    ['displayName eq', 'BadRequest'],
    [`id in (${Array.from({ length: 16 }, (_, n) => `'${n}'`).join(',')})`, 'Request_UnsupportedQuery'],
  ])('refuses the filter %s', async (filter, code) => {
    const { status, body } = await lab.call('GET', `/v1.0/users?$filter=${encodeURIComponent(filter)}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it('takes advanced queries from callers who can bear eventual answers', async () => {
    const path = '/v1.0/users?$count=true&$select=id&$filter=accountEnabled ne true';
    const { body } = await lab.call('GET', path, undefined, { headers: { consistencylevel: 'eventual' } });
    // A resource account is a disabled user to Entra.
    expect(body['@odata.count']).toBe(2);
    expect(body.value.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [userId('disabled'), userId('reception')].toSorted(),
    );
  });

  it('knows no $skip and no page above 999', async () => {
    expect((await refusal(lab.call('GET', '/v1.0/users?$skip=1')))[2]).toBe("'$skip' is not supported by the service.");
    expect((await refusal(lab.call('GET', '/v1.0/users?$top=1000')))[2]).toBe(
      "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive.",
    );
  });
});

describe('licences', () => {
  const assign = (addLicenses: object[], removeLicenses: string[] = []) =>
    lab.call('POST', `${ada}/assignLicense`, { addLicenses, removeLicenses });

  it('are counted by SKU, whose id and whose plan of the same name differ', async () => {
    const { body } = await lab.call('GET', '/v1.0/subscribedSkus');
    const sku = body.value.find((one: { skuPartNumber: string }) => one.skuPartNumber === 'MCOEV');
    expect(sku).toMatchObject({
      id: `1ab00000-0000-4000-8000-00000000c0de_${teamsPhone}`,
      skuId: teamsPhone,
      capabilityStatus: 'Enabled',
      servicePlans: [{ servicePlanId: phonePlan, servicePlanName: 'MCOEV' }],
    });
    expect(sku.consumedUnits).toBe(lab.store.list('user').filter((one) => one.licences.includes(teamsPhone)).length);
  });

  it('show in licenseDetails with what is switched off', async () => {
    await assign([{ skuId: e5, disabledPlans: [phonePlan] }]);
    const { body } = await lab.call('GET', `${ada}/licenseDetails`);
    expect(body.value[0]).toMatchObject({ skuId: e5, skuPartNumber: 'SPE_E5' });
    expect(body.value[0].servicePlans).toContainEqual(
      expect.objectContaining({ servicePlanId: phonePlan, provisioningStatus: 'Disabled' }),
    );
    lab.later(60);
    const configuration = await lab.call('GET', `/v1.0/admin/teams/userConfigurations/${userId('ada')}`);
    expect(configuration.body.featureTypes).toEqual(['Teams', 'AudioConferencing']);
  });

  it('are refused when unknown, used up, or without what they depend on', async () => {
    const unknown = '11111111-0000-0000-0000-000000000000';
    expect((await refusal(assign([{ skuId: unknown }])))[2]).toBe(
      `License ${unknown} does not correspond to a valid company License.`,
    );
    await lab.call('POST', `/v1.0/users/${userId('bob')}/assignLicense`, {
      addLicenses: [{ skuId: e1 }],
      removeLicenses: [],
    });
    expect((await refusal(assign([{ skuId: e1 }])))[2]).toBe(
      `Subscription with SKU ${e1} does not have any available licenses.`,
    );
    expect((await refusal(assign([{ skuId: teamsPhone }], [e5])))[2]).toContain(
      `License assignment failed because service plan ${phonePlan} depends on the service plan(s)`,
    );
    expect((await assign([{ skuId: e3 }, { skuId: teamsPhone }], [e5])).status).toBe(200);
    const both = await lab.call('POST', `${ada}/assignLicense`, { addLicenses: [] });
    expect([both.status, both.body.error.code]).toEqual([400, 'Request_BadRequest']);
  });
});

describe('licences that a group gives', () => {
  const group = async () => {
    const { body } = await lab.call('POST', '/v1.0/groups', {
      displayName: 'Phones',
      mailEnabled: false,
      mailNickname: 'phones',
      securityEnabled: true,
    });
    await lab.call('POST', `/v1.0/groups/${body.id}/members/$ref`, {
      '@odata.id': `https://graph/v1.0/directoryObjects/${userId('ada')}`,
    });
    await lab.call('POST', `/v1.0/groups/${body.id}/assignLicense`, {
      addLicenses: [{ skuId: e5, disabledPlans: [] }],
      removeLicenses: [],
    });
    return body.id as string;
  };
  const states = async () => {
    const { body } = await lab.call('GET', `${ada}?$select=licenseAssignmentStates`);
    return body.licenseAssignmentStates
      .filter((one: { skuId: string }) => one.skuId === e5)
      .map((one: { assignedByGroup: string | null }) => one.assignedByGroup);
  };
  const take = () => lab.call('POST', `${ada}/assignLicense`, { addLicenses: [], removeLicenses: [e5] });

  it('beside somebody have two givers: the direct one goes alone, and what the group gives stays', async () => {
    const id = await group();
    expect(await states()).toEqual([id, null]);
    expect((await take()).status).toBe(200);
    expect(await states()).toEqual([id]);
    expect((await refusal(take()))[2]).toContain('inherited from a group membership');
  });
});

describe('what the lab has not got', () => {
  it('is refused as Graph refuses an unknown segment', async () => {
    expect(await refusal(lab.call('GET', '/v1.0/nonsense'))).toEqual([
      400,
      'BadRequest',
      "Resource not found for the segment 'nonsense'.",
    ]);
    expect((await refusal(lab.call('GET', '/v1.0/me')))[2]).toBe(
      '/me request is only valid with delegated authentication flow.',
    );
    expect((await lab.call('GET', '/v1.0/users?$expand=manager')).status).toBe(400);
    // Resource accounts are beta only.
    expect((await refusal(lab.call('GET', '/v1.0/admin/teams/resourceAccounts')))[0]).not.toBe(200);
  });

  it('answers with ids that a support case wants', async () => {
    const { headers, body } = await lab.call('GET', '/v1.0/users/nobody', undefined, {
      headers: { 'client-request-id': 'mine' },
    });
    expect(headers.get('client-request-id')).toBe('mine');
    expect(body.error.innerError).toMatchObject({
      'client-request-id': 'mine',
      'request-id': headers.get('request-id'),
    });
  });
});
