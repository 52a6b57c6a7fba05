import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { labCcaipToken } from '../../../lab/ccaip/api/credential.ts';
import { createLimit } from '../../../lab/ccaip/api/guards.ts';
import { openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  await lab.post('/lab/switches', { ccaipRequestsPerSecond: 0, ccaipUserList: 'bare', ccaipUserKeys: 'labels' });
});

const basic = (user: string, token: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
});
const get = async (path: string, headers: Record<string, string> = basic('contoso', labCcaipToken)) => {
  const response = await fetch(`${lab.url}${path}`, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
};

describe("CCAIP's APIs", () => {
  it('open by the subdomain and the token of an API credential alone', async () => {
    for (const path of ['/manager/api/v1/agents', '/apps/api/v1/users']) {
      expect((await get(path)).status).toBe(200);
      expect((await get(path, {})).status).toBe(401);
      expect((await get(path, basic('contoso', 'another'))).status).toBe(401);
      expect((await get(path, basic('fabrikam', labCcaipToken))).status).toBe(401);
    }
  });

  it('page by page and per, with Link and Total', async () => {
    const { body, headers } = await get('/manager/api/v1/agents?page=2&per=2');
    expect(body.map(({ email }: { email: string }) => email)).toEqual(['otto@contoso.example', 'pia@contoso.example']);
    expect(headers.get('total')).toBe('5');
    expect(headers.get('link')).toContain('rel="next"');
    expect((await get('/manager/api/v1/agents?page=3&per=2')).headers.get('link')).not.toContain('rel="next"');
  });

  it('say of an agent nothing of UCaaS', async () => {
    const { body } = await get('/manager/api/v1/agents');
    expect(JSON.stringify(body)).not.toMatch(/external|sip|ucaas/i);
  });

  it('show users by one kind of id, or by pages, and refuse both and too much in their words', async () => {
    const asked = await get('/apps/api/v1/users?email[]=NIA@contoso.example&email[]=nobody@contoso.example');
    expect(asked.body).toMatchObject([
      {
        Email: 'nia@contoso.example',
        'External user': 'No',
        'External SIP URI': '',
        'UCaaS username': '',
        'Deactivated at': null,
        'Role: Agent': 1,
        'Team: Sales': 1,
        'Team: Support': 0,
      },
    ]);
    expect((await get('/apps/api/v1/users?per_page=2&page=3')).body).toHaveLength(1);
    const refusals = {
      'per_page=1001': 'Exceeded maximum page size request (1,000 is',
      'per_page=many': 'invalid page size; must be numeric',
      'email[]=nia@contoso.example&page=1': 'combination of user ID and pagination not supported',
    };
    for (const [query, words] of Object.entries(refusals)) {
      const { status, body } = await get(`/apps/api/v1/users?${query}`);
      expect([status, body.message]).toEqual([400, expect.stringContaining(words)]);
    }
    const many = Array.from({ length: 1001 }, (_, at) => `id[]=${at}`).join('&');
    expect((await get(`/apps/api/v1/users?${many}`)).status).toBe(400);
    expect((await get('/apps/api/v1/users?id[]=102&email[]=nia@contoso.example')).status).toBe(400);
  });

  it('have who left, and Manager API has who works there', async () => {
    const [one] = lab.store.list('ccaipUser');
    if (one === undefined) throw new Error('CCAIP has users');
    lab.store.put('ccaipUser', `${one.id}`, { ...one, deactivatedAt: '2026-11-01T08:00:00Z' });
    const { body } = await get('/apps/api/v1/users');
    expect(body[0]).toMatchObject({ Email: one.email, 'Deactivated at': '2026-11-01T08:00:00Z' });
    const agents = (await get('/manager/api/v1/agents')).body.map(({ email }: { email: string }) => email);
    expect(agents).not.toContain(one.email);
  });

  it('answer 429 bare or with Retry-After: a switch', async () => {
    await lab.post('/lab/faults', { kind: 'throttle', on: 'GET /manager', times: 2 });
    await lab.post('/lab/switches', { ccaipThrottle: 'bare' });
    const bare = await get('/manager/api/v1/teams');
    expect([bare.status, bare.headers.get('retry-after'), bare.body]).toEqual([429, null, undefined]);
    await lab.post('/lab/switches', { ccaipThrottle: 'retryAfter' });
    const told = await get('/manager/api/v1/teams');
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '1']);
  });
});

it('ten requests pass in any second, and all where there is no limit', () => {
  let now = 0;
  const mayPass = createLimit(() => now);
  const passed = (count: number, most = 10) =>
    Array.from({ length: count }, () => mayPass(most)).filter(Boolean).length;
  expect(passed(7)).toBe(7);
  now = 600;
  expect(passed(7)).toBe(3);
  now = 1000;
  expect(passed(20)).toBe(7);
  expect(passed(20, 0)).toBe(20);
});
