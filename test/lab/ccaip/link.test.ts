import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, openLab } from '../lab-fixture.ts';
import { aBrowser } from './a-browser.ts';
import { aConnectedApp, admin, type ConnectedApp, callback, link, member, onUcaasPage } from './a-connected-app.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());

let app: ConnectedApp;
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  app = await aConnectedApp(lab);
});

const settings = async () => (await lab.call('GET', '/lab/dump')).body.ccaip.settings;
const grants = async () => (await lab.call('GET', '/v1.0/oauth2PermissionGrants')).body.value;
const turn = (switches: object) => lab.post('/lab/switches', switches);

const likely =
  'The link was not successful. The most likely reason is incorrect credentials: check for typos, or copy and paste.';

describe('Link', () => {
  it('by a Global Administrator ends with a confirmation banner, an Unlink button, and consent for everybody', async () => {
    const browser = await link(lab, app, admin);
    expect(browser.url).toBe(`${lab.portal}/settings/developer/ucaas`);
    expect(browser.banners('status')).toEqual([`The platforms are linked. Linked as ${admin}.`]);
    expect(browser.buttons()).toContain('Unlink');
    expect(await settings()).toMatchObject({ app: 'CCAIP', hasSecret: true, link: { by: admin, broken: false } });
    expect(await grants()).toEqual([
      expect.objectContaining({
        clientId: app.principalId,
        consentType: 'AllPrincipals',
        principalId: null,
        scope: 'offline_access User.Read User.Read.All Presence.Read.All',
      }),
    ]);
  });

  it('goes by way of sign-in and consent, and asks for what CCAIP reads', async () => {
    const browser = await onUcaasPage(lab);
    await browser.press('Link', { 'Connected App ID': app.appId, 'Connected App Secret': app.secret });
    const at = new URL(browser.url);
    expect(at.origin + at.pathname).toBe(`${lab.portal}/common/oauth2/v2.0/authorize`);
    expect(Object.fromEntries(at.searchParams)).toEqual({
      client_id: app.appId,
      response_type: 'code',
      redirect_uri: callback,
      response_mode: 'query',
      scope: 'offline_access User.Read User.Read.All Presence.Read.All',
      state: expect.stringMatching(/^[\w-]{22}$/),
    });
    await browser.press(admin);
    expect(browser.text()).toContain('CCAIP would like to:');
    expect(browser.text()).toContain("Read all users' full profiles User.Read.All");
    expect(browser.labels()).toEqual(['Consent on behalf of your organization']);
  });

  it('of an administrator who ticks no box consents for that account alone', async () => {
    const browser = await link(lab, app, admin, { forAll: false });
    expect(browser.banners('status')).toHaveLength(1);
    expect(await grants()).toMatchObject([
      { consentType: 'Principal', principalId: expect.stringMatching(/^[\da-f-]{36}$/) },
    ]);
  });

  it("shows the guide's warning banner for a wrong secret, keeps the ID, and shows no secret", async () => {
    const secret = `${app.secret.slice(0, -1)}!`;
    const browser = await link(lab, { ...app, secret }, admin);
    expect(browser.banners('alert')).toEqual([
      `${likely} AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.appId}'.`,
    ]);
    expect(browser.source).toContain(app.appId);
    expect(browser.source).not.toContain(secret);
    expect(browser.buttons()).not.toContain('Unlink');
    expect(await settings()).toMatchObject({ hasSecret: false, link: null });
  });

  it('shows it for an expired secret', async () => {
    lab.later(3 * 366 * 86_400);
    const browser = await link(lab, app, admin);
    expect(browser.banners('alert')).toEqual([
      expect.stringContaining(`AADSTS7000222: The provided client secret keys for app '${app.appId}' are expired.`),
    ]);
  });

  it("stays on Entra's page for a redirect URI that the application hasn't registered, to the letter", async () => {
    const other = await aConnectedApp(lab, { displayName: 'Other', web: { redirectUris: [`${callback}/`] } });
    const browser = await link(lab, other, admin);
    expect(browser.status).toBe(400);
    expect(new URL(browser.url).pathname).toBe('/common/oauth2/v2.0/authorize');
    expect(browser.banners('alert')).toEqual([
      expect.stringContaining(`AADSTS50011: The redirect URI '${callback}' specified in the request does not match`),
    ]);
  });

  it('stays there for a client id that nobody has', async () => {
    const browser = await link(lab, { ...app, appId: '00000000-0000-4000-8000-000000000000' }, admin);
    expect(browser.banners('alert')).toEqual([expect.stringContaining('AADSTS700016: Application with identifier')]);
  });

  it('is refused to a personal account: at each authority in its own words', async () => {
    const words = {
      common: /^unauthorized_client: The client does not exist or is not enabled for consumers\./,
      organizations: /^You can't sign in here with a personal account\. Use your work or school account instead\.$/,
      tenant: /^AADSTS50020: User account 'someone@outlook\.example' from identity provider 'live\.com' does not exist/,
    };
    for (const [linkAuthority, text] of Object.entries(words)) {
      await turn({ linkAuthority });
      const browser = await link(lab, app, 'someone@outlook.example');
      expect(browser.banners('alert')).toEqual([expect.stringMatching(text)]);
    }
    expect(await settings()).toMatchObject({ link: null });
  });

  it("needs an administrator's approval where a member links and nobody has consented; going back is a warning", async () => {
    const browser = await link(lab, app, member);
    expect(browser.text()).toContain('Need admin approval');
    expect(browser.banners('alert')).toEqual([
      'AADSTS90094: CCAIP needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.',
    ]);
    await browser.press('Return to the application');
    expect(browser.banners('alert')).toEqual([`${likely} AADSTS65004: User declined to consent to access the app.`]);
    expect(await grants()).toEqual([]);
  });

  it('by a member works once an administrator has consented for everybody', async () => {
    const scope = 'offline_access User.Read User.Read.All Presence.Read.All';
    const resource = lab.store.list('servicePrincipal').find((one) => one.displayName === 'Microsoft Graph');
    const consent = { clientId: app.principalId, consentType: 'AllPrincipals', resourceId: resource?.id, scope };
    expect((await lab.call('POST', '/v1.0/oauth2PermissionGrants', consent)).status).toBe(201);
    const browser = await link(lab, app, member);
    expect(browser.banners('status')).toEqual([`The platforms are linked. Linked as ${member}.`]);
    await browser.press('Unlink');
    await turn({ linkingMember: 'refused' });
    const refused = await link(lab, app, member);
    expect(refused.banners('alert')).toEqual([`${likely} ${member} isn't a Global Administrator.`]);
    expect((await link(lab, app, admin)).banners('status')).toHaveLength(1);
  });

  it('that is declined is a warning, and nothing is consented to', async () => {
    const browser = await link(lab, app, admin, { presses: 'Cancel' });
    expect(browser.banners('alert')).toEqual([expect.stringContaining('AADSTS65004')]);
    expect(await grants()).toEqual([]);
  });

  it("of a single-tenant application fails at an authority for many, but where it is old or the tenant's own is asked", async () => {
    const single = await aConnectedApp(lab, { displayName: 'Single', signInAudience: 'AzureADMyOrg' });
    for (const linkAuthority of ['common', 'organizations']) {
      await turn({ linkAuthority });
      expect((await link(lab, single, admin)).banners('alert')).toEqual([
        expect.stringContaining(
          `AADSTS50194: Application '${single.appId}'(Single) is not configured as a multi-tenant application.`,
        ),
      ]);
    }
    await turn({ linkAuthority: 'tenant' });
    expect((await link(lab, single, admin)).banners('status')).toHaveLength(1);
    await turn({ linkAuthority: 'common', singleTenantApps: 'accepted' });
    expect((await link(lab, single, admin)).banners('status')).toHaveLength(1);
  });

  it('takes no answer of another Link: neither another state, nor the same one twice', async () => {
    const browser = await onUcaasPage(lab);
    await browser.press('Link', { 'Connected App ID': app.appId, 'Connected App Secret': app.secret });
    const forged = aBrowser();
    await forged.open(`${lab.portal}/v1/ucaas/ms_teams/oauth_callback?code=1.x&state=another`);
    expect(forged.banners('alert')).toEqual([
      `${likely} The answer doesn't belong to this Link: its state is another.`,
    ]);
    await browser.press(admin);
    await browser.press('Accept');
    expect(browser.banners('alert')).toEqual([expect.stringContaining('its state is another')]);
    expect(await settings()).toMatchObject({ link: null });
  });

  it('fails with a secret that was made a moment ago: it is listed at once, and works some seconds later', async () => {
    await turn({ newSecretSeconds: 18 });
    const { body } = await lab.call('POST', `/v1.0/applications/${app.objectId}/addPassword`, {});
    const fresh = { ...app, secret: body.secretText as string };
    lab.later(17);
    expect((await link(lab, fresh, admin)).banners('alert')).toEqual([expect.stringContaining('AADSTS7000215')]);
    lab.later(1);
    expect((await link(lab, fresh, admin)).banners('status')).toHaveLength(1);
  });

  it('by `.default` asks for what the application has registered, and no more', async () => {
    await turn({ linkScopes: 'default' });
    const browser = await link(lab, app, admin);
    expect(browser.banners('status')).toHaveLength(1);
    expect((await grants())[0].scope.split(' ').toSorted()).toEqual([
      'Presence.Read.All',
      'User.Read',
      'User.Read.All',
      'offline_access',
    ]);
    const bare = await aConnectedApp(lab, { displayName: 'Bare', requiredResourceAccess: [] });
    await turn({ linkOverLink: 'replaces' });
    const poor = await link(lab, bare, admin);
    expect(poor.banners('alert')).toEqual([expect.stringContaining('Graph: Insufficient privileges')]);
  });

  it('over a link takes its place, or is refused until Unlink', async () => {
    await link(lab, app, admin);
    const other = await aConnectedApp(lab, { displayName: 'Second' });
    await turn({ linkOverLink: 'refused' });
    expect((await link(lab, other, admin)).banners('alert')).toEqual([
      'The platforms are linked already. Click Unlink first.',
    ]);
    expect(await settings()).toMatchObject({ app: 'CCAIP' });
    await turn({ linkOverLink: 'replaces' });
    expect((await link(lab, other, admin)).banners('status')).toHaveLength(1);
    expect(await settings()).toMatchObject({ app: 'Second' });
    await turn({ linkOverLink: 'refused' });
    const browser = await onUcaasPage(lab);
    await browser.press('Unlink');
    expect(await settings()).toMatchObject({ link: null, hasSecret: false });
    expect((await link(lab, app, admin)).banners('status')).toHaveLength(1);
  });

  it("leaves secret and token in the clear nowhere in the lab's folder, and the secret on no page", async () => {
    const browser = await link(lab, app, admin);
    expect(browser.source).not.toContain(app.secret);
    const { readdirSync, readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    for (const file of readdirSync(lab.dir))
      expect(readFileSync(join(lab.dir, file), 'latin1')).not.toContain(app.secret);
  });
});
