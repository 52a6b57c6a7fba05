import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { aConnectedApp, admin, type ConnectedApp, callback, member } from '../lab/ccaip/a-connected-app.ts';
import { administrator, type LabFixture, openLab } from '../lab/lab-fixture.ts';
import { takePictures } from './artefacts.ts';
import { banner, consent, openUcaas, pressLink, signIn } from './link.ts';
import { namesOf, tabTo, toldOf } from './names.ts';
import { describeInBrowser, openBrowser } from './open-browser.ts';

const personal = 'someone@outlook.example';
const likely = 'The link was not successful. The most likely reason is incorrect credentials';

describeInBrowser('the portal of the lab, in a browser', () => {
  let lab: LabFixture;
  let context: BrowserContext;
  let close: () => Promise<void>;
  let app: ConnectedApp;
  let page: Page;

  beforeAll(async () => {
    lab = await openLab({ by: administrator });
    ({ context, close } = await openBrowser());
  });
  afterAll(async () => {
    await close?.();
    await lab?.end();
  });
  beforeEach(async () => {
    await lab.post('/lab/reset', {});
    app = await aConnectedApp(lab);
    page = await context.newPage();
    await openUcaas(page, lab.portal);
  });
  afterEach(() => page.close());
  const isLinked = () => page.getByRole('button', { name: 'Unlink' }).isVisible();

  it('links by sign-in and consent, saves afterwards, and unlinks', async () => {
    await pressLink(page, { ...app, expires: '2028-01-31' });
    await takePictures(page, 'entra-accounts');
    await signIn(page, admin);
    await takePictures(page, 'entra-consent');
    await consent(page);
    expect(page.url()).toBe(`${lab.portal}/settings/developer/ucaas`);
    expect(await banner(page, 'status')).toContain(`Linked as ${admin}.`);
    expect(await page.getByRole('textbox', { name: 'Expiration date' }).inputValue()).toBe('2028-01-31');
    await page.getByRole('textbox', { name: 'Multicast limit' }).fill('40');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await banner(page, 'status')).toBe('Saved.');
    expect(await page.getByRole('textbox', { name: 'Multicast limit' }).inputValue()).toBe('40');
    expect(await page.content()).not.toContain(app.secret);
    await takePictures(page, 'portal-linked');
    await page.getByRole('button', { name: 'Unlink' }).click();
    expect(await isLinked()).toBe(false);
  });

  it.each([
    ['a wrong secret', 'AADSTS7000215', async () => ({ ...app, secret: `${app.secret.slice(0, -1)}!` })],
    [
      'an expired secret',
      'AADSTS7000222',
      async () => {
        lab.later(3 * 366 * 86_400);
        return app;
      },
    ],
  ] as const)("shows the guide's warning for %s, and no secret", async (_, code, entered) => {
    const typed = await entered();
    await pressLink(page, typed);
    await signIn(page, admin);
    await consent(page);
    const said = await banner(page, 'alert');
    expect(said).toContain(likely);
    expect(said).toContain(code);
    expect(await isLinked()).toBe(false);
    expect(await page.getByRole('textbox', { name: 'Connected App ID' }).inputValue()).toBe(app.appId);
    expect(await page.content()).not.toContain(typed.secret);
    expect(await page.getByRole('textbox', { name: 'Connected App Secret' }).inputValue()).toBe('');
  });

  it("warns where consent is missing: a member's way ends in admin approval, and back in the portal", async () => {
    await pressLink(page, app);
    await signIn(page, member);
    expect(await page.getByRole('heading').textContent()).toBe('Need admin approval');
    await takePictures(page, 'entra-approval');
    await page.getByRole('button', { name: 'Return to the application' }).click();
    expect(await banner(page, 'alert')).toContain(likely);
    expect(await isLinked()).toBe(false);
  });

  it.each([
    ['a wrong redirect URI', 'AADSTS50011', { web: { redirectUris: [`${callback}/`] } }],
    ['an application of one organization', 'AADSTS50194', { signInAudience: 'AzureADMyOrg' }],
  ])("stays on Entra's page for %s", async (_, code, facts) => {
    await pressLink(page, await aConnectedApp(lab, { displayName: 'Other', ...facts }));
    expect(await banner(page, 'alert')).toContain(code);
    await page.goto(`${lab.portal}/settings/developer/ucaas`);
    expect(await isLinked()).toBe(false);
  });

  it("stays on Entra's page for a personal account", async () => {
    await pressLink(page, app);
    await signIn(page, personal);
    expect(await banner(page, 'alert')).toContain('not enabled for consumers');
  });

  it('refuses Save before Link', async () => {
    await page.getByRole('textbox', { name: 'Connected App ID' }).fill(app.appId);
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await banner(page, 'alert')).toContain('Click Link before you click Save');
    expect(await isLinked()).toBe(false);
    expect(await page.getByRole('textbox', { name: 'Connected App ID' }).inputValue()).toBe(app.appId);
  });

  it('can be walked by the keyboard alone: platform, Save, fields, Link, account', async () => {
    await lab.post('/lab/reset', {});
    app = await aConnectedApp(lab);
    await page.goto(`${lab.portal}/settings/developer/ucaas`);
    await page.keyboard.press('Tab');
    expect(await toldOf(page.locator(':focus'))).toEqual({ role: 'link', name: 'Skip to the page' });
    await page.keyboard.press('Enter');
    await tabTo(page, 'combobox', 'UCaaS platform');
    await page.keyboard.type('Micro');
    await tabTo(page, 'button', 'Save');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Connected App ID' }).waitFor();
    await tabTo(page, 'textbox', 'Connected App ID');
    await page.keyboard.type(app.appId);
    await tabTo(page, 'textbox', 'Connected App Secret');
    await page.keyboard.type(app.secret);
    await tabTo(page, 'button', 'Link');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Pick an account' }).waitFor();
    await tabTo(page, 'button', admin);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
    await tabTo(page, 'button', 'Accept');
    await page.keyboard.press('Enter');
    expect(await banner(page, 'status')).toContain(`Linked as ${admin}.`);
  });

  it('takes a file of users: template, upload, Process, and the error log of what failed', async () => {
    const download = async (name: string): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      return readFileSync(await file.path(), 'utf8');
    };
    await page.getByRole('link', { name: 'Bulk user management' }).click();
    const columns = (await download('Template')).split('\r\n')[0]?.split(',') ?? [];
    const row = (cells: Record<string, string>) => columns.map((name) => cells[name] ?? '').join(',');
    const pia = { Email: 'pia@contoso.example', 'First name': 'Pia', 'Last name': 'South' };
    const set = { 'External User': 'Yes', 'External SIP URI': '+31205552101@sip.example', 'UCaaS username': pia.Email };
    const nia = { Email: 'nia@contoso.example', 'First name': 'Nia', 'Last name': 'North', 'External User': 'Yes' };
    await lab.post('/lab/switches', { ccaipBulkExternal: 'words' });
    await page.getByLabel('CSV file').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([columns.join(','), row({ ...pia, ...set }), row(nia)].join('\n')),
    });
    await page.getByRole('button', { name: 'Upload' }).click();
    expect(await banner(page, 'status')).toContain('people.csv is uploaded');
    lab.later(5);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('button', { name: 'Process people.csv' }).click();
    lab.later(15);
    await page.getByRole('button', { name: 'Refresh' }).click();
    expect(await page.getByRole('row', { name: 'people.csv' }).textContent()).toMatch(/Processed\s*2\s*1\s*1/);
    await takePictures(page, 'portal-bulk');
    expect(await download('Download Error Log of people.csv')).toContain("External SIP URI can't be blank");
    await page.goto(`${lab.portal}/settings/users`);
    expect(await page.getByRole('row', { name: 'Pia South' }).textContent()).toContain('+31205552101@sip.example');
  });

  it('names every control on every page, light and dark', async () => {
    const paths = ['', 'settings/developer/ucaas', 'settings/developer/agent-status-inheritance', 'settings/users'];
    for (const path of [
      ...paths,
      'settings/users/new',
      'settings/users/bulk',
      'settings/queues',
      'settings/queues/2',
    ]) {
      await page.goto(`${lab.portal}/${path}`);
      expect({ path, ...(await namesOf(page)) }).toEqual({ path, nameless: [], shared: [] });
      await takePictures(page, `portal-${path.replaceAll('/', '-') || 'overview'}`);
    }
  });
});
