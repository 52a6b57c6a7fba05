import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder, root } from '../setup/places.mjs';

const version = 'v1.7.12';

/** Contexts that this version doesn't know yet. Source: docs.github.com, "Contexts", job. */
const newer = 'property "workflow_(repository|sha)" is not defined';

/** How the check went; `note` where it couldn't be made. */
interface Checked {
  readonly exitCode: number | undefined;
  readonly all: string;
  readonly note?: string;
}

const withoutIt = (why: string, isCi: boolean): Checked =>
  isCi
    ? { exitCode: 1, all: `actionlint ${version} can't be had: ${why}` }
    : { exitCode: 0, all: '', note: `not checked here, but in CI: ${why}` };

/** Lints the workflows by actionlint, which is built once for this user. Without Go it is left out, and only CI demands it. */
export const lintWorkflows = async (env = process.env): Promise<Checked> => {
  const folder = join(cacheFolder(env), `actionlint-${version}`);
  const binary = join(folder, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');
  const isCi = Boolean(env.CI);
  if (!existsSync(binary)) {
    const goEnv = { GOBIN: folder, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' };
    const built = await execa('go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@${version}`], {
      env: { ...env, ...goEnv },
      extendEnv: false,
      reject: false,
      all: true,
    });
    if (built.exitCode === undefined) return withoutIt('there is no go on the PATH', isCi);
    if (built.exitCode !== 0) return withoutIt(built.all.trim().split('\n').at(-1) ?? '', isCi);
  }
  // Without the checkers of other languages, which a machine may have or not.
  const { exitCode, all } = await execa(binary, ['-no-color', '-shellcheck=', '-pyflakes=', '-ignore', newer], {
    cwd: root,
    reject: false,
    all: true,
  });
  return { exitCode, all };
};
