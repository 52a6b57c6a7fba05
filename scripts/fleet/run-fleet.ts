import PQueue from 'p-queue';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import type { TenantResult } from './output-schema.ts';
import type { State } from './state.ts';

/** In what order tenants are run, and how many at a time. */
export interface Plan {
  readonly tenants: readonly string[];
  /** Run alone, before all others. */
  readonly canary?: string | undefined;
  /** How many may run at a time, asked whenever one begins or ends. */
  readonly atOnce: () => number;
  /** Ends the fleet with what has begun: a reason, or nothing. */
  readonly stopAfter: (result: TenantResult, isCanary: boolean) => string | undefined;
  readonly run: (tenant: string) => Promise<TenantResult>;
  readonly onEnd: (result: TenantResult) => void;
  /** Somebody has asked all to end. */
  readonly isOver: () => boolean;
}

export interface Ran {
  readonly results: readonly TenantResult[];
  readonly stopped?: string;
}

/** After these a canary is well. */
const isWell = (state: State): boolean => state === 'done' || state === 'waiting';

/** `up` stops at the first tenant whose calls fail; and a canary that isn't well, whatever it is, is what it is there for. */
export const stopsUp = ({ tenant, state }: TenantResult, isCanary: boolean): string | undefined => {
  if (state === 'calls') return `"${tenant}": its live or emergency calls are not shown to hold after its up`;
  return isCanary && !isWell(state) ? `the canary "${tenant}" is not well` : undefined;
};

/** What ends one tenant ends no other: those that run then would go on unwatched. */
const failed = (tenant: string, { message }: Error): TenantResult => ({
  tenant,
  state: 'failed',
  what: visibleLine(message),
  said: [],
});

/** Runs a fleet: each tenant once, and none after a reason to stop. Those that are running then are let to their end. */
export const runFleet = async (plan: Plan): Promise<Ran> => {
  const results: TenantResult[] = [];
  let stopped: string | undefined;
  const runOne = async (tenant: string, isCanary: boolean): Promise<void> => {
    const result: TenantResult =
      stopped !== undefined || plan.isOver()
        ? { tenant, state: 'not begun', what: '', said: [] }
        : await plan.run(tenant).catch((error: Error) => failed(tenant, error));
    results.push(result);
    stopped ??= plan.stopAfter(result, isCanary);
    plan.onEnd(result);
  };
  if (plan.canary !== undefined) await runOne(plan.canary, true);
  const queue = new PQueue({ concurrency: plan.atOnce() });
  const others = plan.tenants.filter((tenant) => tenant !== plan.canary);
  await queue.addAll(
    others.map((tenant) => async () => {
      await runOne(tenant, false);
      queue.concurrency = plan.atOnce();
    }),
  );
  return { results, ...(stopped !== undefined && { stopped }) };
};
