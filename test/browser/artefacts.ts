import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/setup/places.mjs';

const folder = resolve(root, process.env.TRUNKLINE_ARTEFACTS || 'artefacts');

/** Pictures of a page for people to look at, light and dark: `<name>-light.png`, `<name>-dark.png`. Nothing compares them. */
export const takePictures = async (page: Page, name: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: null });
};
