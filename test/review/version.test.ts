import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runReview } from '../../review/run-review.ts';
import { openVersion } from '../../review/version.ts';
import { applyEdit } from './apply-edit.ts';

let place = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'version-')));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const git = async (cwd: string, ...args: string[]): Promise<string> => {
  const person = ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false'];
  const { stdout } = await execa('git', [...person, '-c', 'protocol.file.allow=always', ...args], { cwd });
  return stdout;
};

/** A repository with the golden tenants in a folder of it; '' puts them at its top. */
const repositoryWith = async (name: string, folder: string): Promise<string> => {
  const repository = join(place, name);
  mkdirSync(repository);
  await git(repository, 'init', '--quiet', '--initial-branch=main');
  cpSync(join(import.meta.dirname, 'tenants'), join(repository, folder), { recursive: true });
  await commitAll(repository);
  return repository;
};

const commitAll = async (repository: string): Promise<void> => {
  await git(repository, 'add', '--all');
  await git(repository, 'commit', '--quiet', '-m', 'x');
};

const removeBob = (root: string): void =>
  applyEdit(root, '```diff\n--- alpha/users.csv\n-bob@alpha.example,+31205552102,Amsterdam,,agent\n```\n');

/** What becomes of bob's number between a commit and the work tree. */
const bobsNumber = async (root: string, base = 'HEAD') => {
  const { tenants } = await runReview({ root, base, names: ['alpha'], today: '2026-11-20' });
  return tenants[0];
};

describe('a review asks the repository of the folder of tenants', () => {
  it.each([
    ['at the top of its repository', ''],
    ['in a folder of it', 'tenants'],
    ['deep in it', 'a/b/c'],
  ])('%s', async (_where, folder) => {
    const root = join(await repositoryWith('r', folder), folder);
    removeBob(root);
    expect(JSON.stringify(await bobsNumber(root))).toContain('+31205552102');
  });

  it('in a worktree of its own', async () => {
    const repository = await repositoryWith('r', 'tenants');
    await git(repository, 'worktree', 'add', '--quiet', join(place, 'w'));
    removeBob(join(place, 'w', 'tenants'));
    expect(JSON.stringify(await bobsNumber(join(place, 'w', 'tenants')))).toContain('+31205552102');
    expect(await bobsNumber(join(repository, 'tenants'))).toMatchObject({ nothingChanges: true });
  });

  it('in a submodule, at its top, whatever the repository around it has', async () => {
    const tenants = await repositoryWith('tenants', '');
    const around = await repositoryWith('around', 'other');
    await git(around, 'submodule', '--quiet', 'add', tenants, 'customers');
    await git(around, 'commit', '--quiet', '-m', 'customers');
    removeBob(join(around, 'customers'));
    expect(JSON.stringify(await bobsNumber(join(around, 'customers'), 'main'))).toContain('+31205552102');
  });

  it('under the name of a link, and with another repository in the environment', async () => {
    const root = join(await repositoryWith('r', 'tenants'), 'tenants');
    const other = await repositoryWith('other', '');
    symlinkSync(root, join(place, 'link'), 'dir');
    removeBob(root);
    process.env.GIT_DIR = join(other, '.git');
    process.env.GIT_WORK_TREE = other;
    try {
      expect(JSON.stringify(await bobsNumber(join(place, 'link')))).toContain('+31205552102');
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_WORK_TREE;
    }
  });

  it('for a folder that is gone, and for one that was a file', async () => {
    const repository = await repositoryWith('r', 'tenants');
    rmSync(join(repository, 'tenants'), { recursive: true });
    const base = await openVersion(join(repository, 'tenants'), '--base', 'HEAD');
    expect(existsSync(join(base.root, 'alpha', 'tenant.yaml'))).toBe(true);
    base.dispose();
    writeFileSync(join(repository, 'tenants'), 'no folder');
    await commitAll(repository);
    rmSync(join(repository, 'tenants'));
    const file = await openVersion(join(repository, 'tenants'), '--base', 'HEAD');
    expect(existsSync(join(file.root, 'alpha'))).toBe(false);
    file.dispose();
  });
});

describe('what a review does not read', () => {
  it('is a tenant that is a submodule: its commit would show it as gone', async () => {
    const alone = await repositoryWith('alone', '');
    const repository = await repositoryWith('r', 'tenants');
    await git(repository, 'submodule', '--quiet', 'add', alone, 'tenants/zeta');
    await git(repository, 'submodule', '--quiet', 'add', alone, 'tenants/code');
    cpSync(join(alone, 'alpha'), join(repository, 'tenants', 'zeta'), { recursive: true });
    await git(repository, 'commit', '--quiet', '-m', 'zeta');
    await expect(openVersion(join(repository, 'tenants'), '--base', 'HEAD')).rejects.toThrow(
      /^npm run review: --base: "zeta" is a submodule in HEAD, so its files are in another repository\.\n.*\n {2}Fix: let TRUNKLINE_TENANTS name a folder in that repository, and review there\.$/,
    );
  });

  it.each([
    ['alpha/users.csv', '../../secret.csv'],
    ['alpha/calls.yaml', '/etc/hostname'],
    ['templates/shared.yaml', '../../secret.csv'],
    ['alpha', '../outside'],
  ])('is what a link %s leads to outside, in a commit and in the work tree alike', async (link, target) => {
    const repository = await repositoryWith('r', 'tenants');
    const root = join(repository, 'tenants');
    cpSync(join(root, 'alpha'), join(repository, 'outside'), { recursive: true });
    writeFileSync(join(repository, 'secret.csv'), 'hush,hush\n1,2\n');
    mkdirSync(join(root, 'templates'), { recursive: true });
    rmSync(join(root, link), { recursive: true, force: true });
    symlinkSync(target, join(root, link));
    await commitAll(repository);
    const asked = { root, base: 'HEAD^', names: ['alpha'], today: '2026-11-20' };
    for (const head of [undefined, 'HEAD']) {
      const review = await runReview({ ...asked, ...(head && { head }) }).catch(String);
      const text = JSON.stringify(review);
      expect(text).toContain(`${link}: This is a link to \\"${target}\\", which is outside of the folder of tenants.`);
      expect(text).not.toContain('hush');
    }
  });
});
