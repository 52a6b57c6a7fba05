import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { lookApp } from '../../pages/look/look-app.ts';
import { type Served, servePage } from '../../pages/serve.ts';
import { root as checkout } from '../../scripts/setup/places.mjs';
import { takePictures } from './artefacts.ts';
import { describeInBrowser, openBrowser } from './open-browser.ts';

describeInBrowser('the look page, in a browser', () => {
  let context: BrowserContext;
  let close: () => Promise<void>;
  let repository = '';
  let served: Served;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    ({ context, close } = await openBrowser());
    repository = realpathSync(mkdtempSync(join(tmpdir(), 'look-')));
    mkdirSync(join(repository, 'stacks'));
    for (const folder of ['fabrikam', 'northwind', 'templates'])
      cpSync(join(checkout, 'stacks', folder), join(repository, 'stacks', folder), { recursive: true });
    const person = ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false'];
    const git = execa({ cwd: repository });
    await git`git init --quiet --initial-branch=main`;
    await git`git add --all`;
    await git`git ${person} commit --quiet -m x`;
    const file = join(repository, 'stacks', 'fabrikam', 'tenant.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*route: NL company.*\n/m, ''));
  });
  afterAll(async () => {
    await close?.();
    rmSync(repository, { recursive: true, force: true });
  });
  afterEach(async () => {
    await page.close();
    served.presence.end('done');
    await served.closed;
    expect(errors.splice(0)).toEqual([]);
  });

  const open = async (name: string, base?: string): Promise<void> => {
    const asked = { root: join(repository, 'stacks'), name, today: '2026-11-22', ...(base !== undefined && { base }) };
    served = await servePage(({ left }) => lookApp(asked, { now: () => new Date(2026, 10, 22, 9), left }));
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(served.address);
    await page.getByRole('heading', { level: 1, name: `Calls of ${name}` }).waitFor();
  };
  const dial = async (number: string): Promise<void> => {
    for (const key of number)
      await page.getByRole('group', { name: 'Dial pad' }).getByRole('button', { name: key, exact: true }).click();
  };
  const answers = (): Locator => page.locator('#answers');
  const station = (text: string): Locator => page.locator('.stations').getByText(text);
  // The project's types don't know a browser's names.
  const isFaded = async (box: Locator): Promise<boolean> =>
    (await box.evaluate((one) => one.ownerDocument.defaultView.getComputedStyle(one).opacity)) !== '1';

  it('answers each key, by the pad and by the keyboard, and draws the way of the call', async () => {
    await open('northwind');
    await answers().getByText('Say who dials.').waitFor();
    await page.getByLabel('Who').fill('dev');
    await answers().getByText('Dial what dev@northwind.example dials.').waitFor();
    await dial('011349');
    await station('dropped: policy "GB agents" has no usage that matches').waitFor();
    await page.getByLabel('Number').press('End');
    await page.getByLabel('Number').pressSequentially('60123');
    await station('first route GB geographic').waitFor();
    expect(await page.locator('.box.on-way').count()).toBe(7);
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toContain('dev dials 01134960123: +441134960123, GB geographic');
    await takePictures(page, 'look-northwind');
    await page.getByRole('button', { name: 'Delete the last digit' }).click();
    await station('+44113496012').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await answers().getByText('Dial what dev@northwind.example dials.').waitFor();
  });

  it('keeps every step folded for whoever folded it, and asks the other way', async () => {
    await open('northwind');
    await page.getByLabel('Who').fill('amy');
    await dial('9');
    const steps = answers().locator('details');
    await steps.locator('summary').click();
    await dial('99');
    await station('first route GB emergency').waitFor();
    expect(await steps.getAttribute('open')).toBeNull();
    await page.getByLabel('CCAIP hands a call over').check();
    await page.getByLabel('To: a user, number or SIP URI').fill('cara');
    await station('rings cara').waitFor();
    expect(await page.getByLabel('Who').isVisible()).toBe(false);
  });

  it('fades what does not hang on a box that is pointed at or moved to, and shows its words', async () => {
    await open('northwind');
    const [route, usage] = ['voice route International,', 'PSTN usage Emergency,'].map((name) =>
      page.getByRole('link', { name: new RegExp(`^${name}`) }),
    ) as [Locator, Locator];
    const pointed = page.locator('#pointed');
    await route.hover();
    await pointed.getByText('Takes +[1-35-9]x{6,14}').waitFor();
    await expect.poll(() => isFaded(usage)).toBe(true);
    expect(await isFaded(route)).toBe(false);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect.poll(() => isFaded(usage)).toBe(false);
    await usage.focus();
    await pointed.getByText('Routes in order of trial: GB emergency, GB emergency backup.').waitFor();
    await expect.poll(() => isFaded(route)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => isFaded(route)).toBe(false);
  });

  it('with --base shows both versions, what differs in words and marks, and the calls that change', async () => {
    await open('fabrikam', 'main');
    await page.getByText('all 41 users can no longer call numbers like 088').first().waitFor();
    await page.getByLabel('Who').fill('lotte.devries');
    await dial('0887654321');
    await answers().getByText('This call changes.').waitFor();
    await station('first route NL company').waitFor();
    expect(await page.getByRole('link', { name: /^voice route NL company, .*, gone$/ }).count()).toBe(1);
    expect(await page.getByRole('link', { name: /^PSTN usage National, .*, changed$/ }).count()).toBe(2);
    await takePictures(page, 'look-fabrikam-base');
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
  });

  it('says so when the command has ended', async () => {
    await open('northwind');
    served.presence.end('done');
    await served.closed;
    await page.getByLabel('Who').fill('amy');
    await answers().getByText('the command has ended').waitFor();
    errors.length = 0; // the browser's own, that nobody answered
  });
});
