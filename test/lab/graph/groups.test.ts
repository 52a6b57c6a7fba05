import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../lab/identity.ts';
import { administrator, openLab } from '../lab-fixture.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const make = async (displayName: string, members: readonly string[] = []): Promise<string> => {
  const { status, body } = await lab.call('POST', '/v1.0/groups', {
    displayName,
    mailEnabled: false,
    mailNickname: displayName.toLowerCase(),
    securityEnabled: true,
    'members@odata.bind': members.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
  });
  expect(status).toBe(201);
  return body.id;
};
const ada = idOf('user', 'ada@contoso.example');

describe('groups', () => {
  it('are found by display name, which two may have', async () => {
    const ids = [await make("Ada's"), await make("Ada's"), await make('Others')];
    const filter = encodeURIComponent("displayName eq 'Ada''s'");
    const { body } = await lab.call('GET', `/v1.0/groups?$filter=${filter}&$select=id,displayName`);
    expect(body.value).toEqual(ids.slice(0, 2).map((id) => ({ id, displayName: "Ada's" })));
  });

  it('list people and groups directly in them, each with its type', async () => {
    const inner = await make('Inner');
    const outer = await make('Outer', [ada, inner]);
    const { body } = await lab.call('GET', `/v1.0/groups/${outer}/members?$select=id,displayName`);
    expect(body.value).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: ada, displayName: 'Ada' },
      { '@odata.type': '#microsoft.graph.group', id: inner, displayName: 'Inner' },
    ]);
  });

  it('take a member once, and let it go', async () => {
    const id = await make('Sales');
    const add = () =>
      lab.call('POST', `/v1.0/groups/${id}/members/$ref`, {
        '@odata.id': `https://graph.microsoft.com/v1.0/users/${ada}`,
      });
    expect((await add()).status).toBe(204);
    expect((await add()).body.error.message).toContain(
      "already exist for the following modified properties: 'members'",
    );
    expect((await lab.call('DELETE', `/v1.0/groups/${id}/members/${ada}/$ref`)).status).toBe(204);
    expect((await lab.call('GET', `/v1.0/groups/${id}/members`)).body.value).toEqual([]);
  });

  it('give licences that their members can not lose by themselves, and an error at who can not have them', async () => {
    const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
    const noLocation = idOf('user', 'no-location@contoso.example');
    const id = await make('Licensed', [ada, noLocation]);
    const given = { addLicenses: [{ skuId: e3, disabledPlans: [] }], removeLicenses: [] };
    expect((await lab.call('POST', `/v1.0/groups/${id}/assignLicense`, given)).status).toBe(202);
    const states = async (user: string) =>
      (await lab.call('GET', `/v1.0/users/${user}?$select=licenseAssignmentStates`)).body.licenseAssignmentStates;
    expect(await states(ada)).toContainEqual(
      expect.objectContaining({ skuId: e3, assignedByGroup: id, state: 'Active', error: 'None' }),
    );
    expect(await states(noLocation)).toContainEqual(
      expect.objectContaining({
        skuId: e3,
        assignedByGroup: id,
        state: 'Error',
        error: 'ProhibitedInUsageLocationViolation',
      }),
    );
    const taken = await lab.call('POST', `/v1.0/users/${ada}/assignLicense`, { addLicenses: [], removeLicenses: [e3] });
    expect(taken.body.error.message).toContain('inherited from a group membership');
  });

  it('are 404 once gone', async () => {
    const id = await make('Sales');
    expect((await lab.call('DELETE', `/v1.0/groups/${id}`)).status).toBe(204);
    expect((await lab.call('GET', `/v1.0/groups/${id}`)).status).toBe(404);
  });
});
