import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewVersions } from '../../review/review-versions.ts';
import { tenants } from './with-edit.ts';

let base = '';
let head = '';

/** A folder with many tenants like beta, each with an id and a domain of its own. */
const manyTenants = (count: number): string => {
  const root = mkdtempSync(join(tmpdir(), 'many-'));
  cpSync(join(tenants, 'templates'), join(root, 'templates'), { recursive: true });
  for (let at = 1; at <= count; at += 1) {
    const number = String(at).padStart(2, '0');
    const folder = join(root, `t${number}`);
    cpSync(join(tenants, 'beta'), folder, { recursive: true });
    for (const name of ['tenant.yaml', 'users.csv']) {
      const file = join(folder, name);
      const own = readFileSync(file, 'utf8').replace('0000000000b0', `0000000001${number}`);
      writeFileSync(file, own.replaceAll(/(@|domain: )beta\.example/g, `$1t${number}.example`));
    }
  }
  return root;
};

const edit = (file: string, from: string, to: string): void => {
  const path = join(head, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const comment = (): string =>
  reviewVersions({
    base: { root: base, ref: 'main' },
    head: { root: head, ref: 'work tree' },
    names: [],
    shownAs: head,
    today: '2026-11-22',
  }).comment;

beforeAll(() => {
  base = manyTenants(9);
  head = manyTenants(9);
});
afterAll(() => {
  for (const root of [base, head]) rmSync(root, { recursive: true });
});

describe('the comment on many tenants', () => {
  it('is one group where all change alike, and names those that differ', () => {
    edit(
      'templates/nl.yaml',
      'NL supervisors: [Emergency, National, International]',
      'NL supervisors: [Emergency, National]',
    );
    edit('t07/users.csv', 'ben@t07.example,+31302000102,Office,,agent\n', '');
    edit(
      't08/tenant.yaml',
      'sites:',
      'voiceRoutingPolicies: { NL supervisors: [Emergency, National, International] }\nsites:',
    );
    const text = comment();
    const [first = ''] = text.split('\n');
    expect(first).toBe(
      '### t07: ben leaves: …102 rings nobody; bo can no longer call abroad · 7 tenants (t01, t02, t03, t04, t05, 2 more): 7 users can no longer call abroad',
    );
    expect(text).toContain('**As they were**: t08 (overrides voiceRoutingPolicies\\["NL supervisors"\\] of nl).');
  }, 30_000);

  it('shows what is handed over of every tenant, and folds the rest behind the worst three', () => {
    for (const at of ['01', '02', '03', '04', '05'])
      edit(`t${at}/users.csv`, `bea@t${at}.example,+31302000101`, `bea@t${at}.example,+313020002${at}`);
    const text = comment();
    expect(text.match(/^\*\*Handed over by CCAIP/gm)).toHaveLength(6);
    const [, behind = ''] = text.split('#### t04:');
    expect(behind.indexOf('<details>')).toBeLessThan(behind.indexOf('**Dialled by users**'));
    expect(text.split('\n').at(-1)).toMatch(/^main → work tree, files only\./);
  }, 30_000);

  it('begins with a tenant that is replaced, whatever others lose', () => {
    edit('t09/tenant.yaml', '000000000109', '000000000199');
    expect(comment()).toMatch(/^### t09: tenant\.id changes: everything is replaced/);
  }, 30_000);
});
