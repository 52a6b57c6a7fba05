import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { describe, inject } from 'vitest';
import type { Chromium } from '../../scripts/check/provide-chromium.ts';

/** Installing one takes a minute or two, beside which other tests run; `setup/main.ts` writes how it ended, whatever that is. */
const whatThereIs = async (): Promise<Chromium> => {
  const file = inject('chromiumFile');
  while (!existsSync(file)) await sleep(200);
  return JSON.parse(readFileSync(file, 'utf8'));
};

const found = await whatThereIs();
// On somebody's machine these tests may be left out, in CI never.
if ('why' in found && process.env.CI) throw new Error(found.why);

/** `describe` where there is a browser. */
export const describeInBrowser = 'path' in found ? describe : describe.skip;

/** How long a page may take for what it should do at once, on a busy machine. */
const patience = 30_000;

/** A person's browser: nothing is remembered, and pages of these origins may use the clipboard. */
export interface OpenBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export const openBrowser = async (): Promise<OpenBrowser> => {
  if ('why' in found) throw new Error(found.why);
  const browser: Browser = await chromium.launch({ executablePath: found.path, args: ['--disable-gpu'] });
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' });
  context.setDefaultTimeout(patience);
  return { context, close: () => browser.close() };
};
