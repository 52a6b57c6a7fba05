import { describe, expect, it } from 'vitest';
import { withSeenLater } from '../../../scripts/history/seen-later.ts';
import type { Write } from '../../../scripts/history/writes.ts';

const write = (run: string, about: Partial<Write>): Write => ({
  time: '2026-11-28T06:41:07.000Z',
  run,
  write: 1,
  kind: 'VoiceRoute',
  object: 'NL mobile',
  to: null,
  end: 'done',
  tries: 1,
  ...about,
});
const later = (about: Partial<Write>) => write('run-2', { time: '2026-11-28T07:00:00.000Z', ...about });
const made = write('run-1', { from: null, to: { A: 1 }, end: 'open' });
const ends = (...writes: Write[]) => withSeenLater(writes).map(({ end, seen }) => [end, seen?.slice(11, 16)]);

describe('an object that a killed run was at', () => {
  it.each<[string, Write, Write, unknown]>([
    ['was made: the next run had it before its eyes', made, later({ from: { A: 1 }, to: { A: 2 } }), ['done', '07:00']],
    ['was not made, as far as the next run saw', made, later({ from: null, to: { A: 1 } }), ['open', undefined]],
    ['may have been made: nobody had looked', made, later({ to: { A: 1 } }), ['open', undefined]],
    ['is another one', made, later({ object: 'NL fixed', from: { A: 1 } }), ['open', undefined]],
    ['is of another kind', made, later({ kind: 'PstnUsage', from: { A: 1 } }), ['open', undefined]],
    [
      'was removed',
      write('run-1', { from: { A: 1 }, end: 'unknown' }),
      later({ from: null, to: { A: 1 } }),
      ['done', '07:00'],
    ],
    [
      'was not removed',
      write('run-1', { from: { A: 1 }, end: 'open' }),
      later({ from: { A: 1 } }),
      ['open', undefined],
    ],
    [
      'was changed, who knows',
      write('run-1', { from: { A: 1 }, to: { A: 2 }, end: 'open' }),
      later({ from: { A: 2 } }),
      ['open', undefined],
    ],
    ['was refused, and stays so', { ...made, end: 'failed' }, later({ from: { A: 1 } }), ['failed', undefined]],
  ])('%s', (_, first, second, end) => {
    expect(ends(first, second)[0]).toEqual(end);
  });

  it('is not judged by its own run, nor by what came before', () => {
    expect(ends(made, write('run-1', { from: { A: 1 } }))[0]).toEqual(['open', undefined]);
    expect(ends(later({ from: { A: 1 } }), made)[1]).toEqual(['open', undefined]);
  });
});
