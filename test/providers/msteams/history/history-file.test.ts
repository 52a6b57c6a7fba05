import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { historyFile, historyFiles, prune } from '../../../../providers/msteams/history/history-file.ts';
import { inOrder, linesOf, writesOf } from '../../../../scripts/history/writes.ts';
import { aHistory } from './a-history.ts';

const history = aHistory();
const change = { kind: 'VoiceRoute', object: 'NL mobile', from: null, to: { NumberPattern: '^1$' } };
const at = (time: string) => ({ now: () => new Date(time) });

/** As if its last line had been written then. */
const age = (time: string) => utimesSync(historyFile(history.folder()), new Date(time), new Date(time));
const bounds = { keepDays: 30, maxMegabytes: 10 };

describe('the file of the history', () => {
  it('is put aside with the first write of another day, by the time of its last line, and read in order', async () => {
    await history.recorder(at('2026-11-28T23:59:00Z')).sent([change]);
    age('2026-11-28T23:59:01.250Z');
    await history.recorder(at('2026-11-29T00:00:01Z')).sent([change]);
    expect(historyFiles(history.folder())).toEqual(['changes.2026-11-28T235901250Z.run-1.jsonl', 'changes.jsonl']);
    expect(history.lines()).toHaveLength(1);
  });

  it('is put aside when it is full, in the middle of a run too', async () => {
    const recorder = history.recorder(at('2026-11-28T12:00:00Z'));
    const sent = await recorder.sent([{ ...change, to: 'x'.repeat(4_000_000) }]);
    age('2026-11-28T12:00:00Z');
    sent.ended([{ step: 'done' }]);
    expect(historyFiles(history.folder())).toHaveLength(2);
    expect(statSync(historyFile(history.folder())).size).toBeGreaterThan(4_000_000);
    expect(readdirSync(history.folder()).every((name) => !/[<>:"|?*]/.test(name))).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', async () => {
    await history.recorder().sent([change]);
    expect(statSync(historyFile(history.folder())).mode & 0o777).toBe(0o600);
    expect(statSync(history.folder()).mode & 0o777).toBe(0o700);
  });

  it('keeps what is young enough, to the day of its last line, and nothing older', () => {
    const { folder } = history;
    mkdirSync(folder(), { recursive: true });
    const old = 'changes.2026-10-28T235901250Z.run-1.jsonl';
    const young = 'changes.2026-10-29T000000000Z.run-1.jsonl';
    for (const file of [old, young, 'changes.jsonl', 'notes.txt']) writeFileSync(join(folder(), file), '{}\n');
    age('2026-10-20T12:00:00Z');
    prune(folder(), bounds, new Date('2026-11-28T10:00:00Z'));
    expect(readdirSync(folder()).toSorted()).toEqual([young, 'notes.txt']);
  });

  it('gives up the oldest where all of it is too much, and never what is being written', () => {
    const { folder } = history;
    mkdirSync(folder(), { recursive: true });
    const names = [1, 2, 3, 4].map((day) => `changes.2026-11-0${day}T000000000Z.run-1.jsonl`);
    for (const name of [...names, 'changes.jsonl']) writeFileSync(join(folder(), name), 'x'.repeat(3_000_000));
    age('2026-11-28T09:00:00Z');
    prune(folder(), bounds, new Date('2026-11-28T10:00:00Z'));
    expect(historyFiles(folder())).toEqual([...names.slice(2), 'changes.jsonl']);
  });

  it('has whole lines of two runs that write at once, each of them, and the file is put aside meanwhile', async () => {
    const script = `
      import { createRecorder } from ${JSON.stringify(join(import.meta.dirname, '../../../../providers/msteams/history/recorder.ts'))};
      const [folder, run] = process.argv.slice(1);
      const place = { folder, run, now: () => new Date() };
      const recorder = createRecorder({ tenantId: '7c2f0000-0000-4000-8000-000000000001', place, actor: async () => run, secrets: [] });
      for (let at = 0; at < 60; at += 1) {
        const changes = Array.from({ length: 20 }, (_, n) => ({ kind: 'Any', object: run + '-' + at + '-' + n, to: 'x'.repeat(2000) }));
        (await recorder.sent(changes)).ended(changes.map(() => ({ step: 'done' })));
      }`;
    const run = (name: string) =>
      execa(process.execPath, ['--input-type=module', '-e', script, history.journal(), name]);
    await Promise.all([run('run-aaaa'), run('run-bbbb'), run('run-cccc')]);
    const files = historyFiles(history.folder()).map((file) =>
      linesOf(file, readFileSync(join(history.folder(), file), 'utf8')),
    );
    expect(files.flatMap(({ unread }) => unread)).toEqual([]);
    const writes = writesOf(inOrder(files));
    expect(new Set(writes.map(({ object }) => object)).size).toBe(3 * 60 * 20);
    expect(writes.filter(({ end }) => end !== 'done')).toEqual([]);
    expect(writes).toHaveLength(3 * 60 * 20);
    expect(historyFiles(history.folder()).length).toBeGreaterThan(1);
  });

  it('goes on behind a line that a kill cut off', async () => {
    await history.recorder().sent([change]);
    appendFileSync(historyFile(history.folder()), '{"time":"2026-');
    await history.recorder().sent([change]);
    expect(history.text().split('\n')).toHaveLength(4);
    expect(history.text().split('\n')[1]).toBe('{"time":"2026-');
  });
});
