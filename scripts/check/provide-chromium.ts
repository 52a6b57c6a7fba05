import { Refusal } from '../../providers/kit/refusal.ts';
import { startStep } from '../setup/step.mjs';
import { installPackages, isDebianRoot } from './apt.ts';
import { findChromium } from './find-chromium.ts';

/** The browser's path, or why there is none. */
export type Chromium = { readonly path: string } | { readonly why: string };

type Environment = Readonly<Record<string, string | undefined>>;

const noBrowser = (what: string): Chromium => ({
  why: new Refusal(
    what,
    'install Chromium, Chrome or Edge, or name one by TRUNKLINE_CHROMIUM (Debian: apt-get install chromium).',
  ).message,
});

/** A browser for the tests that need one: found, else on Debian as root installed. */
export const provideChromium = async (env: Environment): Promise<Chromium> => {
  const found = findChromium(env);
  if (found !== undefined) return { path: found };
  if (!isDebianRoot()) return noBrowser('there is no Chromium.');
  const step = startStep('Chromium', 'apt-get install chromium');
  const failed = await installPackages('chromium');
  const installed = findChromium(env);
  if (installed === undefined) {
    step.stop();
    return noBrowser(`there is no Chromium, and apt-get could not install it: ${failed ?? 'no program came'}`);
  }
  step.done();
  return { path: installed };
};
