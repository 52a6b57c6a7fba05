import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** Whoever else of us installs something has a turn of their own: apt refuses two at once. */
const turn = ['-w', '300', join(tmpdir(), 'trunkline-apt.lock')];

const aptGet = async (...args: string[]): Promise<string | undefined> => {
  const command = ['apt-get', '-y', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args];
  const { exitCode, all, shortMessage } = await execa('flock', [...turn, ...command], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: 10 * 60_000,
  });
  return exitCode === 0 ? undefined : ((all || shortMessage || '').trim().split('\n').at(-1) ?? '');
};

/** Installs packages of Debian, or says why it couldn't. Lists of packages may be missing or old: they are fetched where the first try fails. */
export const installPackages = async (...packages: readonly string[]): Promise<string | undefined> => {
  const wanted = ['install', '--no-install-recommends', ...packages];
  if ((await aptGet(...wanted)) === undefined) return undefined;
  return (await aptGet('update')) ?? (await aptGet(...wanted));
};

/** Whether packages may be installed here: on Debian, as root. Ubuntu's package of this name is a snap. */
export const isDebianRoot = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
