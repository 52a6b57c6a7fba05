import PQueue from 'p-queue';
import { ServiceError } from '../../../kit/error.ts';
import type { VoiceRouteArgs } from '../../schema/voice-route.ts';
import type { Session } from '../../session.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import type { RouteRow } from '../tenant-objects.ts';
import { splitMark } from './mark.ts';
import type { Placing } from './object.ts';
import { isInPlace, type Place, planPlace } from './trial-order.ts';

const token = 'msteams:index:VoiceRoute';

/** Gives a voice route its place among those it is tried with. Foreign routes are never renumbered. */
export const placeRoutes = (session: Session): Placing<RouteRow, VoiceRouteArgs> => {
  const queue = new PQueue({ concurrency: 1 });
  const record = runRecord(session);

  const isOurs = (rows: readonly RouteRow[], name: string): boolean => {
    const row = rows.find(({ Identity }) => sameName(Identity, name));
    return splitMark(row?.Description).mark !== undefined || record.isKnown(token, name);
  };

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
        if (row !== undefined) await set(row, { Priority: priority });
      }
      const own = plan.filter(({ name }) => sameName(name, args.name));
      return Object.fromEntries(own.map(({ priority }) => ['Priority', priority]));
    },
    inTurn: (work) => queue.add(work),
  };
};

const placeOf = (args: VoiceRouteArgs, rows: readonly RouteRow[]): Place => ({
  routes: rows.map(({ Identity, Priority }) => ({ name: Identity, priority: Priority })),
  order: args.trialOrder,
  self: args.name,
});

const blocked = (self: string, { blockedBy }: { blockedBy: { name: string; priority: number } }): ServiceError =>
  new ServiceError({
    kind: 'NotReady',
    doing: `give voice route "${self}" its place`,
    text: `No number is free before "${blockedBy.name}" (priority ${blockedBy.priority}), and that route carries no mark of trunkline, so it isn't renumbered.`,
    fix: `set \`adopt: true\` at the entry of "${blockedBy.name}", import it, or give it a higher priority by hand.`,
  });
