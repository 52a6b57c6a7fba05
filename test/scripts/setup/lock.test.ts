import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withLock } from '../../../scripts/setup/lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('two set-ups work one after the other', async () => {
  const lock = join(folder, 'lock');
  const events: string[] = [];
  const waits = vi.fn();
  const first = withLock(lock, async () => {
    events.push('first begins');
    await vi.waitUntil(() => waits.mock.calls.length > 0);
    events.push('first ends');
  });
  const second = withLock(lock, async () => events.push('second'), waits);
  await Promise.all([first, second]);
  expect(events).toEqual(['first begins', 'first ends', 'second']);
  expect(existsSync(lock)).toBe(false);
});

it('the lock of a killed set-up stops nobody', async () => {
  const lock = join(folder, 'lock');
  const noSuchProcess = 2 ** 22 + 1;
  writeFileSync(lock, String(noSuchProcess));
  expect(await withLock(lock, async () => 'done')).toBe('done');
});

it('a failure releases the lock', async () => {
  const lock = join(folder, 'lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(existsSync(lock)).toBe(false);
});
