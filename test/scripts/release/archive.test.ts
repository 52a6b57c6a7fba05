import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from 'tar';
import { afterAll, expect, it } from 'vitest';
import { type Entry, writeArchive } from '../../../scripts/release/archive.ts';
import { checksums } from '../../../scripts/release/checksums.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-archive-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const time = Date.UTC(2026, 11, 1) / 1000;
const source = join(folder, 'node');
const entries: readonly Entry[] = [
  { path: 'run', content: '#!/bin/sh\n', isExecutable: true },
  { path: 'lib/main.mjs', content: 'export {};\n' },
  { path: 'node', content: { file: source }, isExecutable: true },
];

const archived = async (name: string, of: readonly Entry[]): Promise<Buffer> => {
  await writeArchive(join(folder, name), of, time);
  return readFileSync(join(folder, name));
};

it('the same files give the same bytes, whenever, in whatever order and by whoever they are packed', async () => {
  writeFileSync(source, 'binary', { mode: 0o600 });
  const once = await archived('once.tar.gz', entries);
  utimesSync(source, 1, 1);
  const umask = process.umask(0o077);
  try {
    expect(await archived('again.tar.gz', entries.toReversed())).toEqual(once);
  } finally {
    process.umask(umask);
  }
  expect(await checksums(folder, ['once.tar.gz', 'again.tar.gz'])).toMatch(
    /^([0-9a-f]{64}) {2}again\.tar\.gz\n\1 {2}once\.tar\.gz\n$/,
  );
});

it('it holds the files alone, of no owner and of one time, and what is run may be', async () => {
  writeFileSync(source, 'binary', { mode: 0o600 });
  await archived('listed.tar.gz', entries);
  const found: unknown[] = [];
  await list({
    file: join(folder, 'listed.tar.gz'),
    onReadEntry: ({ path, type, mode, mtime, uid, uname }) =>
      void found.push({ path, type, mode, mtime, owner: `${uid ?? ''}${uname ?? ''}` }),
  });
  const all = { type: 'File', mtime: new Date(time * 1000), owner: '' };
  expect(found).toEqual([
    { path: 'lib/main.mjs', mode: 0o644, ...all },
    { path: 'node', mode: 0o755, ...all },
    { path: 'run', mode: 0o755, ...all },
  ]);
});
