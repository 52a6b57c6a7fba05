import type { End } from './change.ts';
import type { HistoryLine, WriteLine } from './history-line.ts';

/** A step of a write that has its line. */
export interface Step {
  readonly line: WriteLine;
  readonly step: WriteLine['step'];
  readonly facts?: Omit<End, 'step'>;
}

const isNext = (before: Step | undefined, { line, step, facts = {} }: Step): boolean =>
  before !== undefined &&
  before.line.write + 1 === line.write &&
  before.step === step &&
  JSON.stringify(before.facts ?? {}) === JSON.stringify(facts);

/** Steps as lines: what neighbours have in common is one line, what is said of one write alone says all of it. */
export const packSteps = (steps: readonly Step[], time: string): HistoryLine[] => {
  const groups: Step[][] = [];
  for (const one of steps.toSorted((a, b) => a.line.write - b.line.write)) {
    const last = groups.at(-1);
    if (last !== undefined && isNext(last.at(-1), one)) last.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group): HistoryLine[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { line, step, facts } = first;
    if (group.length === 1) return [{ ...line, ...facts, step, time }];
    const { tenant, kind, run, write } = line;
    return [{ time, tenant, kind, run, write, upTo: write + group.length - 1, step, ...facts }];
  });
};
