import { describe, expect, it } from 'vitest';
import { exactly } from '../../../../../providers/msteams/resources/roster/book.ts';
import { claimsOf, withClaims } from '../../../../../providers/msteams/resources/roster/claims.ts';
import type { JournalLine } from '../../../../../providers/msteams/resources/roster/journal-line.ts';
import { readBook, writeBook } from '../../../../../providers/msteams/resources/roster/layout.ts';

type Step = 'sent' | 'done' | 'failed' | 'back' | 'made';
const line = (step: Step, user: string, to: string | null, from: string | null = null): JournalLine => ({
  time: '2026-11-28T22:00:00.000Z',
  tenant: 't',
  kind: 'PhoneNumbers',
  user,
  upn: `${user}@x.y`,
  from,
  to,
  step,
  run: 'r',
});
const state = (digest: string): JournalLine => ({
  time: '2026-11-28T22:00:00.000Z',
  kind: 'PhoneNumbers',
  step: 'state',
  digest,
});
const open = (lines: JournalLine[], digest = 'kept') =>
  Object.fromEntries([...claimsOf(lines, { tenant: 't', digest })].map(([id, { values }]) => [id, values]));

describe('what a journal claims', () => {
  it.each([
    ['what was sent, whatever became of it', [line('sent', 'a', '1')], { a: ['1'] }],
    ['what was done', [line('sent', 'a', '1'), line('done', 'a', '1')], { a: ['1'] }],
    ['nothing that was refused', [line('sent', 'a', '1'), line('failed', 'a', '1')], {}],
    [
      'nothing that was released',
      [line('done', 'a', '1'), line('sent', 'a', null, '1'), line('done', 'a', null, '1')],
      {},
    ],
    ['what is only asked back', [line('done', 'a', '1'), line('sent', 'a', null, '1')], { a: ['1'] }],
    ['what could not be taken back', [line('done', 'a', '1'), line('failed', 'a', null, '1')], { a: ['1'] }],
    ['both, while the end is not known', [line('done', 'a', '1'), line('sent', 'a', '2')], { a: ['1', '2'] }],
    [
      'the new value once it is there',
      [line('done', 'a', '1'), line('sent', 'a', '2'), line('done', 'a', '2')],
      { a: ['2'] },
    ],
    [
      'nothing that was given back to whom it was before',
      [line('done', 'a', null, '1'), line('sent', 'a', '2'), line('failed', 'a', '2'), line('back', 'a', '1')],
      {},
    ],
    ['what an older roster gave', [line('made', 'a', '1')], { a: ['1'] }],
    ['nothing of another tenant', [{ ...line('sent', 'a', '1'), tenant: 'other' } as JournalLine], {}],
    [
      'only what came after the state that the engine kept',
      [line('sent', 'a', '1'), state('kept'), line('sent', 'b', '2')],
      { b: ['2'] },
    ],
    ['all, when the engine did not keep that state', [line('sent', 'a', '1'), state('lost')], { a: ['1'] }],
  ])('is %s', (_, lines, claims) => {
    expect(open(lines)).toEqual(claims);
  });
});

describe('a book with its journal', () => {
  const merge = (lines: string[], claims: JournalLine[]) => {
    const { book, onlyJournal } = withClaims(
      readBook({ users: lines.join('\n') }),
      claimsOf(claims, { tenant: 't', digest: '' }),
      exactly,
    );
    return {
      lines: writeBook(book.values()).split('\n'),
      only: onlyJournal.map(({ objectId, values }) => [objectId, ...values]),
    };
  };

  it('has who is in the journal alone as pending, and lists them', () => {
    expect(merge([], [line('sent', 'a', '1')])).toEqual({ lines: ['a@x.y a pending 1'], only: [['a', '1']] });
  });

  it('takes nothing twice that the state knows', () => {
    const lines = ['a@x.y a made 1', 'b@x.y b pending 2'];
    expect(merge(lines, [line('done', 'a', '1'), line('sent', 'b', '2')])).toEqual({ lines, only: [] });
  });

  it('counts as made what the state calls found, where this stack gave it', () => {
    expect(merge(['a@x.y a found 1'], [line('made', 'a', '1')])).toEqual({ lines: ['a@x.y a made 1'], only: [] });
  });

  it('keeps what was found beside what was sent', () => {
    expect(merge(['a@x.y a found 1'], [line('sent', 'a', '2')])).toEqual({
      lines: ['a@x.y a found 1', 'a@x.y a pending 2'],
      only: [['a', '2']],
    });
  });
});
