import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseLabSize, labSize, rememberLabSize } from '../../../scripts/lab/size.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'trunkline-size-'));
});
afterEach(() => rmSync(dir, { recursive: true }));
const born = () => writeFileSync(join(dir, 'lab.db'), '');

it('a lab has the people of users.csv unless another number was asked for', () => {
  expect(chooseLabSize(dir, undefined)).toBeUndefined();
});

it('a large lab stays large without being asked again', () => {
  rememberLabSize(dir, chooseLabSize(dir, 10_000));
  born();
  expect(chooseLabSize(dir, undefined)).toBe(10_000);
  expect(chooseLabSize(dir, 10_000)).toBe(10_000);
  expect(labSize(dir)).toBe(10_000);
});

it('a lab that is there keeps its size, and says how to get another', () => {
  born();
  expect(() => chooseLabSize(dir, 10_000)).toThrow(
    `command line: --users: "10000": the lab tenant is there already, with the users of users.csv.\n  Fix: npm run lab:reset, then npm start -- --users 10000`,
  );
});
