import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewSchema } from '../../review/review-schema.ts';
import { applyEdit } from '../review/apply-edit.ts';

const checkout = resolve(import.meta.dirname, '..', '..');
let repository = '';

/** Runs a script on a repository of tenants, as a person or a CI job does. */
const run = (script: string, args: readonly string[], env: Record<string, string> = {}) =>
  execa(process.execPath, [join(checkout, 'scripts', script), ...args], {
    reject: false,
    env: { NO_COLOR: '1', TRUNKLINE_TENANTS: join(repository, 'tenants'), GITHUB_STEP_SUMMARY: '', ...env },
  });
const review = (...args: string[]) => run('review.ts', args);

const git = (...args: string[]) =>
  execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false', ...args], {
    cwd: repository,
  });

const edit = (golden: string): void => {
  const file = join(import.meta.dirname, '..', 'review', 'golden', golden);
  applyEdit(join(repository, 'tenants'), readFileSync(file, 'utf8').split('\n---\n')[0] ?? '');
};

beforeAll(async () => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'review-')));
  await git('init', '--quiet', '--initial-branch=main');
  await git('commit', '--quiet', '--allow-empty', '-m', 'nothing yet');
  await git('tag', 'empty');
  cpSync(join(import.meta.dirname, '..', 'review', 'tenants'), join(repository, 'tenants'), { recursive: true });
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'tenants');
  await git('tag', 'before');
  edit('11-user-removed.md');
  await git('commit', '--quiet', '--all', '-m', 'bob leaves');
  await git('tag', 'after');
  edit('20-emergency-rule-dropped.md');
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe('npm run review', () => {
  it('compares two commits, from first line to last', async () => {
    const { stdout, stderr, exitCode } = await review('--base', 'before', '--head', 'after');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('### alpha: bob leaves: …102 rings nobody; 1 of 4 expected calls fails');
    const ids = await Promise.all(['before', 'after'].map((tag) => git('rev-parse', '--short=7', tag)));
    expect(lines.at(-1)).toMatch(
      new RegExp(`^${ids.map(({ stdout: id }) => id).join(' → ')}, files only\\. Dialled: `),
    );
  });

  it('compares with the work tree, and leaves the repository as it was', async () => {
    const before = await git('status', '--porcelain');
    const { stdout } = await review('beta', '--base', 'after');
    expect(stdout).toMatch(/^### beta: bea, ben and bo can no longer call 112\n/);
    expect(stdout).toMatch(/ → work tree, files only\./);
    expect((await git('status', '--porcelain')).stdout).toBe(before.stdout);
    expect((await git('worktree', 'list')).stdout.split('\n')).toHaveLength(1);
  });

  it('reviews tenants that lie at the top of a repository of their own', async () => {
    const top = realpathSync(mkdtempSync(join(tmpdir(), 'review-top-')));
    const here = (...args: string[]) =>
      execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false', ...args], {
        cwd: top,
      });
    await here('init', '--quiet', '--initial-branch=main');
    for (const folder of ['lab', 'templates'])
      cpSync(join(checkout, 'stacks', folder), join(top, folder), { recursive: true });
    await here('add', '.');
    await here('commit', '--quiet', '-m', 'tenants');
    const users = readFileSync(join(top, 'lab', 'users.csv'), 'utf8');
    writeFileSync(join(top, 'lab', 'users.csv'), users.replace(/^bob@.*\n/m, ''));
    const { stdout, exitCode } = await run('review.ts', ['lab', '--base', 'main', '--fail-on', 'leaver'], {
      TRUNKLINE_TENANTS: top,
    });
    rmSync(top, { recursive: true });
    expect(stdout).toMatch(/^### lab: bob leaves: …102 rings nobody; /);
    expect(exitCode).toBe(2);
  });

  it('takes tenants as new if the folder was not there', async () => {
    const { stdout } = await review('beta', '--base', 'empty', '--head', 'before');
    expect(stdout).toMatch(/^### beta: new, with 3 users\n/);
  });

  it('prints data that its published schema describes', async () => {
    const { stdout } = await review('--base', 'before', '--json');
    const data = reviewSchema.parse(JSON.parse(stdout));
    expect(data.reasons).toEqual(['emergency-lost', 'emergency-changed', 'unreachable', 'leaver', 'calls']);
  });

  it.each([
    ['emergency-lost', 2],
    ['toll-exposure, mass-release', 0],
    ['toll-exposure,calls', 2],
  ])('fails on %s with exit code %i', async (reasons, code) => {
    const { exitCode } = await review('--base', 'before', '--fail-on', reasons);
    expect(exitCode).toBe(code);
  });

  it.each([
    [
      ['--base', 'mian'],
      /^npm run review: --base: "mian" isn't a commit, branch or tag of .*\.\n {2}A shallow clone has no other commit than its own\.\n {2}Fix: correct the spelling, or fetch it: git fetch origin \(in GitHub Actions: fetch-depth: 0\)\.$/,
    ],
    [
      ['alphaa', '--base', 'before'],
      /^npm run review: "alphaa" is a tenant in neither version\.\n {2}Known tenants: alpha, beta, delta, epsilon, gamma\.\n {2}Fix: write alpha, or name none to review all\.$/,
    ],
    [
      ['--base', 'before', '--fail-on', 'emergency'],
      /^npm run review: --fail-on: "emergency" isn't a reason to fail\.\n {2}Reasons, with commas between: tenant-replaced, emergency-lost, .*\.\n {2}Fix: write "emergency-lost", or leave it out\.$/,
    ],
  ])('refuses %j in the house format', async (args, message) => {
    const { stdout, stderr, exitCode } = await review(...args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
  });

  it('says so when the tenants are in no repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-repository-'));
    const { stderr, exitCode } = await run('review.ts', ['--base', 'main'], {
      TRUNKLINE_TENANTS: join(folder, 'tenants'),
    });
    rmSync(folder, { recursive: true });
    expect(stderr).toMatch(
      /^npm run review: --base: ".*tenants" isn't in a git repository, so it has no other version\.\n/,
    );
    expect(exitCode).toBe(1);
  });

  it('prints what is wrong with a version that can not be read, with exit code 1', async () => {
    const file = join(repository, 'tenants', 'gamma', 'users.csv');
    const users = readFileSync(file, 'utf8');
    writeFileSync(file, users.replace('+31402000101', '0402000101'));
    const { stdout, exitCode } = await review('gamma', '--base', 'before');
    writeFileSync(file, users);
    expect(stdout).toMatch(/^### gamma: can't be reviewed: its files have 1 problem\n/);
    expect(stdout).toContain('\ntenants/gamma/users.csv:2: number: "0402000101" isn\'t a number in E.164.');
    expect(exitCode).toBe(1);
  });
});

describe('npm run review:ci', () => {
  it('writes the comment to a file where there is no pull request, and fails as asked', async () => {
    const [out, summary] = ['review.md', 'summary.md'].map((file) => join(repository, '.git', file));
    const { exitCode, stdout, stderr } = await run(
      'review-ci.ts',
      ['--base', 'before', '--fail-on', 'unreachable', '--out', out ?? ''],
      { GITHUB_EVENT_PATH: '', GITHUB_STEP_SUMMARY: summary ?? '' },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toBe('Fails on: unreachable.');
    for (const file of [out, summary]) expect(readFileSync(file ?? '', 'utf8')).toBe(`${stdout}\n`);
  });

  it.each([
    [
      'goes on where only a fork may not write',
      404,
      '{"message":"Not Found"}',
      0,
      /^The comment couldn't be posted: 404 Not Found\.$/,
    ],
    [
      'fails where an untrue comment may be left',
      200,
      '<html>',
      1,
      /\nAn older comment may stand there and be untrue now, so this fails\.$/,
    ],
  ])('%s', async (_, status, answer, code, message) => {
    const server = createServer((request, response) => {
      const asked = request.method === 'GET' && request.url !== '/user' && status !== 200;
      response.writeHead(asked ? 200 : status, { 'content-type': 'application/json' }).end(asked ? '[]' : answer);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const event = join(repository, '.git', 'event.json');
    writeFileSync(event, '{"pull_request":{"number":7}}');
    const { exitCode, stdout, stderr } = await run(
      'review-ci.ts',
      ['--base', 'before', '--out', join(repository, '.git', 'review.md')],
      {
        GITHUB_EVENT_PATH: event,
        GITHUB_ACTIONS: 'true',
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_REPOSITORY: 'o/n',
        GITHUB_TOKEN: 't',
      },
    );
    server.close();
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(code);
    // While the comment is printed, no line of it is a command of GitHub's.
    expect(stdout).toMatch(/^::stop-commands::([\w-]+)\n### [\s\S]*\n::\1::$/);
  });
});
