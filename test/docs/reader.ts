import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../scripts/setup/places.mjs';
import { applyEdit } from '../review/apply-edit.ts';

/** Commands that read files only: what a page shows of them is what they print. */
const filesOnly = ['explain', 'calls', 'lint', 'show', 'review'];

/** Where a reader's commands find a tenant beside its files. */
export interface AtTheLab {
  /** A folder that has `stacks` already, and stays. */
  readonly checkout: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Commands that look into a tenant and change nothing there: at most they write its files. */
const looking = ['drift', 'history', 'doctor', 'verify', 'import', 'rotate'];

/** Somebody with a checkout of their own, committed on `main`, who follows a page. */
export interface Reader {
  edit(diff: string): void;
  /** What a command prints, its lines, without npm's own two. */
  type(command: string): Promise<readonly string[]>;
  close(): void;
}

export const aReader = async (lab?: AtTheLab): Promise<Reader> => {
  const checkout = realpathSync(lab?.checkout ?? mkdtempSync(join(tmpdir(), 'page-')));
  const known = lab === undefined ? filesOnly : [...filesOnly, ...looking];
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false', ...args], {
      cwd: checkout,
    });
  if (lab === undefined) cpSync(join(root, 'stacks'), join(checkout, 'stacks'), { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', 'stacks');
  await git('commit', '--quiet', '-m', 'tenants');
  let ended: number | undefined;

  const run = async (script: string, args: readonly string[]) => {
    const { all, exitCode } = await execa(process.execPath, [join(root, 'scripts', `${script}.ts`), ...args], {
      reject: false,
      all: true,
      cwd: root,
      extendEnv: lab === undefined,
      env: { ...lab?.env, NO_COLOR: '1', TRUNKLINE_TENANTS: join(checkout, 'stacks') },
    });
    ended = exitCode;
    return all.replaceAll(`${checkout}/`, '').trimEnd().split('\n');
  };

  return {
    edit: (diff) => applyEdit(checkout, diff),
    async type(command) {
      if (command === 'echo $?') return [String(ended)];
      const [, script = '', rest = ''] = /^npm run ([\w:-]+) -- (.*?)(?: +#.*)?$/.exec(command) ?? [];
      if (!known.includes(script)) throw new Error(`A page's block of console has "${command}", which isn't run.`);
      return run(script, wordsOf(rest));
    },
    close: () => {
      if (lab === undefined) rmSync(checkout, { recursive: true, force: true });
    },
  };
};

/** As a shell takes them. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);
