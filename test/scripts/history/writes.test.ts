import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../../providers/msteams/history/history-line.ts';
import { inOrder, linesOf, writesOf } from '../../../scripts/history/writes.ts';

const at = (second: number, step: HistoryLine['step'], more: object = {}): string =>
  JSON.stringify({
    time: `2026-11-28T06:41:${String(second).padStart(2, '0')}.000Z`,
    tenant: 't',
    kind: 'VoiceRoute',
    object: 'NL mobile',
    to: null,
    run: 'run-1',
    write: 1,
    step,
    ...more,
  });
const read = (...files: string[][]) => writesOf(inOrder(files.map((lines) => linesOf('a', lines.join('\n')))));

describe('lines of a history', () => {
  it('are one write each, whatever the order of the files that they lie in', () => {
    const files = [[at(1, 'sent')], [at(2, 'failed', { text: 'No.' }), at(3, 'sent')], [at(4, 'done')]];
    const whole = [
      { end: 'done', tries: 2, text: 'No.', time: '2026-11-28T06:41:01.000Z', ended: '2026-11-28T06:41:04.000Z' },
    ];
    expect(read(...files)).toMatchObject(whole);
    expect(read(...files.toReversed())).toMatchObject(whole);
  });

  it('are open again when what was refused is sent again', () => {
    expect(read([at(1, 'sent'), at(2, 'failed', { text: 'No.' }), at(3, 'sent')])).toMatchObject([
      { end: 'open', tries: 2, text: 'No.' },
    ]);
  });

  it('of another shape, half of one and one of more writes than there can be are no lines', () => {
    const { lines, unread } = linesOf(
      'a',
      [
        '[]',
        at(1, 'sent').slice(0, 50),
        '{"step":"sent"}',
        at(1, 'done', { to: undefined, upTo: 1e12 }),
        at(2, 'sent'),
      ].join('\n'),
    );
    expect(lines).toHaveLength(1);
    expect(unread.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });
});
