import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, openLab } from '../lab-fixture.ts';
import { aBrowser, type Browser } from './a-browser.ts';
import { aConnectedApp, admin, onUcaasPage } from './a-connected-app.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());

let browser: Browser;
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  browser = aBrowser();
});

const ccaip = async () => (await lab.call('GET', '/lab/dump')).body.ccaip;
const open = (path: string) => browser.open(`${lab.portal}${path}`);

describe('Developer Settings › UCaaS', () => {
  const path = '/settings/developer/ucaas';

  it('shows the platform alone until that is saved, then the other fields', async () => {
    await open(path);
    expect(browser.labels()).toEqual(['UCaaS platform']);
    expect(browser.buttons()).toEqual(['Save']);
    await browser.press('Save');
    expect(browser.banners('alert')).toEqual(['Choose a UCaaS platform.']);
    await browser.press('Save', { 'UCaaS platform': 'Microsoft Teams' });
    expect(browser.labels()).toEqual([
      'UCaaS platform',
      'Connected App ID',
      'Connected App Secret',
      'Expiration date',
      'Multicast limit',
    ]);
    expect(browser.buttons()).toEqual(['Link', 'Save']);
  });

  it('answers Save before Link with an error, and keeps all but the secret', async () => {
    browser = await onUcaasPage(lab);
    await browser.press('Save', {
      'Connected App ID': 'an-id',
      'Connected App Secret': 'a-sentinel',
      'Expiration date': '2028-10-31',
      'Multicast limit': '40',
    });
    expect(browser.banners('alert')).toEqual(['Click Link before you click Save: the platforms are not linked.']);
    for (const kept of ['an-id', '2028-10-31', '40']) expect(browser.source).toContain(`value="${kept}"`);
    expect(browser.source).not.toContain('a-sentinel');
    expect((await ccaip()).settings).toMatchObject({ multicastLimit: null, expires: null });
  });

  it('asks Link for both ID and secret, and for a date that is one', async () => {
    browser = await onUcaasPage(lab);
    await browser.press('Link', { 'Connected App ID': 'an-id' });
    expect(browser.banners('alert')).toEqual(['Set Connected App ID and Connected App Secret first.']);
    const both = { 'Connected App ID': 'an-id', 'Connected App Secret': 'x' };
    await browser.press('Link', { ...both, 'Expiration date': '2028-02-30' });
    expect(browser.banners('alert')).toEqual(['"2028-02-30" isn\'t a date (YYYY-MM-DD).']);
  });

  it('saves a multicast limit of 0 to 100 once linked, and says a banner once', async () => {
    const app = await aConnectedApp(lab);
    await lab.post('/lab/ccaip/link', { as: admin, appId: app.appId, secret: app.secret, expires: '2028-10-31' });
    await open(path);
    expect(browser.banners('status')).toEqual([`The platforms are linked. Linked as ${admin}.`]);
    await open(path);
    expect(browser.banners('status')).toEqual([]);
    for (const limit of ['101', '-1', '4.5', '']) {
      await browser.press('Save', { 'Multicast limit': limit });
      expect([limit, browser.banners('alert')]).toEqual([
        limit,
        [expect.stringContaining('a whole number from 0 to 100')],
      ]);
    }
    for (const limit of ['0', '100']) await browser.press('Save', { 'Multicast limit': limit });
    expect(browser.banners('status')).toEqual(['Saved.']);
    expect((await ccaip()).settings).toMatchObject({ multicastLimit: 100, expires: '2028-10-31' });
  });
});

describe('Agent Status Inheritance', () => {
  const path = '/settings/developer/agent-status-inheritance';
  const mapping = {
    Available: 'Available',
    AvailableIdle: 'Available',
    Away: 'Break',
    BeRightBack: 'Break',
    Busy: 'Unavailable',
    BusyIdle: 'Unavailable',
    DoNotDisturb: 'Unavailable',
    Offline: 'Offline',
    PresenceUnknown: 'Offline',
  };

  it("offers the guide's three options in its words", async () => {
    await open(path);
    expect(browser.labels()).toEqual([
      'UCaaS',
      'Do not inherit status at login',
      'Apply UCaaS agent status at login',
      "UCaaS always overrides agent's next status",
      ...Object.keys(mapping),
    ]);
  });

  it('answers an unmapped status with an error, and saves a whole mapping', async () => {
    await open(path);
    const { Away: _, ...rest } = mapping;
    await browser.press('Save', { ucaas: ['yes'], option: ['at-login'], ...rest });
    expect(browser.banners('alert')).toEqual(['Not mapped: Away.']);
    expect((await ccaip()).settings.inheritance).toEqual({ ucaas: false, option: 'none', mapping: {} });
    await browser.press('Save', { Away: 'Break' });
    expect(browser.banners('status')).toEqual(['Saved.']);
    expect((await ccaip()).settings.inheritance).toEqual({ ucaas: true, option: 'at-login', mapping });
  });
});

describe('Users & Teams', () => {
  const fields = {
    Email: 'ada@contoso.example',
    'First name': 'Ada',
    'Last name': '<b>L</b>',
    roles: ['Agent'],
    teams: ['2'],
  };
  const external = {
    external: ['yes'],
    'SIP URI/ID': '+31205552101@ujet.sip.carrier.example',
    'UCaaS username': fields.Email,
  };

  it('adds an external user, who is active once the mail is used; names are text', async () => {
    await open('/settings/users');
    await browser.press('+Add a User');
    await browser.press('Add', { ...fields, ...external });
    expect(browser.banners('status')).toEqual([
      'Ada <b>L</b> is added: an activation e-mail is on its way to ada@contoso.example.',
    ]);
    expect(browser.source).not.toContain('<b>L</b>');
    expect(browser.text()).toContain('Ada <b>L</b>');
    const ada = async () => (await ccaip()).users.find((one: { email: string }) => one.email === fields.Email);
    expect(await ada()).toMatchObject({
      external: true,
      sipUri: '+31205552101@ujet.sip.carrier.example',
      ucaasUserName: 'ada@contoso.example',
      teams: ['Sales'],
      activated: false,
    });
    await open('/');
    expect(browser.text()).not.toContain('Ada <b>L</b>');
    await browser.press('Activate Ada');
    expect(browser.banners('status')).toEqual(['ada@contoso.example is activated.']);
    expect(await ada()).toMatchObject({ activated: true });
    expect(browser.text()).toContain('Ada <b>L</b>');
  });

  it('says all that is missing, the two fields behind the box among it', async () => {
    await open('/settings/users/new');
    await browser.press('Add', { external: ['yes'] });
    expect(browser.banners('alert')).toEqual([
      'Email is required. First name is required. Last name is required. SIP URI/ID is required. UCaaS username is required. Choose at least one role.',
    ]);
    await browser.press('Add', { ...fields, Email: 'NIA@contoso.example', external: [] });
    expect(browser.banners('alert')).toEqual(['NIA@contoso.example is another user already.']);
    await browser.press('Add', { ...fields, Email: 'nobody', external: [] });
    expect(browser.banners('alert')).toEqual(['Email must be a valid email.']);
  });

  it('edits by the pencil, and forgets the two fields with the box', async () => {
    const nia = async () => (await ccaip()).users.find((one: { email: string }) => one.email.startsWith('nia@'));
    await open('/settings/users');
    await browser.press('Edit Nia North');
    await browser.press('Update', external);
    expect(browser.banners('status')).toEqual(['Nia North is updated.']);
    expect(browser.source).toContain('aria-label="Microsoft Teams"');
    expect(await nia()).toMatchObject({ external: true, teams: ['Sales'], activated: true });
    await browser.press('Edit Nia North');
    await browser.press('Update', { external: [] });
    expect(await nia()).toMatchObject({ external: false, sipUri: null, ucaasUserName: null });
  });
});

describe('Queues', () => {
  it('takes agents and teams on leaf queues only, at least one, external agents with the Teams icon', async () => {
    await open('/settings/queues');
    expect(browser.buttons()).toEqual(['Edit Sales', 'Edit Support', 'Edit Returns']);
    await open('/settings/queues/1');
    expect(browser.status).toBe(404);
    const nia = lab.store.get('ccaipUser', '102');
    if (nia !== undefined) lab.store.put('ccaipUser', '102', { ...nia, external: true });
    await open('/settings/queues');
    await browser.press('Edit Sales');
    expect(browser.source.match(/aria-label="Microsoft Teams"/g)).toHaveLength(1);
    await browser.press('Save', { agents: [], teams: [] });
    expect(browser.banners('alert')).toEqual(['Assign at least one agent or team.']);
    await browser.press('Save', { agents: ['102', '104'], teams: ['3'] });
    expect(browser.banners('status')).toEqual(['Sales is saved.']);
    expect((await ccaip()).queues.find((one: { name: string }) => one.name === 'Sales')).toEqual({
      name: 'Sales',
      agents: ['nia@contoso.example', 'pia@contoso.example'],
      teams: ['Support'],
    });
  });
});
