import type { Alphabet } from './alphabet.ts';
import { type Budget, spend } from './budget.ts';
import type { Program } from './instruction.ts';
import type { Machine } from './machine.ts';
import { type Behind, beginThreads, type Notes, stepThreads, type Thread, winner } from './threads.ts';

/** How a program is followed. */
export interface Following {
  readonly notes: Notes<number>;
  /** Label of a match, from the winner's note; at least 1. */
  readonly label: (note: number) => number;
  /** A match may begin anywhere. */
  readonly search: boolean;
  /** Which match wins matters; without it, whether there is one. */
  readonly ordered: boolean;
}

/** Notes of a match alone. */
const nothing: Notes<number> = { begin: 0, open: () => 0, read: () => 0, finish: () => 0 };

/** A search that only asks whether there is a match: label 1. */
export const matching: Following = { notes: nothing, label: () => 1, search: true, ordered: false };

interface State {
  readonly threads: readonly Thread<number>[];
  readonly behinds: readonly number[];
}

/** The machine whose states are ordered lists of threads. */
export const determinise = (program: Program, alphabet: Alphabet, how: Following, budget: Budget): Machine => {
  const states: State[] = [];
  const numbers = new Map<string, number>();
  const next: number[] = [];

  const number = (threads: readonly Thread<number>[], behinds: readonly number[]): number => {
    const kept = how.ordered ? threads : unordered(program, threads);
    let key = behinds.join();
    for (const { at, note, owed } of kept) key += `;${at},${note},${owed}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    spend(budget, 1 + Math.floor(kept.length / threadsOfOneState));
    numbers.set(key, states.length);
    return states.push({ threads: kept, behinds }) - 1;
  };
  const behindAt =
    (behinds: readonly number[]): Behind =>
    (machine) =>
      program.behinds[machine]?.out[behinds[machine] ?? 0] !== 0;

  const first = program.behinds.map(() => 0);
  number(beginThreads(program, how.notes, behindAt(first)).threads, first);
  for (let at = 0; at < states.length; at += 1) {
    const { threads, behinds } = states[at] ?? { threads: [], behinds: [] };
    for (let symbol = 0; symbol < alphabet.size; symbol += 1) {
      const after = behinds.map(
        (state, machine) => program.behinds[machine]?.next[state * alphabet.size + symbol] ?? 0,
      );
      // A certain match stays the best: nothing that begins later can beat it.
      const search = how.search && !endsCertain(program, threads);
      const list = stepThreads(program, threads, symbol, how.notes, behindAt(after), search);
      next.push(number(list.threads, after));
    }
  }
  const out = Int32Array.from(states, ({ threads }) => {
    const best = winner(program, threads);
    return best ? how.label(best.note) : 0;
  });
  return { alphabet, next: Int32Array.from(next), out };
};

const endsCertain = (program: Program, threads: readonly Thread<number>[]): boolean => {
  const last = threads.at(-1);
  return last !== undefined && last.owed === 0 && program.instructions[last.at]?.kind === 'done';
};

/** More ways at once than a usual pattern has: repeats of repeats have thousands, each of which costs at every symbol. */
const threadsOfOneState = 8;

/** Threads as a set: sorted, and without those that can only match where another does. */
const unordered = (program: Program, threads: readonly Thread<number>[]): readonly Thread<number>[] => {
  const done = threads.find(({ at, owed }) => owed === 0 && program.instructions[at]?.kind === 'done');
  if (done) return [done];
  const places = Map.groupBy(threads, ({ at }) => at);
  return threads
    .filter(
      (thread) =>
        !places
          .get(thread.at)
          ?.some((other) => other !== thread && program.obligations.within(other.owed, thread.owed)),
    )
    .toSorted((a, b) => a.at - b.at || a.owed - b.owed);
};
