import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { numbersPath as base, openLab, userId } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const assign = (number: string, name: string, more: object = {}) =>
  lab.call('POST', `${base}/numberAssignments/assignNumber`, {
    telephoneNumber: number,
    assignmentTargetId: userId(name),
    numberType: 'directRouting',
    ...more,
  });
const unassign = (number: string, numberType = 'directRouting') =>
  lab.call('POST', `${base}/numberAssignments/unassignNumber`, { telephoneNumber: number, numberType });
const pathOf = (location: string | null) => new URL(location ?? '').pathname;
const operation = async (reply: { headers: Headers }) =>
  (await lab.call('GET', pathOf(reply.headers.get('location')))).body;
const ended = async (reply: { headers: Headers }) => {
  lab.later(60);
  return operation(reply);
};
const configuration = async (name: string) =>
  (await lab.call('GET', `/v1.0/admin/teams/userConfigurations/${userId(name)}`)).body;

describe('assignNumber', () => {
  it('answers 202 with an empty body and where to ask, and the operation goes from notStarted to succeeded', async () => {
    const reply = await assign('+31205552101', 'ada');
    expect(reply.status).toBe(202);
    expect(reply.body).toBeUndefined();
    expect(reply.headers.get('location')).toMatch(
      new RegExp(`^${lab.url}/v1.0/admin/teams/telephoneNumberManagement/operations\\('[\\w-]+'\\)$`),
    );
    expect((await operation(reply)).status).toBe('notStarted');
    lab.later(6);
    expect((await operation(reply)).status).toBe('running');
    lab.later(10);
    const last = await operation(reply);
    expect(last).toMatchObject({ status: 'succeeded', numbers: [{ status: 'succeeded', statusDetail: null }] });
    const { body: number } = await lab.call('GET', pathOf(last.numbers[0].resourceLocation));
    expect(number).toMatchObject({
      telephoneNumber: '+31205552101',
      numberType: 'directRouting',
      assignmentTargetId: userId('ada'),
      assignmentStatus: 'userAssigned',
      assignmentCategory: 'primary',
      activationState: 'activated',
    });
  });

  it('turns Enterprise Voice on, and the read side shows it a while later', async () => {
    await assign('+31205552101', 'ada');
    lab.later(15);
    expect(await configuration('ada')).toMatchObject({ isEnterpriseVoiceEnabled: false, telephoneNumbers: [] });
    lab.later(31);
    expect(await configuration('ada')).toMatchObject({
      isEnterpriseVoiceEnabled: true,
      telephoneNumbers: [{ telephoneNumber: '+31205552101', assignmentCategory: 'primary' }],
    });
  });

  it.each([
    ['31205552101', '+31205552101'],
    ['+31205552101;EXT=12', '+31205552101;ext=12'],
  ])('takes %s and keeps %s', async (sent, kept) => {
    await ended(await assign(sent, 'ada'));
    const { body } = await lab.call(
      'GET',
      `${base}/numberAssignments?$filter=assignmentTargetId eq '${userId('ada')}'`,
    );
    expect(body.value.map((one: { telephoneNumber: string }) => one.telephoneNumber)).toEqual([kept]);
  });

  it('lets two people share a base number with different extensions', async () => {
    expect((await ended(await assign('+31205552100;ext=1', 'ada'))).status).toBe('succeeded');
    expect((await ended(await assign('+31205552100;ext=2', 'bob'))).status).toBe('succeeded');
  });

  it('silently takes the place of a number that the user holds, or refuses, by switch', async () => {
    await ended(await assign('+31205552101', 'ada'));
    await ended(await assign('+31205552102', 'ada'));
    lab.later(60);
    expect((await configuration('ada')).telephoneNumbers).toEqual([
      { telephoneNumber: '+31205552102', assignmentCategory: 'primary' },
    ]);
    await lab.post('/lab/switches', { secondNumber: 'refuse' });
    expect((await ended(await assign('+31205552103', 'ada'))).status).toBe('failed');
  });
});

describe('what assignNumber refuses at once', () => {
  const message = async (reply: Promise<{ status: number; body: { error: { code: string; message: string } } }>) => {
    const { status, body } = await reply;
    return [status, body.error.code, body.error.message];
  };

  it('a number that another user holds', async () => {
    await ended(await assign('+31205552101', 'ada'));
    expect(await message(assign('+31205552101', 'bob'))).toEqual([
      400,
      'BadRequest',
      "Telephone Number '+31205552101' has already been assigned to another user",
    ]);
    // A resource account holds this one.
    expect((await message(assign('+31205559000', 'bob')))[2]).toBe(
      "Telephone Number '+31205559000' has already been assigned to another user",
    );
  });

  it('a user who is unknown, deleted or named by UPN', async () => {
    for (const assignmentTargetId of ['no-such-id', userId('deleted'), 'ada@contoso.example']) {
      const reply = await assign('+31205552101', 'ada', { assignmentTargetId });
      expect([reply.status, reply.body.error.code]).toEqual([404, 'NotFound']);
    }
  });

  it('a number that is none, and a Calling Plan number that the tenant has not got', async () => {
    expect((await message(assign('1', 'ada')))[2]).toBe("Invalid DirectRoutingTelephoneNumber '1'");
    expect((await message(assign('tel:+31205552101', 'ada')))[2]).toBe(
      "Invalid DirectRoutingTelephoneNumber 'tel:+31205552101'",
    );
    expect((await message(assign('+31205552101', 'ada', { numberType: 'callingPlan' })))[2]).toBe(
      "Telephone Number '+31205552101' is not found from tenant '1ab00000-0000-4000-8000-00000000c0de'.",
    );
  });
});

describe('what the operation refuses', () => {
  it.each([
    [
      'no-phone-system',
      "User 'no-phone-system@contoso.example' lacks appropriate licenses to assign a 'DirectRouting' number",
    ],
    ['no-location', "User 'no-location@contoso.example' lacks appropriate licenses to assign a 'DirectRouting' number"],
    [
      'on-premises',
      "The user already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.",
    ],
  ])('%s', async (name, text) => {
    const reply = await assign('+31205552101', name);
    expect(reply.status).toBe(202);
    expect(await ended(reply)).toMatchObject({ status: 'failed', numbers: [{ status: 'failed', statusDetail: text }] });
  });

  it('the second of two that ask for one number before either has it', async () => {
    const [first, second] = [await assign('+31205552101', 'ada'), await assign('+31205552101', 'bob')];
    expect((await ended(first)).status).toBe('succeeded');
    expect((await operation(second)).numbers[0].statusDetail).toBe(
      "Telephone Number '+31205552101' has already been assigned to another user",
    );
  });

  it('everything, or nothing, by switch', async () => {
    await ended(await assign('+31205552101', 'ada'));
    await lab.post('/lab/switches', { numberRefusals: 'operation' });
    expect((await ended(await assign('+31205552101', 'bob'))).status).toBe('failed');
    await lab.post('/lab/switches', { numberRefusals: 'request' });
    expect((await assign('+31205552102', 'no-phone-system')).status).toBe(400);
  });
});

describe('unassignNumber', () => {
  it('frees the number, turns Enterprise Voice off, and the number stays in the inventory', async () => {
    await ended(await assign('+31205552101', 'ada'));
    expect((await ended(await unassign('+31205552101'))).status).toBe('succeeded');
    lab.later(60);
    expect(await configuration('ada')).toMatchObject({ isEnterpriseVoiceEnabled: false, telephoneNumbers: [] });
    const { body } = await lab.call('GET', `${base}/numberAssignments?$filter=telephoneNumber eq '%2B31205552101'`);
    expect(body.value).toMatchObject([{ assignmentStatus: 'unassigned', assignmentTargetId: null }]);
  });

  it('refuses a number that is unknown, of another type, free, or set on premises', async () => {
    expect((await unassign('+31205552101')).body.error.message).toContain('is not found from tenant');
    expect((await unassign('+31205559001')).body.error.message).toContain('is not found from tenant');
    expect((await ended(await unassign('+31205559002'))).numbers[0].statusDetail).toContain('on-premises');
    await ended(await assign('+31205552101', 'ada'));
    await ended(await unassign('+31205552101'));
    expect((await unassign('+31205552101')).status).toBe(400);
  });
});

describe('the list of numbers', () => {
  it('is sorted, comes 500 at a time, skips, and gives no nextLink', async () => {
    for (let n = 0; n < 501; n += 1) {
      const telephoneNumber = `+3120555${String(n).padStart(4, '0')}`;
      lab.store.put('number', telephoneNumber, {
        telephoneNumber,
        numberType: 'directRouting',
        assignmentTargetId: null,
        assignmentStatus: 'unassigned',
        assignmentCategory: 'primary',
        numberSource: 'online',
        blocked: false,
      });
    }
    const first = (await lab.call('GET', `${base}/numberAssignments`)).body;
    expect(first.value).toHaveLength(500);
    expect(first.value[0].telephoneNumber).toBe('+31205550000');
    expect(first['@odata.nextLink']).toBeUndefined();
    const rest = (await lab.call('GET', `${base}/numberAssignments?$skip=500`)).body;
    expect(rest.value.map((one: { telephoneNumber: string }) => one.telephoneNumber)).toEqual([
      '+31205550500',
      '+31205559000',
      '+31205559001',
      '+31205559002',
    ]);
    expect((await lab.call('GET', `${base}/numberAssignments?$top=1001`)).status).toBe(400);
  });

  it('finds nothing for a number whose + was not encoded: it arrives as a space', async () => {
    const bare = await lab.call('GET', `${base}/numberAssignments?$filter=telephoneNumber eq '+31205559000'`);
    expect(bare.body.value).toEqual([]);
    const encoded = await lab.call('GET', `${base}/numberAssignments?%24filter=telephoneNumber+eq+'%2B31205559000'`);
    expect(encoded.body.value).toHaveLength(1);
  });

  it('cannot be filtered by id or city', async () => {
    const { status, body } = await lab.call('GET', `${base}/numberAssignments?$filter=city eq 'Amsterdam'`);
    expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
  });
});
