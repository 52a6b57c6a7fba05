import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../review/fail-on.ts';
import { reviewVersions } from '../../review/review-versions.ts';
import { runReview } from '../../review/run-review.ts';
import { tenants } from './with-edit.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folders-'));
  cpSync(tenants, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const today = '2026-11-22';

const review = (names: readonly string[] = []) =>
  reviewVersions({
    base: { root: tenants, ref: 'main' },
    head: { root, ref: 'edit' },
    names,
    shownAs: root,
    today,
  });

const edit = (file: string, from: string, to: string): void => {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

describe('a folder with another name', () => {
  it('is the same tenant, whose stack has to follow it', () => {
    renameSync(join(root, 'gamma'), join(root, 'gamma-nl'));
    const { summary, comment, reasons } = review();
    expect(summary).toBe(
      'gamma-nl: folder gamma is now gamma-nl; no call changes; its stack has to be renamed before the next up',
    );
    expect(comment).toContain('npm run pulumi -- stack rename gamma-nl -s gamma');
    expect(reasons).toEqual([]);
  });

  it('is found by its old name, and what else changes is told', () => {
    renameSync(join(root, 'gamma'), join(root, 'gamma-nl'));
    edit('gamma-nl/users.csv', 'guy@gamma.example,+31402000102,Office,NL supervisors,agent\n', '');
    const { summary, reasons } = review(['gamma']);
    expect(summary).toBe('gamma-nl: guy leaves: …102 rings nobody; its stack has to be renamed before the next up');
    expect(reasons).toEqual(['unreachable', 'leaver']);
  });

  it('is no move where two folders of before had its id: which one it was is not known', () => {
    const twice = mkdtempSync(join(tmpdir(), 'folders-twice-'));
    cpSync(tenants, twice, { recursive: true });
    cpSync(join(twice, 'gamma'), join(twice, 'gamma2'), { recursive: true });
    renameSync(join(root, 'gamma'), join(root, 'gamma-nl'));
    const { tenants: found } = reviewVersions({
      base: { root: twice, ref: 'main' },
      head: { root, ref: 'edit' },
      names: [],
      shownAs: root,
      today,
    });
    rmSync(twice, { recursive: true });
    expect(found.map(({ tenant, state }) => `${tenant} ${state}`)).toEqual(
      expect.arrayContaining(['gamma removed', 'gamma2 removed', 'gamma-nl new']),
    );
  });

  it('is another tenant where its id is another', () => {
    renameSync(join(root, 'gamma'), join(root, 'gamma-nl'));
    edit('gamma-nl/tenant.yaml', '0000000000c0', '0000000000c1');
    const { tenants: found } = review();
    expect(found.map(({ tenant, state }) => `${tenant} ${state}`)).toContain('gamma removed');
    expect(found.map(({ tenant, state }) => `${tenant} ${state}`)).toContain('gamma-nl new');
  });
});

describe('two folders of one tenant', () => {
  it('are an error for both, wherever else the files are right', () => {
    cpSync(join(root, 'gamma'), join(root, 'gamma-nl'), { recursive: true });
    const found = review();
    const wrong = found.tenants.filter(({ state }) => state === 'unreadable');
    expect(wrong.map(({ tenant }) => tenant)).toEqual(['gamma', 'gamma-nl']);
    expect(wrong.flatMap(({ problems }) => problems).join('\n')).toMatch(
      /gamma\/tenant\.yaml.*is the tenant of folder "gamma-nl" too\.[\s\S]*gamma-nl\/tenant\.yaml.*is the tenant of folder "gamma" too\./,
    );
    expect(exitCodeOf(found, [])).toBe(1);
  });

  it('are found where only one of them is asked about', () => {
    cpSync(join(root, 'gamma'), join(root, 'gamma-nl'), { recursive: true });
    expect(review(['gamma']).tenants[0]?.problems.join()).toContain('is the tenant of folder "gamma-nl" too');
  });
});

describe('a folder that goes', () => {
  it('tells what stays in Microsoft 365, and the way to end it', () => {
    rmSync(join(root, 'gamma'), { recursive: true });
    const { comment, reasons } = review();
    expect(comment).toContain(
      '**What stays in Microsoft 365**: 2 numbers and the policies of their users, 1 SBC (sip.gamma.example), 4 voice routes, 3 PSTN usages, 2 voice routing policies, 1 dial plan, the domain sip.gamma.example and the app ',
    );
    expect(comment).toContain(
      'npm run pulumi -- destroy -s gamma while its folder is still there, after an up with protect: false',
    );
    expect(reasons).toContain('unreachable');
  });
});

describe('the way back', () => {
  const git = (...args: string[]): void => {
    execaSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: root });
  };

  it('names what a revert brings back, what it cannot, and what it needs', async () => {
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'one');
    edit('alpha/users.csv', 'bob@alpha.example,+31205552102,Amsterdam,,agent\n', '');
    edit(
      'alpha/tenant.yaml',
      '    - { name: 2026-03, expires: 2028-02-28 }\n',
      '    - { name: 2026-11, expires: 2028-10-31 }\n',
    );
    edit(
      'alpha/tenant.yaml',
      'secret: 2026-03, by: link@alpha.example, on: 2026-03-10',
      'secret: 2026-11, by: link@alpha.example, on: 2026-11-20',
    );
    for (const at of [1, 2, 3, 4, 5, 6])
      edit('beta/users.csv', 'bea@', `new${at}@beta.example,+3130200020${at},Office,,agent\nbea@`);
    git('commit', '-q', '-a', '-m', 'two');
    const back = await runReview({ root, base: 'HEAD', head: 'HEAD^', names: [], today });
    const [alpha, beta] = ['alpha', 'beta'].map((name) => back.tenants.find(({ tenant }) => tenant === name));
    expect(alpha?.summary).toMatch(/^calls now reach bob/);
    expect(alpha?.wayBack?.brings).toContain('bob (+31205552102)');
    expect(alpha?.wayBack?.cannot).toEqual([
      'secret 2026-03: its value is gone with it; up makes another of that name, which CCAIP has to be linked with anew',
      '+31205552102 by itself: released, so up asks for it again, and is refused what somebody else has by then',
    ]);
    expect(beta?.needs.map(({ what }) => what)).toContain('releases');
    expect(back.comment).toContain("- It can't bring back secret 2026-03:");
    const forth = await runReview({ root, base: 'HEAD^', head: 'HEAD', names: [], today });
    expect(forth.tenants.every(({ wayBack }) => wayBack === undefined)).toBe(true);
  });
});
