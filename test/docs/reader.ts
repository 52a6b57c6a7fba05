import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../scripts/setup/places.mjs';
import { applyEdit } from '../review/apply-edit.ts';

/** Commands that read files only: what a page shows of them is what they print. */
const filesOnly = ['explain', 'calls', 'lint', 'show', 'review'];

/** Somebody with a checkout of their own, committed on `main`, who follows a page. */
export interface Reader {
  edit(diff: string): void;
  /** What a command prints, its lines, without npm's own two. */
  type(command: string): Promise<readonly string[]>;
  close(): void;
}

export const aReader = async (): Promise<Reader> => {
  const checkout = realpathSync(mkdtempSync(join(tmpdir(), 'page-')));
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false', ...args], {
      cwd: checkout,
    });
  cpSync(join(root, 'stacks'), join(checkout, 'stacks'), { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'tenants');
  let ended: number | undefined;

  const run = async (script: string, args: readonly string[]) => {
    const { all, exitCode } = await execa(process.execPath, [join(root, 'scripts', `${script}.ts`), ...args], {
      reject: false,
      all: true,
      env: { NO_COLOR: '1', TRUNKLINE_TENANTS: join(checkout, 'stacks') },
    });
    ended = exitCode;
    return all.replaceAll(`${checkout}/`, '').trimEnd().split('\n');
  };

  return {
    edit: (diff) => applyEdit(checkout, diff),
    async type(command) {
      if (command === 'echo $?') return [String(ended)];
      const [, script = '', rest = ''] = /^npm run ([\w:-]+) -- (.*?)(?: +#.*)?$/.exec(command) ?? [];
      if (!filesOnly.includes(script)) throw new Error(`A page's block of console has "${command}", which isn't run.`);
      return run(script, rest.split(' '));
    },
    close: () => rmSync(checkout, { recursive: true, force: true }),
  };
};
