import type { LabFixture } from '../lab-fixture.ts';
import { aBrowser, type Browser } from './a-browser.ts';

export const callback = 'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback';

const graph = '00000003-0000-0000-c000-000000000000';

/** offline_access, User.Read, User.Read.All, Presence.Read.All. */
const permissions = [
  '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
  'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
  'a154be20-db9c-4678-8ab7-66f6cc099a59',
  '9c7a330d-35b3-4aa1-963d-cb2b9f927841',
];

export interface ConnectedApp {
  readonly objectId: string;
  readonly appId: string;
  readonly principalId: string;
  readonly secret: string;
  readonly keyId: string;
}

/** The application as the guide has it made, with a secret that works by now. */
export const aConnectedApp = async (lab: LabFixture, facts: object = {}): Promise<ConnectedApp> => {
  const { body: app } = await lab.call('POST', '/v1.0/applications', {
    displayName: 'CCAIP',
    signInAudience: 'AzureADMultipleOrgs',
    web: { redirectUris: [callback] },
    requiredResourceAccess: [
      { resourceAppId: graph, resourceAccess: permissions.map((id) => ({ id, type: 'Scope' })) },
    ],
    ...facts,
  });
  const { body: principal } = await lab.call('POST', '/v1.0/servicePrincipals', { appId: app.appId });
  const { secret, keyId } = await aSecret(lab, app.id);
  return { objectId: app.id, appId: app.appId, principalId: principal.id, secret, keyId };
};

/** One more secret; it works by now. */
export const aSecret = async (lab: LabFixture, objectId: string, endDateTime?: string) => {
  const { body } = await lab.call('POST', `/v1.0/applications/${objectId}/addPassword`, {
    passwordCredential: { displayName: '2026-11', ...(endDateTime !== undefined && { endDateTime }) },
  });
  lab.later(20);
  return { secret: body.secretText as string, keyId: body.keyId as string };
};

/** Developer Settings › UCaaS with the platform saved. */
export const onUcaasPage = async (lab: Pick<LabFixture, 'portal'>): Promise<Browser> => {
  const browser = aBrowser();
  await browser.open(`${lab.portal}/settings/developer/ucaas`);
  if (!browser.buttons().includes('Link')) await browser.press('Save', { 'UCaaS platform': 'Microsoft Teams' });
  return browser;
};

/** Clicks Link and goes through Entra's pages as that account; back in the portal, or wherever it ends. */
export const link = async (
  lab: Pick<LabFixture, 'portal'>,
  app: Pick<ConnectedApp, 'appId' | 'secret'>,
  as: string,
  consent: { readonly presses?: string; readonly forAll?: boolean } = {},
): Promise<Browser> => {
  const browser = await onUcaasPage(lab);
  await browser.press('Link', { 'Connected App ID': app.appId, 'Connected App Secret': app.secret });
  if (browser.buttons().includes('Next')) await browser.press('Next', { 'Use another account': as });
  const { presses = 'Accept', forAll = true } = consent;
  if (browser.buttons().includes(presses)) await browser.press(presses, forAll ? { forAll: ['yes'] } : {});
  return browser;
};

export const admin = 'admin@contoso.example';
export const member = 'ccaip-link@contoso.example';
