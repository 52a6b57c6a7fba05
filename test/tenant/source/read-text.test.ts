import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listTenants } from '../../../tenant/list.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { loadCalls } from '../../../tenant/load-calls.ts';
import { formatProblem } from '../../../tenant/problem.ts';
import { readBytes } from '../../../tenant/source/read-text.ts';

let root = '';
const at = (...parts: string[]): string => join(root, 'contoso', ...parts);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tenants-'));
  mkdirSync(at());
  writeFileSync(at('tenant.yaml'), 'country: NL\n');
  writeFileSync(at('users.csv'), 'upn,number\n');
});
afterEach(() => rmSync(root, { recursive: true }));

/** The first lines of what is told of one file. */
const told = (file: string): string[] =>
  [
    ...loadTenant({ root, name: 'contoso', today: '2026-11-22', env: {} }).problems,
    ...loadCalls(root, 'contoso').problems,
  ]
    .map((problem) => formatProblem(problem).split('\n')[0]?.replaceAll(root, 'stacks') ?? '')
    .filter((line) => line.includes(file));

/** As a user whom rights hold: root may read everything. */
const asAnybody = <Result>(work: () => Result): Result => {
  if (process.getuid?.() !== 0) return work();
  chmodSync(root, 0o755);
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
};

describe('what stands where a file should', () => {
  it.each(['tenant.yaml', 'users.csv', 'calls.yaml'])('%s that is a folder', (file) => {
    rmSync(at(file), { force: true });
    mkdirSync(at(file));
    expect(told(file)).toEqual([`stacks/contoso/${file}: This is a folder.`]);
  });

  it.each(['tenant.yaml', 'users.csv', 'calls.yaml'])('%s that is a pipe is never waited for', (file) => {
    rmSync(at(file), { force: true });
    execFileSync('sh', ['-c', 'mkfifo "$0"', at(file)]);
    expect(told(file)).toEqual([`stacks/contoso/${file}: This is a pipe or a device.`]);
  });

  it('a link to itself', () => {
    rmSync(at('users.csv'));
    symlinkSync(at('users.csv'), at('users.csv'));
    expect(told('users.csv')).toEqual(['stacks/contoso/users.csv: The link leads back to itself.']);
  });

  it.each(['tenant.yaml', 'calls.yaml'])('%s in another encoding', (file) => {
    writeFileSync(at(file), Buffer.from('# Z\xfcrich\ncountry: CH\n', 'latin1'));
    expect(told(file)).toEqual([
      `stacks/contoso/${file}:1: The file is not UTF-8: this line holds the byte FC ("ü" in Windows-1252).`,
    ]);
  });

  it('a users.csv of more than 50 MiB, read by nobody', () => {
    truncateSync(at('users.csv'), 50 * 1024 * 1024 + 1);
    expect(told('users.csv')).toEqual(['stacks/contoso/users.csv: The file has 51 MiB.']);
  });

  it.skipIf(process.platform === 'win32')('a file that may not be read', () => {
    chmodSync(at('users.csv'), 0);
    expect(asAnybody(() => told('users.csv'))).toEqual(['stacks/contoso/users.csv: You may not read this file.']);
  });

  it.skipIf(process.platform === 'win32')('a folder that may not be looked into: its files count as there', () => {
    writeFileSync(at('calls.yaml'), 'calls: []\n');
    chmodSync(at(), 0);
    const all = ['tenant.yaml', 'calls.yaml'].map((file) => asAnybody(() => told(file)));
    const known = asAnybody(() => listTenants(root));
    chmodSync(at(), 0o755);
    expect(all).toEqual([
      ['stacks/contoso/tenant.yaml: You may not look into the folder of this file.'],
      ['stacks/contoso/calls.yaml: You may not look into the folder of this file.'],
    ]);
    expect(known).toEqual(['contoso']);
  });

  it('nothing at all', () => {
    expect(readBytes(at('other.csv'), 1)).toMatchObject({ missing: true });
  });
});

describe('text that nobody sees as it is', () => {
  it.each([
    ['a control character', '\\e]0;title\\a', '\\u{1b}'],
    ['a control character of eight bits', '\\u009b31m', '\\u{9b}'],
    ['a turn of the writing direction', '\\u202emoc.osotnoc', '\\u{202e}'],
  ])('%s is refused in a value, with its line', (_, value, shown) => {
    writeFileSync(at('tenant.yaml'), `country: NL\nexceptions:\n  redirect-uri: { reason: "${value}" }\n`);
    expect(told('tenant.yaml')[0]).toContain('stacks/contoso/tenant.yaml:3: exceptions.redirect-uri.reason: ');
    expect(told('tenant.yaml')[0]).toContain(`holds the character ${shown}, which nobody sees.`);
  });

  it('is written out in everything that is told of it', () => {
    writeFileSync(at('tenant.yaml'), '"\\u001b[2Jx": 1\n');
    const [line = ''] = told('tenant.yaml');
    expect(line).toContain('\\u{1b}');
    expect(line).not.toMatch(/\p{Cc}/u);
  });

  it('makes no line of its own out of a quoted line feed', () => {
    writeFileSync(at('users.csv'), 'upn,number,"x\n::error::done"\nada@contoso.example,+31205552101,\n');
    const [line = ''] = told('users.csv');
    expect(line).toContain('\\u{a}::error::done');
  });
});
