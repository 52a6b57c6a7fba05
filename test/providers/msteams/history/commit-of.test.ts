import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitOf, startedBy } from '../../../../providers/msteams/history/commit-of.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-commit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' };
const git = (...args: string[]) =>
  execa('git', ['-c', 'user.name=eve', '-c', 'user.email=eve@contoso.com', ...args], { cwd: folder, env });

describe('the commit of the tenants files', () => {
  it('is what git has checked out there, and says when files below aren’t as committed', async () => {
    const tenants = join(folder, 'tenants');
    mkdirSync(tenants);
    writeFileSync(join(tenants, 'users.csv'), 'upn\n');
    writeFileSync(join(folder, 'notes.txt'), '1');
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'first');
    const { stdout: head } = await git('rev-parse', 'HEAD');
    expect(commitOf(tenants, { ...env, GITHUB_SHA: 'other' })).toBe(head);
    expect(commitOf(tenants, { ...env, GIT_DIR: '/nowhere' })).toBe(head);
    writeFileSync(join(folder, 'notes.txt'), '2');
    expect(commitOf(tenants, env)).toBe(head);
    writeFileSync(join(tenants, 'new.csv'), 'upn\n');
    expect(commitOf(tenants, env)).toBe(`${head}-dirty`);
  });

  it('is what CI says where there is no git, no repository or no commit, else not known', async () => {
    expect(commitOf(folder, { ...env, GITHUB_SHA: '', CI_COMMIT_SHA: 'abc' })).toBe('abc');
    expect(commitOf(folder, { PATH: '', BUILD_SOURCEVERSION: 'def' })).toBe('def');
    expect(commitOf(join(folder, 'gone'), env)).toBeUndefined();
    await git('init', '-q');
    expect(commitOf(folder, env)).toBeUndefined();
  });
});

describe('who started a run', () => {
  it('is whom CI names, else whose session on the machine it is', () => {
    expect(startedBy({ GITHUB_ACTOR: 'eve' })).toBe('eve');
    expect(startedBy({ GITHUB_ACTOR: '', GITLAB_USER_LOGIN: 'ada' })).toBe('ada');
    expect(startedBy({})).toMatch(/./);
  });
});
