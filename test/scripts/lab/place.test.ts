import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demandLab, labFolder } from '../../../scripts/lab/place.ts';
import { root } from '../../../scripts/setup/places.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'trunkline-place-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('the lab lives in .lab of the checkout unless TRUNKLINE_LAB_DIR says otherwise', () => {
  expect(labFolder({})).toBe(join(root, '.lab'));
  expect(labFolder({ TRUNKLINE_LAB_DIR: dir })).toBe(dir);
});

it('a lab may be forgotten, and so may none', () => {
  expect(() => demandLab(dir)).not.toThrow();
  expect(() => demandLab(join(dir, 'never-there'))).not.toThrow();
  writeFileSync(join(dir, 'lab.db'), '');
  expect(() => demandLab(dir)).not.toThrow();
});

it('a folder with anything else in it is never emptied', () => {
  writeFileSync(join(dir, 'thesis.docx'), '');
  expect(() => demandLab(dir)).toThrow(
    `environment: TRUNKLINE_LAB_DIR: "${dir}" is no lab's folder.\n  Only a folder in which a lab lives is emptied.\n  Fix: correct or unset TRUNKLINE_LAB_DIR.`,
  );
});
