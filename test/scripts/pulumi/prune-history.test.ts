import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pruneHistory } from '../../../scripts/pulumi/prune-history.ts';

const id = '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c';
const now = new Date('2026-11-28T10:00:00Z');
const file = (day: string) => `changes.${day}T000000000Z.run-1.jsonl`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-prune-'));
  mkdirSync(join(folder, 'tenants', 'contoso'), { recursive: true });
  mkdirSync(join(folder, 'journal', id), { recursive: true });
  for (const day of ['2025-01-01', '2026-08-01', '2026-11-01']) {
    writeFileSync(join(folder, 'journal', id, file(day)), '{}\n');
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const describeTenant = (more: string) =>
  writeFileSync(
    join(folder, 'tenants', 'contoso', 'tenant.yaml'),
    `tenant: { id: ${id.toUpperCase()}, domain: contoso.com }\n${more}\n`,
  );
const left = () => readdirSync(join(folder, 'journal', id)).toSorted();
const env = () => ({ TRUNKLINE_TENANTS: join(folder, 'tenants'), TRUNKLINE_JOURNAL: join(folder, 'journal') });

describe('the history after a run', () => {
  it.each([
    ['', ['2026-08-01', '2026-11-01']],
    ['history: { keepDays: 30 }', ['2026-11-01']],
    ['history: { keepDays: 3650 }\nsbcs: 7', ['2025-01-01', '2026-08-01', '2026-11-01']],
    ['history: { keepDays: soon }', ['2025-01-01', '2026-08-01', '2026-11-01']],
  ])('is as old at most as the tenant file allows: %s', (history, days) => {
    describeTenant(history);
    pruneHistory(['up', '-s', 'acme/contoso'], env(), now);
    expect(left()).toEqual(days.map(file));
  });

  it('is left alone by a command about no stack, and where there is no tenant or no journal', () => {
    describeTenant('');
    pruneHistory(['whoami'], env(), now);
    pruneHistory(['up', '-s', 'elsewhere'], env(), now);
    pruneHistory(['up', '-s', 'contoso'], { ...env(), TRUNKLINE_JOURNAL: undefined }, now);
    expect(left()).toHaveLength(3);
    pruneHistory(['up', '-s', 'contoso'], { ...env(), TRUNKLINE_JOURNAL: join(folder, 'nowhere') }, now);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
