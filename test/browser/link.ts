import type { Page } from 'playwright-core';

/** What a person enters on the UCaaS page of the portal before Link. */
export interface Entered {
  readonly appId: string;
  readonly secret: string;
  readonly expires?: string;
}

/** Developer Settings › UCaaS with Microsoft Teams chosen and saved. */
export const openUcaas = async (page: Page, portal: string): Promise<void> => {
  await page.goto(portal);
  await page.getByRole('link', { name: 'Developer Settings › UCaaS' }).click();
  if (await page.getByRole('button', { name: 'Link', exact: true }).isVisible()) return;
  await page.getByRole('combobox', { name: 'UCaaS platform' }).selectOption('Microsoft Teams');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('textbox', { name: 'Connected App ID' }).waitFor();
};

/** Types the values and clicks Link: Entra's page is next. */
export const pressLink = async (page: Page, { appId, secret, expires }: Entered): Promise<void> => {
  await page.getByRole('textbox', { name: 'Connected App ID' }).fill(appId);
  await page.getByRole('textbox', { name: 'Connected App Secret' }).fill(secret);
  if (expires !== undefined) await page.getByRole('textbox', { name: 'Expiration date' }).fill(expires);
  await page.getByRole('button', { name: 'Link', exact: true }).click();
};

/** Signs in as somebody whom Entra's page offers. */
export const signIn = (page: Page, account: string): Promise<void> =>
  page.getByRole('button', { name: account }).click();

/** Consents for the organization. */
export const consent = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'Consent on behalf of your organization' }).check();
  await page.getByRole('button', { name: 'Accept' }).click();
};

/** The text of the page's one banner of that role. */
export const banner = async (page: Page, role: 'status' | 'alert'): Promise<string> =>
  ((await page.getByRole(role).filter({ hasText: /./ }).textContent()) ?? '').trim().replaceAll(/\s+/g, ' ');
