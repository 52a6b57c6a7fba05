import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Chromium, provideChromium } from '../../../scripts/check/provide-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A file that has the `Chromium` as JSON once it is known. */
    readonly chromiumFile: string;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'trunkline-chromium-'));
let provided: Promise<void> | undefined;

const tell = (chromium: Chromium, file: string): void => {
  if ('why' in chromium && !process.env.CI) console.log(`The browser tests are skipped: ${chromium.why}`);
  writeFileSync(`${file}.part`, JSON.stringify(chromium));
  renameSync(`${file}.part`, file);
};

/** The browser is provided while other tests run already; those that need it wait for the file (`open-browser.ts`). */
export const setup = ({ provide }: TestProject): void => {
  const file = join(folder, 'chromium.json');
  provide('chromiumFile', file);
  provided = provideChromium(process.env)
    .catch((error: Error) => ({ why: error.message }))
    .then((chromium) => tell(chromium, file));
};

export const teardown = async (): Promise<void> => {
  await provided;
  rmSync(folder, { recursive: true, force: true });
};
