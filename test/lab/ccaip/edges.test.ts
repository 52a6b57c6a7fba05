import { rmSync } from 'node:fs';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { administrator, openLab } from '../lab-fixture.ts';
import { aConnectedApp, admin, type ConnectedApp, callback, link, member } from './a-connected-app.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());

let app: ConnectedApp;
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  app = await aConnectedApp(lab, { web: { redirectUris: [callback, 'https://other.example/back'] } });
});

it('a disabled account gets no further than the sign-in page', async () => {
  const browser = await link(lab, app, 'disabled@contoso.example');
  expect(new URL(browser.url).pathname).toBe('/common/oauth2/v2.0/authorize');
  expect(browser.banners('alert')).toEqual(['AADSTS50057: The user account is disabled.']);
});

it('by `.default` one consent of before is enough, whatever else is registered', async () => {
  await lab.post('/lab/switches', { linkScopes: 'default' });
  const resource = lab.store.list('servicePrincipal').find((one) => one.displayName === 'Microsoft Graph');
  const scope = 'offline_access User.Read';
  const consent = { clientId: app.principalId, consentType: 'AllPrincipals', resourceId: resource?.id, scope };
  await lab.call('POST', '/v1.0/oauth2PermissionGrants', consent);
  expect((await link(lab, app, member)).banners('status')).toEqual([`The platforms are linked. Linked as ${member}.`]);
});

it("only the host of the tenant's portal is led to this machine", async () => {
  const redirect_uri = 'https://other.example/back';
  const query = new URLSearchParams({ client_id: app.appId, response_type: 'code', redirect_uri, scope: 'User.Read' });
  const answer = await fetch(`${lab.portal}/common/oauth2/v2.0/authorize?${query}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ account: admin, consent: 'accept' }),
  });
  expect(answer.headers.get('location')).toMatch(/^https:\/\/other\.example\/back\?code=/);
});

it('a folder of a lab that knew no CCAIP gets one when it is started', async () => {
  const first = await openLab({ dir: `${lab.dir}-old` });
  first.store.delete('ccaipSettings', 'settings');
  await first.end();
  const second = await openLab({ dir: `${lab.dir}-old` });
  expect(second.store.get('ccaipSettings', 'settings')).toMatchObject({ platform: null });
  await second.end();
  rmSync(`${lab.dir}-old`, { recursive: true });
});
