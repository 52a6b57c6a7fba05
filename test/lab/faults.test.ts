import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, numbersPath, openLab, userId } from './lab-fixture.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const order = (fault: object) => lab.post('/lab/faults', fault);
const ada = `/v1.0/users/${userId('ada')}`;

describe('faults on request', () => {
  it('throttle with Retry-After, as often as ordered', async () => {
    await order({ kind: 'throttle', on: 'GET /v1.0/users', times: 2, retryAfterSeconds: 3 });
    for (let n = 0; n < 2; n += 1) {
      const { status, headers, body } = await lab.call('GET', ada);
      expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '3', 'TooManyRequests']);
    }
    expect((await lab.call('GET', ada)).status).toBe(200);
  });

  it('fail with 503 before anything is done', async () => {
    await order({ kind: 'error', on: 'PATCH' });
    expect((await lab.call('PATCH', ada, { displayName: 'x' })).status).toBe(503);
    expect((await lab.call('GET', ada)).body.displayName).toBe('Ada');
  });

  it('lose the reply to what was done', async () => {
    await order({ kind: 'lostReply', on: 'POST /v1.0/applications' });
    await expect(lab.call('POST', '/v1.0/applications', { displayName: 'lost' })).rejects.toThrow('fetch failed');
    const { body } = await lab.call('GET', "/v1.0/applications?$filter=displayName eq 'lost'");
    expect(body.value).toHaveLength(1);
  });

  it('hold a request, undone, until the lab is calm', async () => {
    await order({ kind: 'hold', on: 'PATCH', times: 9 });
    const patched = lab.call('PATCH', ada, { displayName: 'held' });
    expect((await lab.call('GET', ada)).body.displayName).toBe('Ada');
    await lab.call('DELETE', '/lab/faults');
    expect((await patched).status).toBe(204);
    expect((await lab.call('GET', ada)).body.displayName).toBe('held');
  });

  it('lose the reply to a batch when one request in it is struck', async () => {
    await order({ kind: 'lostReply', on: 'assignNumber' });
    const request = {
      id: '1',
      method: 'POST',
      url: '/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber',
      headers: { 'Content-Type': 'application/json' },
      body: { telephoneNumber: '+31205552101', assignmentTargetId: userId('ada'), numberType: 'directRouting' },
    };
    await expect(lab.call('POST', '/v1.0/$batch', { requests: [request] })).rejects.toThrow('fetch failed');
    lab.later(60);
    const { body } = await lab.call(
      'GET',
      `${numbersPath}/numberAssignments?$filter=telephoneNumber eq '%2B31205552101'`,
    );
    expect(body.value).toHaveLength(1);
  });

  it('crash before anything is done', async () => {
    await order({ kind: 'crash', on: 'POST /v1.0/applications' });
    await expect(lab.call('POST', '/v1.0/applications', { displayName: 'never' })).rejects.toThrow('fetch failed');
    const { body } = await lab.call('GET', "/v1.0/applications?$filter=displayName eq 'never'");
    expect(body.value).toEqual([]);
  });

  it('show a reader the state of before the last change', async () => {
    await lab.call('PATCH', ada, { displayName: 'Ada L' });
    const { body: app } = await lab.call('POST', '/v1.0/applications', { displayName: 'new' });
    await order([
      { kind: 'lag', on: `GET ${ada}` },
      { kind: 'lag', on: `/v1.0/applications/${app.id}` },
    ]);
    expect((await lab.call('GET', ada)).body.displayName).toBe('Ada');
    expect((await lab.call('GET', ada)).body.displayName).toBe('Ada L');
    expect((await lab.call('PATCH', `/v1.0/applications/${app.id}`, { notes: 'x' })).status).toBe(404);
    expect((await lab.call('PATCH', `/v1.0/applications/${app.id}`, { notes: 'x' })).status).toBe(204);
  });

  it('are listed, taken back, and refused when they make no sense', async () => {
    await order({ kind: 'error', on: 'x', times: 4 });
    expect(await (await fetch(`${lab.url}/lab/faults`)).json()).toEqual([{ kind: 'error', on: 'x', times: 4 }]);
    await fetch(`${lab.url}/lab/faults`, { method: 'DELETE' });
    expect(await (await fetch(`${lab.url}/lab/faults`)).json()).toEqual([]);
    expect((await order({ kind: 'flood', on: 'x' })).status).toBe(400);
  });
});

describe('switches', () => {
  it('limit the rate', async () => {
    await lab.post('/lab/switches', { requestsPerTenSeconds: 3 });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await lab.call('GET', ada)).status);
    expect(statuses).toContain(429);
    const { headers } = await lab.call('GET', ada);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await lab.post('/lab/switches', { requestsPerTenSeconds: 0 });
    expect((await lab.call('GET', ada)).status).toBe(200);
  });

  it('are refused by name and type', async () => {
    expect((await lab.post('/lab/switches', { nonsense: 1 })).body.error).toContain('"nonsense" isn\'t a switch');
    expect((await lab.post('/lab/switches', { batchSeconds: 'soon' })).status).toBe(400);
    expect((await lab.post('/lab/switches', { batchOrder: 'random' })).body.error).toBe(
      'batchOrder takes shuffled or kept.',
    );
  });
});

describe('the clock', () => {
  it('is moved ahead', async () => {
    const before = lab.clock.now();
    await lab.post('/lab/clock', { advanceSeconds: 3600 });
    expect(lab.clock.now() - before).toBe(3_600_000);
  });
});
