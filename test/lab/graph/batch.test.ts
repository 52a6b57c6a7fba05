import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { numbersPath, openLab, userId } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const json = { 'Content-Type': 'application/json' };
const assignment = (id: string, name: string, number: string) => ({
  id,
  method: 'POST',
  url: '/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber',
  headers: json,
  body: { telephoneNumber: number, assignmentTargetId: userId(name), numberType: 'directRouting' },
});
const batch = (requests: object[]) => lab.call('POST', '/v1.0/$batch', { requests });
interface Item {
  id: string;
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the service's JSON as it comes
  body?: any;
}

describe('$batch', () => {
  it('answers each request by id, in an order of its own, with status, Location and body', async () => {
    const { status, body } = await batch([
      assignment('a', 'ada', '+31205552101'),
      assignment('b', 'no-such', '+31205552102'),
      { id: 'c', method: 'GET', url: `/users/${userId('ada')}?$select=id` },
    ]);
    expect(status).toBe(200);
    const responses: Item[] = body.responses;
    expect(responses.map((one) => one.id)).not.toEqual(['a', 'b', 'c']);
    const by = Object.fromEntries(responses.map((one) => [one.id, one]));
    expect(by.a?.status).toBe(202);
    expect(by.a?.headers.Location).toContain(`${lab.url}${numbersPath}/operations('`);
    expect(by.a?.body).toBeUndefined();
    expect(by.b).toMatchObject({ status: 404, body: { error: { code: 'NotFound' } } });
    expect(by.c).toMatchObject({ status: 200, body: { id: userId('ada') } });
  });

  it.each([
    ['more than 20', Array.from({ length: 21 }, (_, n) => ({ id: `${n}`, method: 'GET', url: '/domains' }))],
    ['ids that differ in case only', ['x', 'X'].map((id) => ({ id, method: 'GET', url: '/domains' }))],
    ['a body without Content-Type', [{ id: '1', method: 'PATCH', url: '/users/x', body: {} }]],
    ['a dependency on nothing', [{ id: '1', method: 'GET', url: '/domains', dependsOn: ['0'] }]],
    ['nothing', []],
  ])('refuses %s', async (_, requests) => {
    expect((await batch(requests)).status).toBe(400);
  });

  it('runs what depends after what it depends on, and fails it with 424', async () => {
    const { body } = await batch([
      { id: '1', method: 'GET', url: '/users/nobody' },
      { id: '2', method: 'GET', url: '/domains', dependsOn: ['1'] },
      { id: '3', method: 'GET', url: '/domains' },
    ]);
    const statuses = Object.fromEntries(body.responses.map((one: Item) => [one.id, one.status]));
    expect(statuses).toEqual({ 1: 404, 2: 424, 3: 200 });
  });

  it('throttles single requests inside it, with their own Retry-After', async () => {
    await lab.post('/lab/faults', { kind: 'throttle', on: 'assignNumber', times: 1, retryAfterSeconds: 2 });
    const { body } = await batch([assignment('1', 'ada', '+31205552101'), assignment('2', 'bob', '+31205552102')]);
    const [second, first]: Item[] = body.responses;
    expect([first?.status, first?.headers['Retry-After'], first?.body.error.code]).toEqual([
      429,
      '2',
      'TooManyRequests',
    ]);
    expect(second?.status).toBe(202);
  });

  it('is counted once, and each request inside it by itself', async () => {
    await fetch(`${lab.url}/lab/requests`, { method: 'DELETE' });
    await batch([assignment('1', 'ada', '+31205552101'), assignment('2', 'bob', '+31205552102')]);
    const counts = await (await fetch(`${lab.url}/lab/requests`)).json();
    expect(counts).toMatchObject({
      'POST /v1.0/$batch': 1,
      'batched POST /v1.0/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber': 2,
    });
  });

  it('checks the permission of each request', async () => {
    await lab.post('/lab/permissions', { roles: ['Domain.Read.All'] });
    const { body } = await batch([
      { id: '1', method: 'GET', url: '/domains' },
      { id: '2', method: 'GET', url: '/users' },
    ]);
    expect(Object.fromEntries(body.responses.map((one: Item) => [one.id, one.status]))).toEqual({ 1: 200, 2: 403 });
  });
});
