import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../../providers/msteams/resources/roster/book.ts';
import { readAs, readBook, writeBook, writeValues } from '../../../../../providers/msteams/resources/roster/layout.ts';

const ada = 'ada@contoso.example';
const bob = 'bob@contoso.example';
const entries: Entry[] = [
  { upn: bob, objectId: 'b-1', has: { value: 'NL agents', how: 'found' }, pending: ['NL supervisors', 'Lobby'] },
  { upn: ada, objectId: 'a-1', has: { value: 'Three word policy', how: 'made' }, pending: [] },
  { upn: ada, objectId: 'a-2', pending: ['NL agents'] },
];

describe("a roster's state", () => {
  it('is one line for each thing that is known of a user, in one order', () => {
    expect(writeBook(entries)).toBe(
      [
        'ada@contoso.example a-1 made Three word policy',
        'ada@contoso.example a-2 pending NL agents',
        'bob@contoso.example b-1 found NL agents',
        'bob@contoso.example b-1 pending Lobby',
        'bob@contoso.example b-1 pending NL supervisors',
      ].join('\n'),
    );
    expect(writeBook(entries.toReversed())).toBe(writeBook(entries));
  });

  it('comes back as it was written', () => {
    const book = readBook({ users: writeBook(entries) });
    expect([...book.values()]).toEqual(
      expect.arrayContaining([{ ...entries[0], pending: ['Lobby', 'NL supervisors'] }, entries[1], entries[2]]),
    );
    expect(book.size).toBe(3);
    expect(readBook({ users: '' }).size).toBe(0);
    expect(readBook(undefined).size).toBe(0);
  });

  it('shows what each user has as it is asked, and what is pending as nobody can ask it', () => {
    expect(writeValues(entries)).toBe(
      [
        'ada@contoso.example\tpending NL agents\n',
        'ada@contoso.example Three word policy\n',
        'bob@contoso.example\tpending Lobby\n',
        'bob@contoso.example\tpending NL supervisors\n',
        'bob@contoso.example NL agents\n',
      ].join(''),
    );
    expect(writeValues([])).toBe('');
  });

  it('tells arguments in the form that they had, and a new one in that of a new one', () => {
    const book = readBook({ users: `${ada} a-1 made P` });
    expect([readAs(`${ada} Q\n`, book), readAs({ [ada]: 'Q' }, book)]).toEqual(Array(2).fill(`${ada} P\n`));
    expect([readAs(undefined, book), readAs('{}', book)]).toEqual(Array(2).fill(`{"${ada}":"P"}`));
  });

  it('of version 0.1.0 counts as made, and who has no object id is not in it', () => {
    const old = { numbers: { [ada]: '+311', [bob]: '+312' }, objectIds: { [ada]: 'a-1' } };
    expect([...readBook(old as never).values()]).toEqual([
      { upn: ada, objectId: 'a-1', has: { value: '+311', how: 'made' }, pending: [] },
    ]);
    const policies = { policyType: 'X', policies: { [ada]: 'P' }, objectIds: { [ada]: 'a-1' } };
    expect(readBook(policies as never).get('a-1')?.has).toEqual({ value: 'P', how: 'made' });
  });
});
