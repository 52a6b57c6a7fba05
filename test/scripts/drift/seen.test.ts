import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Difference } from '../../../live/drift/difference.ts';
import { type Memory, noMemory, readMemory, seenIn, writeMemory } from '../../../scripts/drift/seen.ts';

const folder = mkdtempSync(join(tmpdir(), 'seen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const difference = (name: string, ...fields: string[]): Difference => ({
  about: 'route',
  name,
  is: fields.length === 0 ? 'missing' : 'otherwise',
  changes: fields.map((field) => ({ field, file: 'a', tenant: 'b' })),
  text: '',
});
const monday = new Date('2026-12-01T02:00:00Z');
const tuesday = new Date('2026-12-02T02:00:00Z');
const look = (memory: Memory, now: Date, ...differences: Difference[]) => {
  const { since, remembered } = seenIn(memory, { id: 't', differences, now });
  return { since, memory: { version: 1 as const, tenants: { t: remembered } } };
};

describe('since when something differs', () => {
  it('is the first look that saw it, as long as each look sees it', () => {
    const first = look(noMemory, monday, difference('A', 'pattern'));
    expect(first.since).toEqual([monday.toISOString()]);
    const next = look(first.memory, tuesday, difference('A', 'pattern'), difference('B'));
    expect(next.since).toEqual([monday.toISOString(), tuesday.toISOString()]);
    const gone = look(next.memory, tuesday);
    expect(gone.memory.tenants.t).toEqual({});
    expect(look(gone.memory, tuesday, difference('A', 'pattern')).since).toEqual([tuesday.toISOString()]);
  });

  it('is the older of two settings of one thing, and a second one is no older than its own look', () => {
    const first = look(noMemory, monday, difference('A', 'pattern'));
    const both = look(first.memory, tuesday, difference('A', 'pattern', 'sbcs'));
    expect(both.since).toEqual([monday.toISOString()]);
    expect(look(both.memory, tuesday, difference('A', 'sbcs')).since).toEqual([tuesday.toISOString()]);
  });

  it('begins anew for a thing that is gone after it was otherwise', () => {
    const first = look(noMemory, monday, difference('A', 'pattern'));
    expect(look(first.memory, tuesday, difference('A')).since).toEqual([tuesday.toISOString()]);
  });

  it('is kept without a name in it', () => {
    const { memory } = look(noMemory, monday, difference('ada@contoso.example', 'number'));
    const path = join(folder, 'seen.json');
    writeMemory(path, memory);
    expect(readFileSync(path, 'utf8')).not.toMatch(/ada|number/);
    expect(readMemory(path)).toEqual(memory);
  });

  it('is not lost without a word where the file is none of ours', () => {
    expect(readMemory(join(folder, 'none.json'))).toEqual(noMemory);
    const path = join(folder, 'broken.json');
    for (const text of ['{', '{"version":2,"tenants":{}}', '{"version":1,"tenants":{"t":{"a":"soon"}}}']) {
      writeFileSync(path, text);
      expect(() => readMemory(path)).toThrow(
        /isn't what a look for drift keeps: since when something differs would be lost/,
      );
    }
  });
});
