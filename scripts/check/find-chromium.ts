import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from '../../providers/kit/refusal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const names: readonly string[] = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];

/** Where macOS and Windows have them, which put no browser on the PATH. */
const elsewhere = ({ ProgramFiles, 'ProgramFiles(x86)': programs86 }: Environment): string[] => [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[ProgramFiles, programs86].flatMap((folder) =>
    folder
      ? [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  ),
];

/** A browser of Chromium's family: the one that `TRUNKLINE_CHROMIUM` names, else the first on the PATH, else where systems put them. */
export const findChromium = (env: Environment, others: readonly string[] = elsewhere(env)): string | undefined => {
  const named = env.TRUNKLINE_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Refusal(`TRUNKLINE_CHROMIUM: "${named}" isn't there.`, 'correct the path, or unset it.');
  }
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  return [...onPath, ...others].find((file) => existsSync(file));
};
