import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { LabCcaipUser } from '../../../lab/ccaip/model.ts';
import type { Answer } from '../../../live/verify/answer.ts';
import { aroundTick } from '../../../live/verify/test-call.ts';
import { userId } from '../../lab/lab-fixture.ts';
import { linker, openHandover } from './a-handover.ts';

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
const application = (facts: object) => {
  const row = lab.store.list('application').find(({ displayName }) => displayName === 'CCAIP');
  if (row === undefined) throw new Error('no application');
  lab.store.put('application', row.id, { ...row, ...facts });
};
const ada = 'ada@contoso.example';

describe('what is wrong', () => {
  it('with the redirect URI', async () => {
    application({ web: { redirectUris: ['https://other.example/v1/ucaas/ms_teams/oauth_callback'] } });
    expect(await answer('redirect URI')).toMatchObject({
      standing: 'not so',
      text: `${lab.tenant.app.redirectUri} isn't among the application's: https://other.example/v1/ucaas/ms_teams/oauth_callback.`,
    });
  });

  it('with the application, where two could be it', async () => {
    const [row] = lab.store.list('application').filter(({ displayName }) => displayName === 'CCAIP');
    if (row === undefined) throw new Error('no application');
    lab.store.put('application', userId('other'), { ...row, id: userId('other'), displayName: 'Old CCAIP' });
    expect((await answer('application'))?.standing).toBe('so');
    lab.store.put('application', userId('third'), { ...row, id: userId('third') });
    const answers = await lab.answers();
    expect(about(answers, 'application')).toMatchObject({ standing: "can't tell" });
    expect(about(answers, 'consent')).toMatchObject({ standing: "can't tell" });
  });

  it('with the secret: gone, ended, doubled; near its end it is said', async () => {
    const secrets = (...ends: string[]) =>
      application({ passwordCredentials: ends.map((endDateTime) => ({ displayName: '2026-11', endDateTime })) });
    secrets();
    expect(await answer('secret')).toMatchObject({
      standing: 'not so',
      text: 'the newest generation, "2026-11", isn\'t in Entra.',
    });
    expect(await answer('link')).toMatchObject({ standing: 'not so' });
    secrets('2026-11-30T12:00:00Z');
    expect(await answer('secret')).toMatchObject({
      standing: 'not so',
      text: expect.stringContaining('ended at 2026-11-30T12:00:00.000Z'),
    });
    expect(await answer('link')).toMatchObject({
      standing: 'not so',
      text: expect.stringContaining('which has ended'),
    });
    secrets('2028-10-31T00:00:00Z', '2028-10-31T00:00:00Z');
    expect(await answer('secret')).toMatchObject({ standing: "can't tell" });
    secrets('2026-12-30T12:00:00Z');
    expect(await answer('secret')).toMatchObject({
      standing: 'so',
      text: expect.stringContaining('It ends in 30 days'),
    });
  });

  it("with consent: part of it, somebody else's, or none", async () => {
    for (const { id } of lab.store.list('oauth2PermissionGrant')) lab.store.delete('oauth2PermissionGrant', id);
    expect(await answer('consent')).toMatchObject({ standing: 'not so', fix: expect.stringContaining('press Link') });
    await lab.grant(undefined, userId('ada'));
    expect(await answer('consent')).toMatchObject({ standing: 'not so' });
    await lab.grant('User.Read Presence.Read.All offline_access');
    expect(await answer('consent')).toMatchObject({
      standing: 'not so',
      text: 'User.Read.All is asked for, and not granted.',
    });
    await lab.grant('User.Read.All', userId('ccaip-link'));
    expect(await answer('consent')).toMatchObject({
      standing: 'so',
      text: expect.stringContaining('to the linking account'),
    });
    const app = { ...lab.tenant.app, permissions: ['User.Read', 'Presence.ReadWrite'] };
    expect(await answer('consent', { tenant: { app } })).toMatchObject({
      standing: 'not so',
      text: 'Presence.ReadWrite is asked for, and not granted.',
    });
    application({ requiredResourceAccess: [] });
    const role = { ...lab.tenant.app, permissions: ['Presence.ReadWrite.All'] };
    expect(await answer('consent', { tenant: { app: role } })).toMatchObject({ standing: "can't tell" });
    const { linked: _, ...ucaas } = lab.tenant.ucaas;
    expect(await answer('consent', { tenant: { ucaas } })).toMatchObject({ standing: "can't tell" });
  });

  it.each([
    ['is gone', { deletedDateTime: '2026-11-01T00:00:00Z' }, "isn't in this tenant"],
    ['is a guest', { accountType: 'guest' }, 'is a guest'],
    ['may not sign in', { accountEnabled: false }, 'is blocked from sign-in'],
  ] as const)('with the linking account, which %s', async (_, facts, words) => {
    const row = lab.store.get('user', userId('ccaip-link'));
    if (row === undefined) throw new Error('the lab has it');
    lab.store.put('user', row.id, { ...row, ...facts });
    expect(await answer('account')).toMatchObject({
      standing: 'not so',
      text: expect.stringContaining(`${linker} ${words}`),
    });
  });

  it('with its role, which Link needs for a moment only', async () => {
    await lab.post('/lab/users', { user: linker, directoryRoles: ['Directory Readers', 'Global Administrator'] });
    expect(await answer('role')).toMatchObject({
      standing: 'not so',
      text: expect.stringContaining(`${linker} still holds Global Administrator:`),
      fix: `take the role from ${linker}; what was linked stays linked`,
    });
    await lab.post('/lab/users', { user: linker, directoryRoles: ['Directory Readers'] });
    expect(await answer('role')).toMatchObject({ standing: 'so' });
  });

  it('with users of CCAIP, each told by itself', async () => {
    ccaipUser(ada, { sipUri: '+31205550000@ujet.sip.carrier.example', ucaasUserName: null });
    ccaipUser('bob@contoso.example', { external: false });
    ccaipUser('cyd@contoso.example', { deactivatedAt: '2026-11-02T08:00:00Z' });
    ccaipUser('dan@contoso.example', { email: 'daniel@contoso.example' });
    ccaipUser('eli@contoso.example', { sipUri: '+31205552105@UJET.sip.carrier.example' });
    ccaipUser('fay@contoso.example', { activated: false });
    const answers = await lab.answers();
    expect(about(answers, 'user', ada)).toMatchObject({
      standing: 'not so',
      text: 'SIP URI +31205550000@ujet.sip.carrier.example instead of +31205552101@ujet.sip.carrier.example; UCaaS username empty instead of ada@contoso.example.',
    });
    expect(about(answers, 'user', 'bob@contoso.example')).toMatchObject({
      standing: 'not so',
      text: 'not an external user.',
    });
    expect(about(answers, 'user', 'cyd@contoso.example')?.text).toBe(
      'deactivated in CCAIP since 2026-11-02T08:00:00Z.',
    );
    expect(about(answers, 'user', 'dan@contoso.example')?.text).toBe('no user of CCAIP has this e-mail address.');
    expect(about(answers, 'user', 'eli@contoso.example')?.standing).toBe('so');
    expect(about(answers, 'activation')).toMatchObject({
      standing: "can't tell",
      text: expect.stringMatching(/cyd.*fay.* have never signed in/),
    });
    expect(about(answers, 'other users')?.text).toContain(
      '1 external user of CCAIP is in no row of users.csv with ccaip: daniel@contoso.example.',
    );
  });

  it('with users whom up enters, who are known by their login alone', async () => {
    const externalUsers = { by: 'api', newUsers: {}, whenRemoved: 'clear' } as const;
    const ucaas = { ...lab.tenant.ucaas, externalUsers };
    const signIn = 'bob@teams.carrier.example';
    const users = lab.tenant.users.map((one) => (one.upn === 'bob@contoso.example' ? { ...one, signIn } : one));
    ccaipUser('bob@contoso.example', { email: signIn, ucaasUserName: signIn });
    ccaipUser(ada, { external: false });
    const answers = await lab.answers({ tenant: { ucaas, users } });
    expect(about(answers, 'user', 'bob@contoso.example')).toMatchObject({
      standing: 'not so',
      text: `no user of CCAIP has this e-mail address; one has ${signIn}.`,
    });
    expect(about(answers, 'user', ada)).toMatchObject({
      text: 'not an external user.',
      fix: 'npm run pulumi -- refresh -s lab, then up',
    });
    const named = users.map((one) => (one.signIn === undefined ? one : { ...one, ccaipEmail: signIn }));
    const again = await lab.answers({ tenant: { ucaas, users: named } });
    expect(about(again, 'user', 'bob@contoso.example')?.standing).toBe('so');
    const byHand = await lab.answers({ tenant: { users } });
    expect(about(byHand, 'user', 'bob@contoso.example')?.standing).toBe('so');
  });

  it('with words of CCAIP that nobody knows: told as not known, never as so', async () => {
    await lab.post('/lab/switches', { ccaipFlags: 'words' });
    const answers = await lab.answers({ literals: '{"yes":["on"]}' });
    expect(about(answers, 'user', ada)).toMatchObject({
      standing: "can't tell",
      text: expect.stringContaining('whether it is an external user ("Yes")'),
    });
  });

  it('with presence: Teams tells none of somebody', async () => {
    await lab.post('/lab/users', {
      user: ada,
      presence: { availability: 'PresenceUnknown', activity: 'PresenceUnknown' },
    });
    expect(await answer('presence')).toMatchObject({
      standing: "can't tell",
      text: `Teams tells no presence of ${ada}.`,
    });
  });
});

describe('the test call', () => {
  it('is not missing while its row may lag', async () => {
    await lab.post('/lab/switches', { callLogSeconds: 600 });
    await lab.arrive();
    expect(await answer('test call')).toMatchObject({
      standing: "can't tell",
      text: expect.stringContaining('Its rows lag'),
    });
    lab.later(600);
    expect(await answer('test call')).toMatchObject({ standing: 'so' });
  });

  it('is not so where the calls to these people failed after the tick, once their rows no longer lag', async () => {
    await lab.arrive();
    const [row] = lab.store.list('call');
    if (row === undefined) throw new Error('it was logged');
    const busy = { ...row, successfulCall: false, finalSipCode: 486, finalSipCodePhrase: 'Busy Here' };
    lab.store.put('call', row.id, busy);
    const called = Date.parse(row.startDateTime);
    const judged = async (tick: number, hours: number) =>
      answer('test call', {
        window: aroundTick(new Date(tick).toISOString()),
        now: new Date(tick + hours * 3_600_000),
      });
    expect(await judged(called - 60_000, 26)).toMatchObject({
      standing: 'not so',
      text: expect.stringContaining(`to ${ada} over 4f9a1.teams.carrier.example: 486 Busy Here`),
    });
    // One of which the log doesn't say how it went may have been taken.
    lab.store.put('call', userId('another'), { ...busy, id: userId('another'), successfulCall: null });
    expect(await judged(called - 60_000, 26)).toMatchObject({ standing: "can't tell" });
    lab.store.delete('call', userId('another'));
    // What was taken since may not show yet; what failed before the tick was tried again.
    expect(await judged(called - 60_000, 25)).toMatchObject({ standing: "can't tell" });
    expect(await judged(called + 60_000, 26)).toMatchObject({ standing: "can't tell" });
    expect(await answer('test call', { now: new Date(called + 86_400_000 * 9) })).toMatchObject({
      standing: "can't tell",
      text: expect.stringContaining('486 Busy Here'),
    });
    lab.store.put('call', row.id, { ...busy, userPrincipalName: 'kim@contoso.example' });
    expect(await judged(called - 60_000, 26)).toMatchObject({ standing: "can't tell" });
  });

  it('that Teams knew no person for is told with its code, and may be anybody', async () => {
    await lab.arrive('+31205559999');
    expect(await answer('test call')).toMatchObject({
      standing: "can't tell",
      text: expect.stringContaining('404 Not Found'),
    });
    await lab.arrive();
    expect(await answer('test call')).toMatchObject({ standing: 'so' });
  });

  it('is none that went out, came by another trunk, was taken by another, or lies beside the time', async () => {
    await lab.arrive();
    const [row] = lab.store.list('call');
    if (row === undefined) throw new Error('it was logged');
    for (const facts of [
      { callType: 'ByotOut' },
      { trunkFullyQualifiedDomainName: 'sbc.other.example' },
      { userPrincipalName: 'kim@contoso.example' },
      { startDateTime: '2026-11-01T00:00:00Z' },
      { successfulCall: null },
    ]) {
      lab.store.put('call', row.id, { ...row, ...facts });
      expect([facts, (await answer('test call'))?.standing]).toEqual([facts, "can't tell"]);
    }
  });

  it('is looked for two hours around its tick', () => {
    expect(aroundTick('2026-11-20T12:00:00.000Z')).toEqual({
      from: new Date('2026-11-20T10:00:00Z'),
      to: new Date('2026-11-20T14:00:00Z'),
      by: 'the tick of 2026-11-20T12:00:00.000Z',
      tick: new Date('2026-11-20T12:00:00Z'),
    });
  });
});
