import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { historyFile, historyFolder } from '../../../../providers/msteams/history/history-file.ts';
import { historyLine, type WriteLine } from '../../../../providers/msteams/history/history-line.ts';
import { createRecorder, type RecorderOptions } from '../../../../providers/msteams/history/recorder.ts';

const tenantId = '7C2F0000-0000-4000-8000-000000000001';

/** A journal's folder for each test, recorders that write there, and what they wrote. */
export const aHistory = () => {
  let journal: string;
  beforeEach(() => {
    journal = join(mkdtempSync(join(tmpdir(), 'trunkline-history-')), 'journal');
  });
  afterEach(() => rmSync(join(journal, '..'), { recursive: true, force: true }));
  const folder = () => historyFolder(journal, tenantId);
  const text = () => (existsSync(historyFile(folder())) ? readFileSync(historyFile(folder()), 'utf8') : '');
  return {
    journal: () => journal,
    folder,
    text,
    recorder: (more: Partial<RecorderOptions> & { readonly run?: string; readonly now?: () => Date } = {}) =>
      createRecorder({
        tenantId,
        place: {
          folder: journal,
          run: more.run ?? 'run-1',
          now: more.now ?? (() => new Date()),
          startedBy: 'eve',
          commit: '4be1c02',
        },
        actor: async () => 'trunkline-automation (7f3c)',
        secrets: [],
        ...more,
      }),
    /** Every step of every write, each line as the schema has it; a line of several is taken apart. */
    lines: (): WriteLine[] => {
      const first = new Map<number, WriteLine>();
      return text()
        .split('\n')
        .filter((line) => line !== '')
        .flatMap((typed) => {
          const line = historyLine.parse(JSON.parse(typed));
          if ('upTo' in line) {
            const { upTo, kind: _, ...step } = line;
            return [...first.values()].flatMap((one) =>
              one.write >= line.write && one.write <= upTo ? [{ ...one, ...step, write: one.write }] : [],
            );
          }
          if (!first.has(line.write)) first.set(line.write, line);
          return [line];
        });
    },
  };
};
