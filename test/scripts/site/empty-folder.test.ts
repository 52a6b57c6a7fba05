import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyFolder } from '../../../scripts/site/empty-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const visible = () => readdirSync(folder).filter((name) => !name.startsWith('.'));

it("a folder with somebody's files is refused, and keeps them", () => {
  writeFileSync(join(folder, 'thesis.txt'), 'mine');
  expect(() => emptyFolder(folder)).toThrow(/has files that are no site of trunkline.*\n {2}Fix: name an empty folder/);
  expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('mine');
});

it('a site is emptied before the next, but for what is hidden', () => {
  emptyFolder(folder);
  mkdirSync(join(folder, 'docs'));
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'docs', 'old.html'), '');
  emptyFolder(folder);
  expect(visible()).toEqual([]);
  expect(readdirSync(folder)).toContain('.git');
});

it('a folder that is not there is made', () => {
  const deep = join(folder, 'a', 'b');
  emptyFolder(deep);
  expect(readdirSync(deep)).toHaveLength(1);
});
