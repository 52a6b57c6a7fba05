import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { LabCcaipUser } from '../../../lab/ccaip/model.ts';
import type { Answer } from '../../../live/verify/answer.ts';
import { everyday, forVerify, fqdn, openHandover } from './a-handover.ts';

const lab = await openHandover();
afterAll(() => lab.end());
beforeEach(() => lab.make());

const about = (answers: readonly Answer[], what: Answer['about'], upn?: string): Answer | undefined =>
  answers.find((one) => one.about === what && (upn === undefined || one.of === upn));
const answer = async (what: Answer['about'], ...changed: Parameters<typeof lab.answers>) =>
  about(await lab.answers(...changed), what);
const ccaipUser = (email: string, facts: Partial<LabCcaipUser>) => {
  const row = lab.store.list('ccaipUser').find((one) => one.email === email);
  if (row === undefined) throw new Error(`no ${email} in CCAIP`);
  lab.store.put('ccaipUser', `${row.id}`, { ...row, ...facts });
};
const ada = 'ada@contoso.example';

describe('a handover that is done', () => {
  it('is so in everything that can be told from here, and what has no API is said', async () => {
    await lab.arrive();
    const answers = await lab.answers();
    expect(answers.filter(({ standing }) => standing === 'not so')).toEqual([]);
    expect(answers.filter(({ standing }) => standing === "can't tell").map((one) => one.about)).toEqual([
      'link',
      'queues',
      'statuses',
    ]);
    expect(answers.filter((one) => one.about === 'user' && one.standing === 'so')).toHaveLength(11);
    expect(about(answers, 'consent')?.text).toBe(
      "User.Read, User.Read.All, Presence.Read.All, offline_access are granted for everybody. That proves consent, not that Link was pressed: an administrator's consent makes the same.",
    );
    expect(about(answers, 'secret')?.text).toContain("its last whole day is 2028-10-30, which CCAIP's expiration date");
    expect(about(answers, 'test call')?.text).toMatch(new RegExp(`: a call over ${fqdn} was taken by ${ada}, 30 s`));
    expect(about(answers, 'queues')).toMatchObject({
      standing: "can't tell",
      text: '3 queues: Sales, Support, Returns; none has an external agent.',
    });
  });

  it('is the same where CCAIP answers in the other words, and Microsoft shows roles to who reads users', async () => {
    await lab.post('/lab/switches', {
      ccaipUserKeys: 'snake',
      ccaipFlags: 'digits',
      ccaipUserList: 'wrapped',
      ccaipUserHeaders: 'none',
    });
    await lab.post('/lab/switches', { roleReads: 'shown' });
    await lab.may(...everyday, ...forVerify.filter((one) => one !== 'RoleManagement.Read.Directory'));
    await lab.arrive();
    const answers = await lab.answers();
    expect(answers.filter(({ standing }) => standing !== 'so').map((one) => one.about)).toEqual([
      'link',
      'queues',
      'statuses',
    ]);
  });

  it('tells in which queues external agents are, by themselves or by a team above', async () => {
    ccaipUser(ada, { teams: [2] });
    const eve = lab.store.list('ccaipUser').find(({ email }) => email === 'eve@contoso.example');
    const queue = lab.store.get('ccaipQueue', '4');
    if (queue === undefined || eve === undefined) throw new Error('the lab has them');
    lab.store.put('ccaipQueue', '4', { ...queue, agents: [104, eve.id], teams: [1] });
    expect((await answer('queues'))?.text).toContain('external agents are in Sales (1), Returns (2).');
  });
});

describe('queues of the file', () => {
  it('are compared one by one with those of CCAIP', async () => {
    ccaipUser(ada, { teams: [2] });
    const queues = [
      { name: 'Sales', teams: ['Sales'], agents: [ada] },
      { name: 'Returns', teams: [], agents: [ada] },
    ];
    const answers = (await lab.answers({ tenant: { queues } })).filter((one) => one.about === 'queues');
    expect(answers.map(({ standing, text }) => `${standing}: ${text}`)).toEqual([
      `so: "Sales" has team Sales and ${ada}; 1 external agent, of 40 that CCAIP rings at once.`,
      `not so: "Returns": ${ada} isn't in it.`,
    ]);
  });
});

describe('a tenant where nothing is handed over', () => {
  it('has no application, says where to go, and tells nothing as so', async () => {
    await lab.post('/lab/reset', {});
    await lab.post('/lab/switches', { ccaipRequestsPerSecond: 0 });
    await lab.may(...everyday);
    const { linked: _, ...ucaas } = lab.tenant.ucaas;
    const answers = await lab.answers({ tenant: { ucaas }, window: undefined });
    expect(about(answers, 'application')).toMatchObject({ standing: 'not so', fix: 'npm run pulumi -- up -s lab' });
    expect(about(answers, 'link')).toMatchObject({ standing: "can't tell" });
    expect(about(answers, 'account')).toMatchObject({ standing: "can't tell" });
    expect(about(answers, 'test call')).toMatchObject({
      standing: "can't tell",
      toKnow: expect.stringContaining('--since'),
    });
    expect(about(answers, 'user', ada)).toMatchObject({
      standing: 'not so',
      text: 'no user of CCAIP has this e-mail address.',
    });
    expect(answers.filter(({ standing }) => standing === 'so').map((one) => one.about)).toEqual([]);
  });
});

describe('without a permission', () => {
  it.each([
    ['consent', 'DelegatedPermissionGrant.Read.All'],
    ['role', 'RoleManagement.Read.Directory'],
    ['presence', 'Presence.Read.All'],
    ['test call', 'CallRecord-PstnCalls.Read.All'],
  ] as const)('%s can not be told, and the permission is named', async (what, permission) => {
    await lab.arrive();
    await lab.may(...everyday, ...forVerify.filter((one) => one !== permission));
    const answers = await lab.answers();
    expect(about(answers, what)).toMatchObject({ standing: "can't tell", text: `needs ${permission}.` });
    expect(about(answers, what)?.toKnow).toContain(
      `the Graph application permission ${permission}, with admin consent`,
    );
    expect(answers.filter(({ standing }) => standing === 'not so')).toEqual([]);
  });

  it.each([
    ['consent', { grantReads: 'directory' }, 'DelegatedPermissionGrant.Read.All', 'Directory.Read.All'],
    ['test call', { callLogReads: 'callRecords' }, 'CallRecord-PstnCalls.Read.All', 'CallRecords.Read.All'],
  ] as const)('%s names the wider one where Graph refuses the narrow one', async (what, switches, narrow, wide) => {
    await lab.post('/lab/switches', switches);
    const told = await answer(what);
    expect(told).toMatchObject({ standing: "can't tell", text: `refused, although the identity has ${narrow}.` });
    expect(told?.toKnow).toContain(`grant ${wide}, which a page of Microsoft's names for it`);
  });

  it('without a token CCAIP is not told, with how to make one, and Entra still is', async () => {
    const answers = await lab.answers({ ccaip: { why: 'needs a token', toKnow: 'make one' } });
    for (const what of ['user', 'queues', 'statuses'] as const) {
      expect(about(answers, what)).toMatchObject({
        standing: "can't tell",
        text: 'needs a token.',
        toKnow: 'make one',
      });
    }
    expect(about(answers, 'consent')?.standing).toBe('so');
  });

  it.each(['/apps/api/v1/users', '/manager/api/v1/agents', '/manager/api/v1/menus', '/manager/api/v1/user_statuses'])(
    'what CCAIP does not answer at %s is not told as so',
    async (path) => {
      await lab.post('/lab/faults', { kind: 'error', on: `GET ${path}`, times: 20 });
      const answers = await lab.answers();
      expect(answers.filter(({ standing }) => standing === 'not so')).toEqual([]);
      const failed = answers.filter(({ text }) => text.includes('HTTP 503'));
      expect(failed.length).toBeGreaterThan(0);
      expect(failed.every(({ standing }) => standing === "can't tell")).toBe(true);
      expect(answers.filter(({ standing }) => standing === "can't tell").length).toBeGreaterThan(
        path.endsWith('statuses') ? 2 : 3,
      );
    },
  );
});
