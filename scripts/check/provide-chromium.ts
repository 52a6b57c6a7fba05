import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { Refusal } from '../../providers/kit/refusal.ts';
import { startStep } from '../setup/step.mjs';
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

const aptGet = async (...args: string[]): Promise<string | undefined> => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { exitCode, all, shortMessage } = await execa('apt-get', ['-y', '-q', ...args], {
    env,
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: 5 * 60_000,
  });
  return exitCode === 0 ? undefined : ((all || shortMessage || '').trim().split('\n').at(-1) ?? '');
};

/** Lists of packages may be missing or old: they are fetched where the first try fails. */
const install = async (): Promise<string | undefined> => {
  const wanted = ['install', '--no-install-recommends', 'chromium'];
  if ((await aptGet(...wanted)) === undefined) return undefined;
  return (await aptGet('update')) ?? (await aptGet(...wanted));
};

/** Whether packages may be installed here: on Debian, as root. Ubuntu's package of this name is a snap. */
const isOurs = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** A browser for the tests that need one: found, else on Debian as root installed. */
export const provideChromium = async (env: Environment): Promise<Chromium> => {
  const found = findChromium(env);
  if (found !== undefined) return { path: found };
  if (!isOurs()) return noBrowser('there is no Chromium.');
  const step = startStep('Chromium', 'apt-get install chromium');
  const failed = await install();
  const installed = findChromium(env);
  if (installed === undefined) {
    step.stop();
    return noBrowser(`there is no Chromium, and apt-get could not install it: ${failed ?? 'no program came'}`);
  }
  step.done();
  return { path: installed };
};
