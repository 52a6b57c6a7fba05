import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Alphabet } from './alphabet.ts';
import { BeyondExactness, type Budget } from './budget.ts';
import { determinise, matching } from './determinise.ts';
import type { Program } from './instruction.ts';
import { type Machine, relabel } from './machine.ts';
import { minimise } from './minimise.ts';
import { createObligations, type Obligations } from './obligations.ts';
import { writeProgram } from './write-program.ts';

type Place = 'whole' | 'ahead' | 'behind';

/** Writes a pattern out for threads, with machines for its lookaheads and lookbehinds. */
export const compileProgram = (
  root: PatternNode,
  alphabet: Alphabet,
  wanted: ReadonlySet<number>,
  budget: Budget,
): Program => compile(root, alphabet, wanted, budget, 'whole');

const compile = (
  root: PatternNode,
  alphabet: Alphabet,
  wanted: ReadonlySet<number>,
  budget: Budget,
  place: Place,
): Program => {
  const obligations = createObligations(alphabet);
  const none: ReadonlySet<number> = new Set();
  const inner = (node: PatternNode, where: Place): Program => {
    if (captures(node, wanted)) throw new BeyondExactness('a translation that uses a group inside a lookaround');
    return compile(node, alphabet, none, budget, where);
  };
  let end: number | undefined;
  return writeProgram(root, {
    alphabet,
    obligations,
    wanted,
    end: () => {
      if (place === 'behind') throw new BeyondExactness('an end of text inside a lookbehind');
      end ??= obligations.register(endOfText(alphabet));
      return end;
    },
    ahead: (node) => {
      if (place === 'behind') throw new BeyondExactness('a lookahead inside a lookbehind');
      return registerAhead(inner(node.item, 'ahead'), node.negative, alphabet, obligations, budget);
    },
    behind: (node) => {
      if (place === 'ahead') throw new BeyondExactness('a lookbehind inside a lookahead');
      return minimise(determinise(endingHere(inner(node.item, 'behind'), alphabet), alphabet, matching, budget));
    },
  });
};

const captures = (node: PatternNode, wanted: ReadonlySet<number>): boolean => {
  switch (node.kind) {
    case 'group':
      return wanted.has(node.number) || captures(node.item, wanted);
    case 'sequence':
      return node.items.some((item) => captures(item, wanted));
    case 'choice':
      return node.options.some((option) => captures(option, wanted));
    case 'repeat':
    case 'look':
      return captures(node.item, wanted);
    default:
      return false;
  }
};

/** Says yes to the empty rest only. */
const endOfText = (alphabet: Alphabet): Machine => ({
  alphabet,
  next: new Int32Array(2 * alphabet.size).fill(1),
  out: Int32Array.of(1, 0),
});

/** A lookahead is a machine over the rest of the text; at the very start `^` in it may hold. */
const registerAhead = (
  program: Program,
  negative: boolean,
  alphabet: Alphabet,
  obligations: Obligations,
  budget: Budget,
): { readonly atStart: number; readonly later: number } => {
  const register = (from: Program): number => {
    const machine = minimise(determinise(from, alphabet, { ...matching, search: false }, budget));
    return obligations.register(negative ? relabel(machine, (label) => 1 - label) : machine);
  };
  const atStart = register(program);
  const later = program.instructions.some(({ kind }) => kind === 'start') ? register(neverAtStart(program)) : atStart;
  return { atStart, later };
};

/** The same program where `^` can't hold. */
const neverAtStart = (program: Program): Program => ({
  ...program,
  instructions: program.instructions.map((instruction) =>
    instruction.kind === 'start' ? { kind: 'split', next: [] } : instruction,
  ),
});

/** The same program where a match counts only if the text ends with it. */
const endingHere = (program: Program, alphabet: Alphabet): Program => {
  const end = program.obligations.register(endOfText(alphabet));
  const done = program.instructions.length;
  const instructions = program.instructions.map((instruction) =>
    instruction.kind === 'done' ? ({ kind: 'owe', atStart: end, later: end, next: done } as const) : instruction,
  );
  return { ...program, instructions: [...instructions, { kind: 'done' }] };
};
