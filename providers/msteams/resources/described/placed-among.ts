import PQueue from 'p-queue';
import { ServiceError } from '../../../kit/error.ts';
import type { Session } from '../../session.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { splitMark } from './mark.ts';
import type { DescribedArgs, DescribedRow, Placing } from './object.ts';
import { isInPlace, type Place, planPlace } from './trial-order.ts';

/** A kind whose objects Teams tries by a number of theirs. */
export interface Numbered<Row> {
  readonly token: string;
  /** What a voice engineer calls one. */
  readonly noun: string;
  /** The same, short. */
  readonly short: string;
  /** The number, as New and Set take it. */
  readonly parameter: string;
  numberOf(row: Row): number;
}

type PlacedArgs = DescribedArgs & { readonly name: string; readonly trialOrder: readonly string[] };

/** Gives an object its place among those it is tried with. Foreign ones are never renumbered. */
export const placedAmong = <Row extends DescribedRow, Args extends PlacedArgs>(
  session: Session,
  { token, noun, short, parameter, numberOf }: Numbered<Row>,
): Placing<Row, Args> => {
  const queue = new PQueue({ concurrency: 1 });
  const record = runRecord(session);

  const isOurs = (rows: readonly Row[], name: string): boolean => {
    const row = rows.find(({ Identity }) => sameName(Identity, name));
    return splitMark(row?.Description).mark !== undefined || record.isKnown(token, name);
  };
  const placeOf = (args: Args, rows: readonly Row[]): Place => ({
    routes: rows.map((row) => ({ name: row.Identity, priority: numberOf(row) })),
    order: args.trialOrder,
    self: args.name,
  });
  const blocked = (self: string, { blockedBy }: { blockedBy: { name: string; priority: number } }): ServiceError =>
    new ServiceError({
      kind: 'NotReady',
      doing: `give ${noun} "${self}" its place`,
      text: `No number is free before "${blockedBy.name}" (priority ${blockedBy.priority}), and that ${short} carries no mark of trunkline, so it isn't renumbered.`,
      fix: `set \`adopt: true\` at the entry of "${blockedBy.name}", import it, or give it a higher priority by hand.`,
    });

  return {
    isInPlace: (args, rows) => isInPlace(placeOf(args, rows)),
    movesOthers: (args, rows) => {
      const plan = planPlace(placeOf(args, rows), (name) => isOurs(rows, name));
      return !Array.isArray(plan) || plan.some(({ name }) => !sameName(name, args.name));
    },
    arrange: async (args, rows, set) => {
      const plan = planPlace(placeOf(args, rows), (name) => isOurs(rows, name));
      if (!Array.isArray(plan)) throw blocked(args.name, plan);
      for (const { name, priority } of plan.filter((step) => !sameName(step.name, args.name))) {
        const row = rows.find(({ Identity }) => sameName(Identity, name));
        if (row !== undefined) await set(row, { [parameter]: priority });
      }
      const own = plan.filter(({ name }) => sameName(name, args.name));
      return Object.fromEntries(own.map(({ priority }) => [parameter, priority]));
    },
    inTurn: (work) => queue.add(work),
  };
};
