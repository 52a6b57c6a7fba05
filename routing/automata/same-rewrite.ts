import type { Pattern } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Translation } from '../../providers/msteams/schema/pattern/translation.ts';
import type { Alphabet } from './alphabet.ts';
import { BeyondExactness, type Budget, spend } from './budget.ts';
import { compileProgram } from './compile-program.ts';
import type { Program } from './instruction.ts';
import type { Machine } from './machine.ts';
import { minimise } from './minimise.ts';
import { type Shape, shapeOf } from './rewrite-shape.ts';
import { type Behind, beginThreads, type Notes, stepThreads, type Thread, winner } from './threads.ts';
import { refuseTooLarge } from './too-large.ts';

/** Labels of `sameRewrite`. */
export const sameness = { notBoth: 0, equal: 1, different: 2 } as const;

/** A rule as patterns and translation are read. */
export interface ParsedRule {
  readonly pattern: Pattern;
  readonly translation: Translation;
}

/** How far one result may run ahead of the other, and how many states that may take, before it is no question for a machine. */
const longestLead = 24;
const mostStates = 20_000;

/**
 * Whether two rules make the same of a number that both match.
 *
 * Both are followed at once, with a lead for each pair of their threads: what one result has and the other still lacks, or that
 * they differ already.
 */
export const sameRewrite = (one: ParsedRule, other: ParsedRule, alphabet: Alphabet, budget: Budget): Machine => {
  const sides = [one, other].map((rule) => followed(rule, alphabet, budget));
  const [left, right] = sides;
  if (!left || !right) throw new Error('two rules are needed');
  const states: State[] = [];
  const numbers = new Map<string, number>();
  const next: number[] = [];
  const number = (state: State): number => {
    const key = keyOf(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    spend(budget, 1);
    if (states.length > mostStates) throw new BeyondExactness(farAhead);
    numbers.set(key, states.length);
    return states.push(state) - 1;
  };
  number(beginState(left, right));
  for (let at = 0; at < states.length; at += 1) {
    const state = states[at];
    if (!state) break;
    for (let symbol = 0; symbol < alphabet.size; symbol += 1) next.push(number(stepState(left, right, state, symbol)));
  }
  const out = Int32Array.from(states, (state) => labelOf(left, right, state));
  return minimise({ alphabet, next: Int32Array.from(next), out });
};

const farAhead = 'two results of which one runs ever further ahead';

interface Side {
  readonly program: Program;
  /** Whether nothing of the number is written any more from here on. */
  readonly silent: readonly boolean[];
  readonly alphabet: Alphabet;
  readonly shape: Shape;
  readonly notes: Notes<Note>;
}

/** How many groups have begun, what was written in this step, and by which thread of the last step's. */
interface Note {
  readonly phase: number;
  readonly written: string;
  readonly from: number;
}

const followed = (rule: ParsedRule, alphabet: Alphabet, budget: Budget): Side => {
  const shape = shapeOf(rule.pattern.root, rule.translation);
  if (!shape.streams) throw new BeyondExactness('a translation that turns groups round or uses one twice');
  refuseTooLarge(rule.pattern, alphabet);
  const program = compileProgram(rule.pattern.root, alphabet, shape.wanted, budget);
  const places = new Map(shape.groups.map((group, place) => [group, place + 1]));
  const writeUpTo = (note: Note, phase: number): Note => writeTexts(shape, note, phase);
  const notes: Notes<Note> = {
    begin: { phase: 1, written: shape.texts[0] ?? '', from: 0 },
    open: (note, group) => writeUpTo(note, places.get(group) ?? 0),
    read: (note, symbol, open) =>
      open.length === 0 ? note : { ...note, written: note.written + alphabet.symbols.charAt(symbol) },
    finish: (note) => writeUpTo(note, shape.texts.length),
  };
  return { program, silent: silentFrom(program), alphabet, shape, notes };
};

/** Texts before group `phase`; the first is written at once. */
const writeTexts = (shape: Shape, note: Note, phase: number): Note => ({
  ...note,
  phase,
  written: note.written + shape.texts.slice(note.phase, phase).join(''),
});

const silentFrom = (program: Program): boolean[] => {
  const { instructions } = program;
  const writes = instructions.map(({ kind, ...rest }) => kind === 'open' || ('open' in rest && rest.open.length > 0));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, instruction] of instructions.entries()) {
      if (writes[at] || instruction.kind === 'done') continue;
      writes[at] = [instruction.next].flat().some((next) => writes[next]);
      changed ||= writes[at];
    }
  }
  return writes.map((writing) => !writing);
};

/** Threads that will take no more of the number write the rest of their texts at once. */
const settled = (side: Side, threads: readonly Thread<Note>[]): readonly Thread<Note>[] =>
  threads.map((thread) =>
    side.silent[thread.at] ? { ...thread, note: writeTexts(side.shape, thread.note, side.shape.texts.length) } : thread,
  );

/** What the left result has and the right lacks (`+…`), or the other way round (`-…`); `!` where they differ. */
type Lead = string;

interface State {
  readonly left: readonly Thread<Note>[];
  readonly right: readonly Thread<Note>[];
  readonly behinds: readonly (readonly number[])[];
  /** One row per thread of the left, one lead per thread of the right. */
  readonly leads: readonly (readonly Lead[])[];
}

const keyOf = ({ left, right, behinds, leads }: State): string => {
  const threads = (list: readonly Thread<Note>[]): string =>
    list.map(({ at, note, owed }) => `${at},${note.phase},${owed}`).join(';');
  return `${threads(left)}|${threads(right)}|${behinds.join('|')}|${leads.map((row) => row.join()).join(';')}`;
};

const behindAt =
  (program: Program, behinds: readonly number[]): Behind =>
  (machine) =>
    program.behinds[machine]?.out[behinds[machine] ?? 0] !== 0;

const beginState = (left: Side, right: Side): State => {
  const begin = (side: Side) => {
    const behinds = side.program.behinds.map(() => 0);
    return { threads: beginThreads(side.program, side.notes, behindAt(side.program, behinds)).threads, behinds };
  };
  const [a, b] = [begin(left), begin(right)];
  return join(left, right, [a.threads, b.threads], [a.behinds, b.behinds], [['+']]);
};

const stepState = (left: Side, right: Side, state: State, symbol: number): State => {
  const step = (side: Side, threads: readonly Thread<Note>[], before: readonly number[]) => {
    const { program, alphabet } = side;
    const behinds = before.map((at, machine) => program.behinds[machine]?.next[at * alphabet.size + symbol] ?? 0);
    const fresh = threads.map((thread, from) => ({ ...thread, note: { ...thread.note, written: '', from } }));
    const behind = behindAt(program, behinds);
    refuseSearch(program, side.notes, behind);
    return { threads: stepThreads(program, fresh, symbol, side.notes, behind, false).threads, behinds };
  };
  const a = step(left, state.left, state.behinds[0] ?? []);
  const b = step(right, state.right, state.behinds[1] ?? []);
  return join(left, right, [a.threads, b.threads], [a.behinds, b.behinds], state.leads);
};

/** A match that may begin later has a result that isn't compared with what others have written by then. */
const refuseSearch = (program: Program, notes: Notes<Note>, behind: Behind): void => {
  const begun = stepThreads(program, [], 0, notes, behind, true);
  if (begun.threads.length > 0) throw new BeyondExactness('a rule that is not anchored at the start');
};

const join = (
  left: Side,
  right: Side,
  threads: readonly [readonly Thread<Note>[], readonly Thread<Note>[]],
  behinds: State['behinds'],
  before: State['leads'],
): State => {
  const [a, b] = [settled(left, threads[0]), settled(right, threads[1])];
  const lead = (one: Thread<Note>, other: Thread<Note>): Lead => {
    const now = leadAfter(before[one.note.from]?.[other.note.from] ?? '!', one.note, other.note);
    // Who is behind and writes no more stays behind.
    const final = now[0] === '+' ? right.silent[other.at] : left.silent[one.at];
    return now.length > 1 && final ? '!' : now;
  };
  return { left: a, right: b, behinds, leads: a.map((one) => b.map((other) => lead(one, other))) };
};

const leadAfter = (lead: Lead, left: Note, right: Note): Lead => {
  if (lead === '!') return lead;
  const ahead = lead.slice(1);
  const a = (lead[0] === '+' ? ahead : '') + left.written;
  const b = (lead[0] === '-' ? ahead : '') + right.written;
  const shorter = Math.min(a.length, b.length);
  if (a.slice(0, shorter) !== b.slice(0, shorter)) return '!';
  const rest = a.length > b.length ? `+${a.slice(shorter)}` : `-${b.slice(shorter)}`;
  if (rest.length > longestLead) throw new BeyondExactness(farAhead);
  return rest.length === 1 ? '+' : rest;
};

const labelOf = (left: Side, right: Side, state: State): number => {
  const a = winner(left.program, state.left);
  const b = winner(right.program, state.right);
  if (!a || !b) return sameness.notBoth;
  const lead = state.leads[state.left.indexOf(a)]?.[state.right.indexOf(b)];
  return lead === '+' ? sameness.equal : sameness.different;
};
