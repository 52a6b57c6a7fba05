import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, openLab, userId } from '../lab-fixture.ts';
import { aBrowser } from './a-browser.ts';
import { aConnectedApp, admin, aSecret, type ConnectedApp, member } from './a-connected-app.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());

let app: ConnectedApp;
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  app = await aConnectedApp(lab);
  expect((await press({ as: admin })).body).toEqual({ linkedAs: admin });
});

const press = (more: object) => lab.post('/lab/ccaip/link', { appId: app.appId, secret: app.secret, ...more });
const use = async () => (await lab.post('/lab/ccaip/use', {})).body;
const isBroken = async () => (await lab.call('GET', '/lab/dump')).body.ccaip.settings.link.broken;
const day = 86_400;

/** Makes Nia an agent in Teams, as ada. */
const external = () => {
  const nia = lab.store.list('ccaipUser').find(({ email }) => email.startsWith('nia@'));
  if (nia === undefined) throw new Error('nobody');
  const facts = { external: true, sipUri: '+31205552101@sip.example', ucaasUserName: 'Ada@contoso.example' };
  lab.store.put('ccaipUser', String(nia.id), { ...nia, ...facts });
};

describe('the link, when CCAIP uses it', () => {
  it('reads people and the presence of its external users, on behalf of whoever linked', async () => {
    external();
    await lab.post('/lab/users', { user: userId('ada'), presence: { availability: 'Busy', activity: 'InACall' } });
    expect(await use()).toEqual({ kind: 'news', availability: { 'ada@contoso.example': 'Busy' } });
  });

  it("tells an agent's status by the mapping, and an unmapped one as an error", async () => {
    external();
    const settings = lab.store.get('ccaipSettings', 'settings');
    if (settings === undefined) throw new Error('no settings');
    const inheritance = { ucaas: true, option: 'at-login' as const, mapping: { Available: 0, Busy: -1 } };
    lab.store.put('ccaipSettings', 'settings', { ...settings, inheritance });
    const status = async (availability: string) => {
      await lab.post('/lab/users', { user: userId('ada'), presence: { availability, activity: availability } });
      const browser = aBrowser();
      await browser.open(`${lab.portal}/`);
      return /Nia North ?nia@contoso\.example ?(.*?) ?Otto East/.exec(browser.text())?.[1];
    };
    expect(await status('Busy')).toBe('Unavailable');
    expect(await status('Away')).toBe("Error: Away isn't mapped");
  });

  it.each([
    ['a password reset', () => lab.post('/lab/users', { user: userId('admin'), passwordReset: true }), 'AADSTS50173'],
    [
      'a disabled account',
      () => lab.post('/lab/users', { user: userId('admin'), accountEnabled: false }),
      'AADSTS50057',
    ],
    ['a deleted account', () => lab.call('DELETE', `/v1.0/users/${userId('admin')}`), 'AADSTS50034'],
    ['90 days without use', async () => lab.later(90 * day + 1), 'AADSTS700082'],
    [
      'a secret that was removed',
      () => lab.call('POST', `/v1.0/applications/${app.objectId}/removePassword`, { keyId: app.keyId }),
      'AADSTS7000215',
    ],
    [
      'consent that was taken back',
      async () => {
        const { body } = await lab.call('GET', '/v1.0/oauth2PermissionGrants');
        await lab.call('DELETE', `/v1.0/oauth2PermissionGrants/${body.value[0].id}`);
      },
      'AADSTS65001',
    ],
  ])('is broken by %s, and shows it only then', async (_, ruin, code) => {
    await ruin();
    expect(await isBroken()).toBe(false);
    expect(await use()).toEqual({ kind: 'broken', why: expect.stringContaining(`${code}: `) });
    expect(await isBroken()).toBe(true);
    const browser = aBrowser();
    await browser.open(`${lab.portal}/settings/developer/ucaas`);
    expect(browser.banners('alert').at(-1)).toMatch(/^Link broken: unlink, and link again\. AADSTS/);
  });

  it('lives on as long as it is used every 90 days', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      lab.later(89 * day);
      expect((await use()).kind).toBe('news');
    }
  });

  it('works again by another Link after a reset, with the password of now', async () => {
    await lab.post('/lab/users', { user: userId('admin'), passwordReset: true });
    expect((await use()).kind).toBe('broken');
    expect((await press({ as: admin })).body).toEqual({ linkedAs: admin });
    expect((await use()).kind).toBe('news');
  });

  it('ends with its secret, and with the date that was entered, where CCAIP goes by it', async () => {
    const end = new Date(lab.clock.now() + 10 * day * 1000).toISOString().slice(0, 10);
    await press({ as: admin, expires: end });
    lab.later(12 * day);
    expect(await use()).toEqual({ kind: 'broken', why: `The expiration date that was entered, ${end}, is over.` });
    await lab.post('/lab/switches', { enteredExpiry: 'ignored' });
    expect((await use()).kind).toBe('news');
    const short = await aSecret(lab, app.objectId, new Date(lab.clock.now() + 30 * day * 1000).toISOString());
    await press({ as: admin, secret: short.secret });
    lab.later(31 * day);
    expect((await use()).why).toContain('AADSTS7000222');
  });

  it("isn't broken by a moment in which Microsoft gives no answer", async () => {
    await lab.post('/lab/faults', { kind: 'crash', on: 'GET /v1.0/users' });
    expect(await use()).toEqual({ kind: 'broken', why: 'Microsoft gave no answer.' });
    expect(await isBroken()).toBe(false);
    expect((await use()).kind).toBe('news');
  });
});

describe('POST /lab/ccaip', () => {
  it('links as the pages do, and says where they would have stopped', async () => {
    const other = await aConnectedApp(lab, { displayName: 'Second' });
    const asMember = { as: member, appId: other.appId, secret: other.secret };
    expect(await press(asMember)).toMatchObject({
      status: 400,
      body: { warning: expect.stringContaining('AADSTS90094') },
    });
    const declined = { ...asMember, as: admin, consent: 'decline' };
    expect((await press(declined)).body.warning).toContain('AADSTS65004');
    expect((await press({ ...asMember, secret: 'wrong', as: admin })).body.warning).toContain('AADSTS7000215');
    expect((await press(asMember)).body).toEqual({ linkedAs: member });
    expect((await press({ nonsense: 1 })).body.error).toContain('nonsense');
  });

  it('uses the link of an activation e-mail, once', async () => {
    const email = 'quin@contoso.example';
    expect((await lab.post('/lab/ccaip/activate', { email })).status).toBe(204);
    expect(await lab.post('/lab/ccaip/activate', { email })).toMatchObject({
      status: 400,
      body: { error: `Nobody waits to be activated by ${email}.` },
    });
  });
});

describe('a delegated token', () => {
  const tokens = async (form: Record<string, string>) =>
    (
      await fetch(`${lab.url}/common/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) })
    ).json() as Promise<Record<string, unknown>>;

  it('opens what its permissions say and no more: oneself, people, presence', async () => {
    const kept = lab.store.get('ccaipSettings', 'settings')?.link;
    const answer = await tokens({
      grant_type: 'refresh_token',
      client_id: app.appId,
      client_secret: app.secret,
      refresh_token: lab.context.seal.open(kept?.refreshToken ?? ''),
    });
    expect(answer).toMatchObject({
      token_type: 'Bearer',
      scope: 'offline_access User.Read User.Read.All Presence.Read.All',
    });
    const headers = { authorization: `Bearer ${answer.access_token}` };
    const get = (path: string) => lab.call('GET', path, undefined, { headers });
    expect((await get('/v1.0/me')).body).toMatchObject({ userPrincipalName: admin });
    expect((await get(`/v1.0/users/${userId('ada')}/presence`)).status).toBe(200);
    expect((await get('/v1.0/organization')).status).toBe(403);
    expect((await get('/v1.0/applications')).status).toBe(403);
    expect((await lab.call('GET', '/v1.0/me')).body.error.message).toBe(
      '/me request is only valid with delegated authentication flow.',
    );
  });

  it('is not given for a refresh token of another application, nor without the secret', async () => {
    const other = await aConnectedApp(lab, { displayName: 'Second' });
    const refresh_token = lab.context.seal.open(lab.store.get('ccaipSettings', 'settings')?.link?.refreshToken ?? '');
    const asked = { grant_type: 'refresh_token', refresh_token };
    expect(await tokens({ ...asked, client_id: other.appId, client_secret: other.secret })).toMatchObject({
      error_codes: [9002313],
    });
    expect(await tokens({ ...asked, client_id: app.appId })).toMatchObject({ error_codes: [7000216] });
  });
});
