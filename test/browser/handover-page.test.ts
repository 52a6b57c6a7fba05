import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { handoverRoutes } from '../../pages/handover/routes.ts';
import { beginSession, type Link } from '../../pages/handover/session.ts';
import type { Ending } from '../../pages/presence.ts';
import { servePage } from '../../pages/serve.ts';
import { leftToEnter } from '../../tenant/entered/left-to-enter.ts';
import { rotating, unlinked } from '../pages/handover/a-subject.ts';
import { takePictures } from './artefacts.ts';
import { namesOf, tabTo, toldOf } from './names.ts';
import { describeInBrowser, openBrowser } from './open-browser.ts';

const sentinel = 'Sentinel~8Q.value-of-the-secret';

describeInBrowser('the page of the handover, in a browser', () => {
  let context: BrowserContext;
  let close: () => Promise<void>;
  let page: Page;
  let closed: Promise<Ending>;
  let end: () => void;
  let links: Link[];

  beforeAll(async () => {
    ({ context, close } = await openBrowser());
  });
  afterAll(() => close?.());

  const open = async (subject = unlinked) => {
    const session = beginSession(
      subject,
      leftToEnter(subject.tenant),
      {},
      {
        now: () => new Date('2027-06-30T12:00:00Z'),
        readSecret: async () => ({ value: sentinel }),
        remember: () => undefined,
        writeLink: (link) => {
          links.push(link);
          return 'tenant.yaml: ucaas.linked is written.';
        },
        changeEntered: () => 'Written to entered.csv.',
      },
    );
    const served = await servePage((presence) => handoverRoutes(session, presence));
    ({ closed } = served);
    end = () => served.presence.end('interrupted');
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(served.address).origin });
    page = await context.newPage();
    await page.goto(served.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return served.address;
  };
  beforeEach(() => {
    links = [];
  });
  afterEach(async () => {
    await page.close();
    end();
    await closed;
  });

  const clipboard = () => page.evaluate('navigator.clipboard.readText()');
  const said = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const box = (title: string) => page.getByRole('checkbox', { name: title });
  const step = (title: string) => page.getByRole('region', { name: title });

  it('copies the secret, which stands nowhere in the page, and clears it from the clipboard on the next focus', async () => {
    await open();
    await page.getByRole('button', { name: 'Copy Connected App Secret' }).click();
    await said('Connected App Secret copied: paste it now.');
    expect(await clipboard()).toBe(sentinel);
    expect(await page.content()).not.toContain(sentinel);
    await page.evaluate('void window.dispatchEvent(new Event("focus"))');
    await said('The secret was cleared from the clipboard.');
    expect(await clipboard()).toBe(' ');
  });

  it('leaves alone on the next focus what was copied since', async () => {
    await open();
    await page.getByRole('button', { name: 'Copy Connected App Secret' }).click();
    await said('Connected App Secret copied');
    await page.getByRole('button', { name: 'Copy Connected App ID' }).click();
    await said('Connected App ID copied.');
    await page.evaluate('void window.dispatchEvent(new Event("focus"))');
    expect(await clipboard()).toBe(unlinked.outputs.connectedAppId);
  });

  it.each([
    ['NotAllowedError', 'allow this page the clipboard'],
    ['DataError', "can't copy it (DataError): use another one"],
  ])('says why the secret was not copied (%s), and how else', async (name, told) => {
    await open();
    await page.evaluate(`navigator.clipboard.write = () => Promise.reject(new DOMException('No.', '${name}'))`);
    await page.getByRole('button', { name: 'Copy Connected App Secret' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'The secret was not copied.' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain(told);
    expect(await alert.textContent()).toContain('press Show… and copy it by hand.');
  });

  it('draws the secret only where that is asked, and hides it again', async () => {
    await open();
    const show = page.getByRole('button', { name: 'Show… Connected App Secret' });
    await show.click();
    await page.getByText(sentinel).waitFor();
    await show.click();
    await page.getByText('not shown').waitFor();
    expect(await page.content()).not.toContain(sentinel);
  });

  it('works once by its address, and tells who comes again', async () => {
    const address = await open();
    expect(new URL(page.url()).pathname).not.toContain('/open/');
    const again = await context.newPage();
    expect((await again.goto(address))?.status()).toBe(403);
    expect(await again.textContent('body')).toContain('This address was opened already');
    await again.close();
    await page.reload();
    await step('Choose who presses Link').waitFor();
  });

  it('takes ticks and who linked, and folds what is done', async () => {
    await open();
    await box('Press Link, before Save').click();
    await page.getByRole('alert').filter({ hasText: 'No account is named.' }).waitFor();
    expect(await box('Press Link, before Save').isChecked()).toBe(false);
    await page.getByRole('textbox', { name: 'Account that pressed Link' }).fill('ccaip-link@contoso.com');
    await box('Press Link, before Save').click();
    await said('ucaas.linked is written.');
    expect(links).toEqual([{ secret: '2027-06', by: 'ccaip-link@contoso.com', on: '2027-06-30' }]);
    expect(await page.getByText('Account that pressed Link').isVisible()).toBe(false);
    await step('Press Link, before Save').getByRole('button', { name: 'Show step Press Link' }).click();
    expect(await page.getByText('Account that pressed Link').isVisible()).toBe(true);
    await takePictures(page, 'handover-some-done');
  });

  it('can be walked by the keyboard alone: account, platform, ID, secret', async () => {
    await open();
    await page.keyboard.press('Tab');
    expect(await toldOf(page.locator(':focus'))).toEqual({ role: 'link', name: 'Skip to the steps' });
    await page.keyboard.press('Enter');
    await tabTo(page, 'checkbox', /Choose who presses Link$/);
    await page.keyboard.press('Space');
    await said(/^1 of \d+ steps are done\.$/);
    await tabTo(page, 'checkbox', /Choose Microsoft Teams, then Save$/);
    await page.keyboard.press('Space');
    await said(/^2 of \d+ steps are done\.$/);
    await tabTo(page, 'button', 'Copy Connected App ID');
    await page.keyboard.press('Enter');
    await said('Connected App ID copied.');
    expect(await clipboard()).toBe(unlinked.outputs.connectedAppId);
    await tabTo(page, 'button', 'Copy Connected App Secret');
    await page.keyboard.press('Enter');
    await said('Connected App Secret copied');
    expect(await clipboard()).toBe(sentinel);
  });

  it.each([
    ['handover', unlinked],
    ['handover-rotation', rotating],
  ])('names every control (%s), light and dark', async (name, subject) => {
    await open(subject);
    expect(await namesOf(page)).toEqual({ nameless: [], shared: [] });
    await takePictures(page, name);
  });

  it('ends by its button, says so, and leaves the secret neither drawn nor in the clipboard', async () => {
    await open();
    await page.getByRole('button', { name: 'Show… Connected App Secret' }).click();
    await page.getByText(sentinel).waitFor();
    await page.getByRole('button', { name: 'Copy Connected App Secret' }).click();
    await said('Connected App Secret copied');
    await page.getByRole('button', { name: 'End the handover' }).click();
    await said(/The handover has ended.*The secret was cleared from the clipboard\./);
    expect(await clipboard()).toBe(' ');
    expect(await page.content()).not.toContain(sentinel);
    await said('The handover has ended');
    expect(await closed).toBe('by its button');
    expect(await page.getByRole('button', { name: 'Copy Connected App Secret' }).isDisabled()).toBe(true);
  });
});
