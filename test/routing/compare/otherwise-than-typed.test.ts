import { describe, expect, it } from 'vitest';
import { newBudget } from '../../../routing/automata/budget.ts';
import { isEmpty, type Language } from '../../../routing/automata/language.ts';
import { labelOf } from '../../../routing/automata/machine.ts';
import { patternMachine } from '../../../routing/automata/pattern-machine.ts';
import { alphabetWith } from '../../../routing/compare/clicked.ts';
import type { ExactResult } from '../../../routing/compare/exact-result.ts';
import { otherwiseThanTyped } from '../../../routing/compare/otherwise-than-typed.ts';

const alphabet = alphabetWith([], true);
const numbers = (pattern: string): Language => patternMachine(pattern, alphabet, newBudget());
const key = (text: string) => ({ key: text });

const change = (pattern: string, before = 'main', after = 'second') =>
  ({ before: key(before), after: key(after), dialled: numbers(pattern), ofKind: () => numbers(pattern) }) as never;
const result = (changes: readonly never[], uncertain: readonly string[] = []): ExactResult => ({
  changes,
  uncertain: uncertain.map((pattern) => ({ why: 'likely', dialled: numbers(pattern), clicked: false }) as never),
  notAnalysed: [],
});
const left = (typed: ExactResult, clicked: ExactResult) => otherwiseThanTyped(typed, clicked, newBudget());

describe('numbers with an extension', () => {
  it('are left out where the same numbers without one are told, in however many groups', () => {
    const clicked = result([change('^03[01]\\d{7}x12$')], ['^06[12]\\d{7}x12$']);
    const typed = result([change('^030\\d{7}$'), change('^031\\d{7}$')], ['^061\\d{7}$', '^062\\d{7}$']);
    expect(left(typed, clicked)).toMatchObject({ changes: [], uncertain: [] });
  });

  it('are told where those without one fare otherwise, and no others', () => {
    const clicked = result([change('^03[01]\\d{7}x12$')]);
    const [one = expect.unreachable(), ...more] = left(
      result([change('^030\\d{7}$'), change('^031\\d{7}$', 'main', 'third')]),
      clicked,
    ).changes;
    expect(more).toEqual([]);
    expect([labelOf(one.dialled, '0311234567x12'), labelOf(one.dialled, '0301234567x12')]).toEqual([1, 0]);
    expect(isEmpty(one.ofKind('mobile'))).toBe(false);
    expect(labelOf(one.ofKind('mobile'), '0301234567x12')).toBe(0);
  });
});
