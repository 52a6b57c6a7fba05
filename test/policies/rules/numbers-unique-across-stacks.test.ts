import { describe, expect, it } from 'vitest';
import { numbersUniqueAcrossStacks } from '../../../policies/rules/numbers-unique-across-stacks.ts';
import type { Neighbour } from '../../../policies/subject.ts';
import { aSubject } from '../a-subject.ts';

const found = (...neighbours: Neighbour[]) =>
  numbersUniqueAcrossStacks.check(aSubject({}, { neighbours })).map(({ what }) => what);

describe('numbers-unique-across-stacks', () => {
  it('is kept where stacks of one tenant have other people and other numbers', () => {
    expect(
      found({ name: 'contoso-uk', users: [{ upn: 'zoe@contoso.com', number: '+442075550101', line: 2 }] }),
    ).toEqual([]);
  });

  it('is broken by a number in two stacks', () => {
    expect(found({ name: 'contoso-uk', users: [{ upn: 'zoe@contoso.com', number: '+31205552102', line: 2 }] })).toEqual(
      ["+31205552102 is bob@contoso.com's here and zoe@contoso.com's in stack contoso-uk."],
    );
  });

  it('is broken by a person in two stacks', () => {
    expect(
      found({ name: 'contoso-uk', users: [{ upn: 'Bob@contoso.com', number: '+442075550101', line: 2 }] }),
    ).toEqual(['bob@contoso.com has +31205552102 here and +442075550101 in stack contoso-uk.']);
  });

  it('is broken by a stack that cannot be read', () => {
    expect(found({ name: 'contoso-uk' })).toEqual([
      "The files of stack contoso-uk can't be read, so its numbers aren't known; it may be of the same Entra tenant.",
    ]);
  });
});
