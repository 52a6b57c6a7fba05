import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from '../../providers/kit/refusal.ts';

/** The lab's stand-in, and whatever else only has the name, answers otherwise. */
const isPowerShell = (file: string): boolean => {
  const asked = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '$PSVersionTable.PSVersion.ToString()'];
  const { stdout } = spawnSync(file, asked, { encoding: 'utf8', input: '', timeout: 60_000, windowsHide: true });
  return /^7\.(?:[4-9]|\d\d)\.\d/.test(stdout ?? '');
};

/** A real PowerShell 7.4 or later: the one that `TRUNKLINE_TEST_PWSH` names, else the first `pwsh` on the PATH. */
export const findPowerShell = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const named = env.TRUNKLINE_TEST_PWSH;
  if (named !== undefined && named !== '') {
    if (isPowerShell(named)) return named;
    throw new Refusal(
      `TRUNKLINE_TEST_PWSH: "${named}" isn't PowerShell 7.4 or later.`,
      'correct the path, or unset it.',
    );
  }
  const name = process.platform === 'win32' ? 'pwsh.exe' : 'pwsh';
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file) && isPowerShell(file));
};
