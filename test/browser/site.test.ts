import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSite } from '../../scripts/site/build-site.ts';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { takePictures } from './artefacts.ts';
import { describeInBrowser, openBrowser } from './open-browser.ts';

describeInBrowser('the documentation as a site, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  let context: BrowserContext;
  let close: () => Promise<void>;
  let served: ServedSite;
  let page: Page;
  const asked: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    // As GitHub Pages has it, below the address of the repository.
    expect((await buildSite(join(folder, 'trunkline'))).exitCode).toBe(0);
    served = await serveSite(folder);
    ({ context, close } = await openBrowser());
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await close?.();
    served?.close();
    rmSync(folder, { recursive: true, force: true });
    // Its policy forbids what it doesn't need, and no page needs what is forbidden.
    expect(errors).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(served.address) && !url.startsWith('data:'))).toEqual([]);
  });

  const open = async (path: string, width: number): Promise<void> => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${served.address}trunkline/${path}`);
  };
  const scrollsSideways = () =>
    page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('finds the section in which a word stands, and goes there', async () => {
    await open('docs/reference/commands.html', 1440);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('dialog').locator('input').fill('drain');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^#? ?Take one out$/ })
      .click();
    await page.waitForURL(/\/trunkline\/docs\/add-an-sbc\.html(\?.*)?#take-one-out$/);
    await page.getByRole('heading', { level: 2, name: 'Take one out' }).waitFor();
  });

  it('leads from page to page, on a phone from behind a button', async () => {
    await open('docs/rotate.html', 390);
    const bar = page.getByRole('navigation', { name: 'All pages' });
    expect(await bar.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'All pages' }).click();
    await bar.getByRole('link', { name: "Calls don't arrive" }).click();
    await page.getByRole('heading', { level: 1, name: "Calls don't arrive" }).waitFor();
    await page.getByRole('button', { name: 'On this page' }).click();
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: '6. CCAIP' }).click();
    await page.waitForURL(/#6-ccaip$/);
    await open('docs/rotate.html', 1440);
    expect(await bar.isVisible()).toBe(true);
    await bar.getByRole('link', { name: 'Commands' }).click();
    await page.getByRole('heading', { level: 1, name: 'Commands' }).waitFor();
  });

  it.each(['index.html', 'docs/index.html', 'docs/reference/msteams.html', 'docs/reference/commands.html'])(
    '%s scrolls sideways in its tables and code alone',
    async (path) => {
      for (const width of [360, 800, 1200, 1440]) {
        await open(path, width);
        expect([width, await scrollsSideways()]).toEqual([width, false]);
      }
    },
  );

  it('is dark where its reader wants it dark', async () => {
    await open('index.html', 1440);
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(20, 23, 28)');
    await page.emulateMedia({ colorScheme: null });
    await takePictures(page, 'site');
  });
});
