import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { labCcaipToken } from '../../../lab/ccaip/api/credential.ts';
import type { LabCcaipUser } from '../../../lab/ccaip/model.ts';
import { labTenantId } from '../../../lab/identity.ts';
import { openCcaip } from '../../../providers/ccaip/ccaip.ts';
import { openLab } from '../../lab/lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  await lab.post('/lab/switches', { ccaipRequestsPerSecond: 0 });
});

const redirectDomain = 'https://contoso.uc1.ccaiplatform.example';
const env = { TRUNKLINE_CCAIP_ENDPOINT: lab.url, TRUNKLINE_CCAIP_TOKEN: labCcaipToken };

/** A client that waits no time of ours, and what it said of waiting. */
const open = (more: Record<string, string> = {}, of = { tenantId: labTenantId, redirectDomain }) => {
  const said: string[] = [];
  const waits: number[] = [];
  const client = openCcaip(
    of,
    { ...env, ...more },
    {
      context: { log: (line) => said.push(line), signal: new AbortController().signal },
      sleep: async (seconds) => void waits.push(seconds),
      patienceSeconds: 8,
    },
  );
  if (client === undefined) throw new Error('there is a token');
  return { ...client, said, waits };
};

const fill = (count: number) => {
  const [one] = lab.store.list('ccaipUser');
  for (let id = 1000; id < 1000 + count; id += 1) {
    lab.store.put('ccaipUser', `${id}`, {
      ...(one as LabCcaipUser),
      id,
      email: `agent${id}@contoso.example`,
      teams: [2],
    });
  }
};
const asExternal = () => {
  const [one] = lab.store.list('ccaipUser');
  lab.store.put('ccaipUser', '101', {
    ...(one as LabCcaipUser),
    external: true,
    sipUri: '+31205552101@ujet.sip.carrier.example',
    ucaasUserName: 'ada@contoso.example',
    deactivatedAt: null,
  });
};

const first = {
  ccaipThrottle: 'bare',
  ccaipUserKeys: 'labels',
  ccaipFlags: 'words',
  ccaipUserList: 'bare',
  ccaipUserHeaders: 'there',
  ccaipPendingAgents: 'listed',
};
const second = {
  ccaipThrottle: 'retryAfter',
  ccaipUserKeys: 'snake',
  ccaipFlags: 'digits',
  ccaipUserList: 'wrapped',
  ccaipUserHeaders: 'none',
  ccaipPendingAgents: 'left out',
};

describe.each([
  ['as its pages have it', first],
  ['where they say nothing', second],
])('CCAIP %s', (_, switches) => {
  beforeEach(() => lab.post('/lab/switches', switches));

  it('is read: agents, teams, queues and statuses', async () => {
    const ccaip = open();
    const agents = await ccaip.agents();
    expect(agents.find(({ email }) => email === 'nia@contoso.example')).toMatchObject({
      id: '102',
      last_login_time: expect.any(String),
      teams: [{ id: '2', name: 'Sales' }],
    });
    expect((await ccaip.teams()).map(({ name }) => name)).toEqual(['Front office', 'Sales', 'Support']);
    const returns = (await ccaip.menus()).find(({ name }) => name === 'Returns');
    expect(returns?.agent_assignments).toMatchObject([{ assignee: { id: '104' } }]);
    expect((await ccaip.statuses()).map(({ name }) => name)).toContain('Available');
  });

  it('tells who is an external user, with what stands there, and who is not', async () => {
    asExternal();
    const users = await open().users();
    expect(users[0]).toMatchObject({
      email: 'cora@contoso.example',
      external: true,
      sipUri: '+31205552101@ujet.sip.carrier.example',
      ucaasName: 'ada@contoso.example',
      deactivatedAt: '',
    });
    expect(users[1]).toMatchObject({ external: false, sipUri: '', ucaasName: '' });
  });

  it('is read whole, page by page', async () => {
    fill(245);
    const ccaip = open();
    expect(new Set((await ccaip.users()).map(({ email }) => email)).size).toBe(250);
    expect((await ccaip.agents()).filter(({ email }) => email.startsWith('agent'))).toHaveLength(245);
  });

  it('is asked again after 429, 503 and a lost reply, and not for ever', async () => {
    await lab.post('/lab/faults', [
      { kind: 'throttle', on: 'GET /manager/api/v1/teams' },
      { kind: 'error', on: 'GET /manager/api/v1/teams' },
      { kind: 'lostReply', on: 'GET /manager/api/v1/teams' },
    ]);
    const ccaip = open();
    expect(await ccaip.teams()).toHaveLength(3);
    expect(ccaip.waits).toEqual([1, 2, 4]);
    await lab.post('/lab/faults', { kind: 'throttle', on: 'GET /manager/api/v1/teams', times: 50 });
    await expect(ccaip.teams()).rejects.toMatchObject({ kind: 'Throttled', facts: { doing: "read CCAIP's teams" } });
  });
});

describe('a list that may not be whole', () => {
  it('is an error where pages are all alike, since then the parameter has another name', async () => {
    await lab.post('/lab/switches', { ccaipUserHeaders: 'none' });
    fill(245);
    await expect(open({ TRUNKLINE_CCAIP_LITERALS: '{"page":"p"}' }).users()).rejects.toMatchObject({ kind: 'Unknown' });
  });

  it('is an error where fewer come than the header says', async () => {
    await lab.post('/lab/switches', { ccaipUserHeaders: 'there' });
    fill(245);
    await expect(open({ TRUNKLINE_CCAIP_LITERALS: '{"page":"p"}' }).users()).rejects.toMatchObject({ kind: 'Unknown' });
  });
});

describe('what nobody publishes', () => {
  it('can be said by the environment, and what stays unknown is told as it came', async () => {
    await lab.post('/lab/switches', { ccaipFlags: 'words', ccaipUserKeys: 'labels' });
    asExternal();
    expect((await open({ TRUNKLINE_CCAIP_LITERALS: '{"yes":["on"]}' }).users())[0]?.external).toEqual({
      unknown: 'Yes',
    });
    const [user] = await open({ TRUNKLINE_CCAIP_LITERALS: '{"sipUri":["somewhere else"]}' }).users();
    expect(user).not.toHaveProperty('sipUri');
    expect(() => open({ TRUNKLINE_CCAIP_LITERALS: '{"sip":1}' })).toThrow(
      'TRUNKLINE_CCAIP_LITERALS: "{"sip":1}" isn\'t what it takes.\n  Allowed: JSON with any of page, email',
    );
  });
});

describe('roles and teams of a user', () => {
  it('are told, whatever the words for flags', async () => {
    const ccaip = open({ TRUNKLINE_CCAIP_LITERALS: '{"yes":["on"]}' });
    expect((await ccaip.users()).find(({ email }) => email.startsWith('pia'))).toMatchObject({
      roles: ['Agent', 'Manager'],
      teams: ['Sales', 'Support'],
    });
  });
});

describe('who may ask', () => {
  it('is refused with a wrong token or of another subdomain, with how to make one; the token is in no text', async () => {
    const wrong = open({ TRUNKLINE_CCAIP_TOKEN: 'a~wrong~token' }).agents();
    await expect(wrong).rejects.toMatchObject({ kind: 'Forbidden' });
    await expect(wrong).rejects.toThrow('Settings > Developer Settings > API Credentials');
    await expect(wrong).rejects.not.toThrow('wrong~token');
    const other = { tenantId: labTenantId, redirectDomain: 'https://fabrikam.uc1.ccaiplatform.example' };
    await expect(open({}, other).agents()).rejects.toMatchObject({ kind: 'Forbidden' });
  });

  it('is nobody without a token', () => {
    expect(openCcaip({ tenantId: labTenantId, redirectDomain }, {}, { context: silent })).toBeUndefined();
  });

  it.each([
    ['the lab, without its address', labTenantId, { TRUNKLINE_CCAIP_ENDPOINT: '' }, "isn't set"],
    ['the lab elsewhere', labTenantId, { TRUNKLINE_CCAIP_ENDPOINT: redirectDomain }, 'exists on this machine only'],
    ["a real tenant at the lab's", '7c2f0000-1111-4222-8333-444455556666', {}, 'leads to the lab'],
    [
      'a real tenant elsewhere',
      '7c2f0000-1111-4222-8333-444455556666',
      { TRUNKLINE_CCAIP_ENDPOINT: 'https://portal.example' },
      'would tell trunkline where to send',
    ],
  ])('is never %s', (_, tenantId, more, words) => {
    expect(() => open(more, { tenantId, redirectDomain })).toThrow(words);
  });
});

it('a page that is no answer of an API is told, and not asked for again', async () => {
  await lab.post('/lab/faults', { kind: 'page', on: 'GET /apps/api/v1/users' });
  const ccaip = open();
  await expect(ccaip.users()).rejects.toThrow('answered with no JSON');
  expect(ccaip.waits).toEqual([]);
});

const silent = { log: () => undefined, signal: new AbortController().signal };
