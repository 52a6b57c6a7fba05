import fc from 'fast-check';
import { DFA, JS, NFA } from 'refa';
import { describe, expect, it } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { newBudget } from '../../../routing/automata/budget.ts';
import type { Machine } from '../../../routing/automata/machine.ts';
import { matchMachine } from '../../../routing/automata/match-machine.ts';
import { minimise } from '../../../routing/automata/minimise.ts';
import { randomPattern } from '../matching/random-pattern.ts';
import { patternOf } from './machine-of.ts';

const alphabet = alphabetFor([]);

/** refa's minimal automaton of a whole-text pattern, as one of our machines; nothing if refa can't read it. */
const byRefa = (body: string): Machine | undefined => {
  try {
    const { expression, maxCharacter } = JS.Parser.fromLiteral({ source: body, flags: '' }).parse({
      assertions: 'throw',
    });
    const dfa = DFA.fromFA(NFA.fromRegex(expression, { maxCharacter }));
    dfa.minimize();
    return asMachine(dfa);
  } catch {
    return undefined;
  }
};

const asMachine = (dfa: DFA): Machine => {
  const nodes = [...dfa.nodes()];
  const dead = nodes.length;
  // The initial node comes first in refa's own order.
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  expect(numbers.get(dfa.initial)).toBe(0);
  const next = [...nodes, undefined].flatMap((node) =>
    [...alphabet.symbols].map((char) => numbers.get(node?.out.get(char.charCodeAt(0)) as never) ?? dead),
  );
  const out = [...nodes.map((node) => (dfa.finals.has(node) ? 1 : 0)), 0];
  return minimise({ alphabet, next: Int32Array.from(next), out: Int32Array.from(out) });
};

const ours = (body: string): Machine => matchMachine(patternOf(`\\A(?:${body})\\z`), alphabet, newBudget());

const isSame = (one: Machine, other: Machine): boolean =>
  one.next.join() === other.next.join() && one.out.join() === other.out.join();

describe("refa's minimal automaton", () => {
  it.each([
    '112',
    '\\+?112',
    '0([1-9]\\d{8})',
    '00([1-9]\\d{6,14})',
    '\\+31[1-57]\\d{8}',
    '\\+316\\d{8}',
    '[2-8]\\d{3}',
    '\\+1(425|206)(\\d{7})',
    '\\+1(\\d{10})',
    '\\d+',
    '.*',
    '(0|00|000)\\d*?',
    '((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)',
    '(?:1|2|3){2,4}',
    '[^0]*',
    '9?0?\\d{4,}',
  ])('of %s is ours', (body) => {
    const theirs = byRefa(body);
    expect(theirs && isSame(theirs, ours(body))).toBe(true);
  });

  it('is ours for random patterns, wherever refa can read them', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomPattern, (body) => {
        const theirs = byRefa(body);
        fc.pre(theirs !== undefined);
        compared += 1;
        expect(theirs && isSame(theirs, ours(body)), body).toBe(true);
      }),
      { numRuns: 200, seed: 19 },
    );
    expect(compared).toBe(200);
  });
});
