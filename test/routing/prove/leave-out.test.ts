import { describe, expect, it } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { newBudget } from '../../../routing/automata/budget.ts';
import { patternMachine } from '../../../routing/automata/pattern-machine.ts';
import { leaveOutText } from '../../../routing/prove/leave-out.ts';
import { rule } from './a-tenant.ts';

const said = (numbers: string, ...patterns: string[]) =>
  leaveOutText(
    patterns.map((pattern, at) => rule(`r${at}`, pattern, '$1')),
    patternMachine(numbers, alphabetFor([]), newBudget()),
  );

describe('what the pattern above has to leave out', () => {
  it.each<[string, string, string[]]>([
    ['let the pattern of "r0" leave 112 out: ^(?!112$)(\\d{3})$', '^112$', ['^(\\d{3})$']],
    ['let the pattern of "r0" leave 112 and +112 out: ^(?!\\+?112$)\\+?(\\d+)$', '^\\+?112$', ['^\\+?(\\d+)$']],
    ['let the pattern of "r0" leave 911 and 9911 out: ^(?!(?:911|9911)$)(9\\d+)$', '^9?911$', ['^(9\\d+)$']],
    // Only one of two alternatives is left out of.
    ['let the pattern of "r0" leave 112 out', '^112$', ['^(1\\d*)$|^\\d12$']],
    ['let the pattern of "r0" leave 112 out', '^112$', ['(\\d{3})$']],
    ['let the patterns of "r0" and "r1" leave 112 out', '^112$', ['^(\\d{3})$', '^(1\\d*)$']],
    ['let the pattern of "r0" leave these numbers out', '^1\\d\\d$', ['^(\\d{3})$']],
  ])('%s', (text, numbers, patterns) => {
    expect(said(numbers, ...patterns)).toBe(text);
  });
});
