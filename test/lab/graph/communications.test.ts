import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab, userId } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const may = (...roles: string[]) => lab.post('/lab/permissions', { roles });
const presences = '/v1.0/communications/getPresencesByUserId';

describe('presence', () => {
  it('is shown of one person and of a list to who may read it', async () => {
    await lab.post('/lab/users', {
      user: 'ada@contoso.example',
      presence: { availability: 'Busy', activity: 'InACall' },
    });
    await may('Presence.Read.All');
    const { body } = await lab.call('GET', `/v1.0/users/${userId('ada')}/presence`);
    expect(body).toMatchObject({ id: userId('ada'), availability: 'Busy', activity: 'InACall' });
    const list = await lab.call('POST', presences, { ids: [userId('bob'), userId('nobody'), userId('ada')] });
    expect(list.body.value).toMatchObject([{ availability: 'Available' }, { availability: 'Busy' }]);
  });

  it('is refused without the permission, and for more than 650 people', async () => {
    await may('User.Read.All');
    expect((await lab.call('GET', `/v1.0/users/${userId('ada')}/presence`)).status).toBe(403);
    expect((await lab.call('POST', presences, { ids: [] })).status).toBe(403);
    await may('Presence.Read.All');
    const ids = Array.from({ length: 651 }, (_, at) => `${at}`);
    expect((await lab.call('POST', presences, { ids })).status).toBe(400);
    expect((await lab.call('POST', presences, { ids: ids.slice(1) })).status).toBe(200);
  });
});

describe('the log of Direct Routing calls', () => {
  const fqdn = '4f9a1.teams.carrier.example';
  const log = (from: string, to: string) =>
    `/v1.0/communications/callRecords/getDirectRoutingCalls(fromDateTime=${from},toDateTime=${to})`;
  const around = () => log(new Date(Date.now() - 60_000).toISOString(), new Date(Date.now() + 60_000).toISOString());
  const arrive = (to: string) => lab.post('/lab/calls?logged', { over: fqdn, from: '+31201112222', to });

  beforeEach(async () => {
    lab.store.put('gateway', fqdn, { Identity: fqdn, Fqdn: fqdn, SipSignalingPort: 5061 });
    lab.store.put('number', '+31205552101', {
      telephoneNumber: '+31205552101',
      numberType: 'directRouting',
      assignmentTargetId: userId('ada'),
      assignmentStatus: 'userAssigned',
      assignmentCategory: 'primary',
      numberSource: 'online',
      blocked: false,
    });
    await lab.post('/lab/switches', { callLogReads: 'narrow' });
    await may('CallRecord-PstnCalls.Read.All');
  });

  it('has what came in over an SBC, with masked numbers, once it no longer lags', async () => {
    await arrive('+31205552101');
    expect((await lab.call('GET', around())).body.value).toEqual([]);
    lab.later(900);
    expect((await lab.call('GET', around())).body.value).toMatchObject([
      {
        userPrincipalName: 'ada@contoso.example',
        callType: 'ByotIn',
        successfulCall: true,
        trunkFullyQualifiedDomainName: fqdn,
        callerNumber: '+31201112***',
        calleeNumber: '+31205552***',
        failureDateTime: '0001-01-01T00:00:00Z',
      },
    ]);
  });

  it('has what failed with its code, and nothing of calls that are only asked about or came by no SBC of the tenant', async () => {
    await lab.post('/lab/calls', { over: fqdn, from: '', to: '+31205552101' });
    await lab.post('/lab/calls?logged', [
      { over: fqdn, from: '', to: '+31205559999' },
      { over: 'nowhere.example', from: '', to: '+31205552101' },
    ]);
    lab.later(900);
    const { body } = await lab.call('GET', around());
    expect(body.value).toMatchObject([{ successfulCall: false, finalSipCode: 404, userId: null }]);
    expect(body.value[0]).not.toHaveProperty('shownFrom');
  });

  it('comes in pages of a thousand, by the time of a start, for at most 90 days', async () => {
    for (let at = 0; at < 1001; at += 1) {
      lab.store.put('call', `${at}`, { id: `${at}`, startDateTime: '2026-03-01T12:00:00Z', shownFrom: 0 });
    }
    lab.store.put('call', 'late', { id: 'late', startDateTime: '2026-03-02T00:00:00Z', shownFrom: 0 });
    const first = await lab.call('GET', log('2026-03-01', '2026-03-02'));
    expect(first.body).toMatchObject({ '@odata.count': 1000, value: { length: 1000 } });
    const next = String(first.body['@odata.nextLink']).slice(lab.url.length);
    expect((await lab.call('GET', next)).body).toMatchObject({ value: [{ id: '1000' }] });
    expect((await lab.call('GET', log('2026-01-01', '2026-04-02'))).status).toBe(400);
    expect((await lab.call('GET', log('yesterday', '2026-04-02'))).status).toBe(400);
  });

  it('is refused without a permission; which one opens it is a switch', async () => {
    await lab.post('/lab/switches', { callLogReads: 'callRecords' });
    expect((await lab.call('GET', around())).status).toBe(403);
    await may('CallRecords.Read.All');
    expect((await lab.call('GET', around())).status).toBe(200);
  });
});

it('delegated grants are read with the narrow permission, or with Directory.Read.All alone: a switch', async () => {
  const grants = '/v1.0/oauth2PermissionGrants';
  await may('DelegatedPermissionGrant.Read.All');
  await lab.post('/lab/switches', { grantReads: 'narrow' });
  expect((await lab.call('GET', grants)).status).toBe(200);
  await lab.post('/lab/switches', { grantReads: 'directory' });
  expect((await lab.call('GET', grants)).status).toBe(403);
  await may('Directory.Read.All');
  expect((await lab.call('GET', grants)).status).toBe(200);
});
