import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Change, Ended } from '../../history/change.ts';
import type { Cmdlets } from '../../powershell/cmdlets.ts';
import { type Assignment, type PolicyBatch, toBatches } from './plan.ts';
import { policyGetter } from './policy-types.ts';
import { blamesPolicy, failedResult, resultReason } from './result.ts';

export interface BatchOptions {
  readonly cmdlets: Cmdlets;
  readonly context: Context;
  readonly sleep: Sleep;
  /** True for a policy that was made or changed in this run; none if left out. */
  readonly isFresh?: (policy: string) => boolean;
  /** True for a policy of this stack, which an interrupted run may have made minutes ago; none if left out. */
  readonly isOurs?: (policy: string) => boolean;
  /** Told of each batch before it is sent; what it throws ends the work. */
  sending?(batch: PolicyBatch): void;
}

export interface BatchesOutcome {
  /** Object ids that are as asked. */
  readonly done: ReadonlySet<string>;
  /** Object ids of whom it was asked, and isn't known what became of it. */
  readonly unknown: ReadonlySet<string>;
  readonly reasons: readonly string[];
}

interface BatchOutcome extends BatchesOutcome {
  /** Users who failed for the policy's sake, each with the message: a fresh one may fail for each of them, in the Result. */
  readonly blamed: ReadonlyMap<Assignment, string>;
  /** Users who failed, with what Teams says. */
  readonly failed: ReadonlyMap<Assignment, string>;
  /** Teams lists the policy that they failed for. */
  readonly isListed?: boolean;
}

interface Operation {
  readonly OverallStatus?: string;
  readonly CompletedCount?: number;
  readonly ErrorCount?: number;
  readonly UserState?: readonly { readonly Id: string; readonly Result?: string | null; readonly State?: string }[];
}

/** A policy made minutes ago "is not a user policy" for up to a quarter of an hour. */
const freshPolicySeconds = 900;
/** A batch that hasn't moved for so long is given up; Teams goes on with it by itself. */
const standstillSeconds = 900;
const longestPause = 30;

const doingOf = ({ policy, users }: PolicyBatch, type: string): string => {
  const whom = users.length === 1 ? (users[0]?.upn ?? '') : `${users.length} users`;
  return policy === null ? `take ${type} from ${whom}` : `assign ${type} "${policy}" to ${whom}`;
};

/** For the history of changes. */
const changeOf = (type: string, policy: string | null, { objectId, upn, was }: Assignment): Change => ({
  kind: type,
  user: objectId,
  upn,
  ...(was !== undefined && { from: was }),
  to: policy,
});

const missing = (type: string, policy: string, doing: string, cause: unknown): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing,
    text: `Teams has no ${type} of this name.`,
    fix: `correct the name, or create "${policy}" first; one made minutes ago may need a quarter of an hour.`,
    cause,
  });

/** Made or changed in this run: it is there, even where a read that lags doesn't show it. */
const isMadeHere = (policy: string, { isFresh }: BatchOptions): boolean => isFresh?.(policy) === true;

/** Fresh or missing? Teams says the same of both, so look; of a type we never make, only a person knows. */
const tellMissing = async (cmdlets: Cmdlets, type: string, policy: string, doing: string, cause: unknown) => {
  const getter = policyGetter(type);
  if (getter === undefined) throw missing(type, policy, doing, cause);
  const rows = await cmdlets
    .run(getter, { Identity: policy }, `look for ${type} "${policy}"`)
    .catch((error: unknown) => {
      if (error instanceof ServiceError && error.kind === 'NotFound') return [];
      throw error;
    });
  if (rows.length === 0) throw missing(type, policy, doing, cause);
};

/**
 * Starts the operation and returns its id. Sent twice it does the same twice, so a lost reply is simply repeated; a refusal
 * after it proves nothing of the one before.
 */
const submit = async (type: string, batch: PolicyBatch, options: BatchOptions): Promise<string> => {
  const { cmdlets, context, sleep } = options;
  const doing = doingOf(batch, type);
  const parameters = {
    PolicyType: type,
    PolicyName: batch.policy,
    Identity: batch.users.map((user) => user.objectId),
    OperationName: 'trunkline',
  };
  let looked = false;
  let mayBeDone = false;
  const attempt = async () => {
    try {
      const about = batch.users.map((user) => changeOf(type, batch.policy, user));
      return await cmdlets.run('New-CsBatchPolicyAssignmentOperation', parameters, doing, about);
    } catch (error) {
      mayBeDone ||= error instanceof ServiceError && !isRefused(error);
      const isNotReady = error instanceof ServiceError && error.kind === 'NotReady';
      if (isNotReady && batch.policy !== null && !looked && !isMadeHere(batch.policy, options)) {
        looked = true;
        await tellMissing(cmdlets, type, batch.policy, doing, error);
      }
      throw error;
    }
  };
  const [row] = await retry(attempt, { context, sleep, patienceSeconds: freshPolicySeconds }).catch(
    (error: unknown) => {
      throw error instanceof ServiceError && mayBeDone ? new ServiceError({ ...error.facts, mayBeDone }) : error;
    },
  );
  const id = typeof row === 'string' ? row : (row as { OperationId?: unknown } | undefined)?.OperationId;
  if (typeof id === 'string') return id;
  throw new ServiceError({ kind: 'Unknown', doing, text: 'Teams started no operation.', fix: 'run up again.' });
};

/** Polls with growing pauses until the operation ends, stands still, or the engine cancels. */
const watch = async (id: string, type: string, batch: PolicyBatch, options: BatchOptions): Promise<Operation> => {
  const { cmdlets, context, sleep } = options;
  const doing = doingOf(batch, type);
  let still = 0;
  let moved = -1;
  for (let pause = 0.5; ; pause = Math.min(longestPause, pause * 2)) {
    await sleep(pause, context.signal);
    const ask = () => cmdlets.run('Get-CsBatchPolicyAssignmentOperation', { Identity: id }, doing);
    const [row] = await retry(ask, { context, sleep });
    const operation = (row ?? {}) as Operation;
    const completed = operation.CompletedCount ?? 0;
    still = completed > moved ? 0 : still + pause;
    moved = Math.max(moved, completed);
    if (/^completed?$/i.test(operation.OverallStatus ?? '')) return operation;
    if (context.signal.aborted || still > standstillSeconds) return operation;
    context.log(`${doing}: ${completed}/${batch.users.length}`, { ephemeral: true });
  }
};

const judge = (operation: Operation, type: string, batch: PolicyBatch, aborted: boolean): BatchOutcome => {
  const over = /^completed?$/i.test(operation.OverallStatus ?? '');
  const states = new Map(operation.UserState?.map((one) => [one.Id.toLowerCase(), one]));
  const done = new Set<string>();
  const reasons: string[] = [];
  const blamed = new Map<Assignment, string>();
  const failed = new Map<Assignment, string>();
  const unknown = new Set<string>();
  for (const user of batch.users) {
    const state = states.get(user.objectId.toLowerCase());
    const failure = failedResult(state?.State, state?.Result);
    if (failure !== undefined) {
      failed.set(user, failure);
      const reason = resultReason(doingOf({ ...batch, users: [user] }, type), failure);
      if (batch.policy !== null && blamesPolicy(failure)) blamed.set(user, reason);
      else reasons.push(reason);
    } else if (state?.State === 'Completed' || (over && (operation.ErrorCount ?? 0) === 0)) done.add(user.objectId);
    else unknown.add(user.objectId);
  }
  if (unknown.size > 0) {
    const why = aborted ? 'Cancelled' : over ? 'Teams gave no result' : 'Teams has stood still for 15 minutes';
    reasons.push(
      formatWording({
        message: `${doingOf(batch, type)}: ${why}; ${unknown.size} of them are open.`,
        fix: 'run up again, it goes on from here.',
      }),
    );
  }
  return { done, unknown, reasons, blamed, failed };
};

/** Into the history of changes: what the operation says of each user. */
const tellEnds = ({ settled }: Cmdlets, type: string, batch: PolicyBatch, { done, failed }: BatchOutcome): void =>
  settled?.(
    batch.users.flatMap((user): Ended[] => {
      const change = changeOf(type, batch.policy, user);
      const text = failed.get(user);
      if (text !== undefined) return [{ change, end: { step: 'failed', text } }];
      return done.has(user.objectId) ? [{ change, end: { step: 'done' } }] : [];
    }),
  );

/** Fresh, wrong or missing? The Result says the same of all three, so look; of a type we never make, only a person knows. */
const blameMissing = async (type: string, batch: PolicyBatch, outcome: BatchOutcome, options: BatchOptions) => {
  if (outcome.blamed.size === 0 || batch.policy === null || policyGetter(type) === undefined) return outcome;
  if (isMadeHere(batch.policy, options)) return outcome;
  try {
    await tellMissing(options.cmdlets, type, batch.policy, doingOf(batch, type), undefined);
    return { ...outcome, isListed: true };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.kind !== 'Rejected') return outcome;
    return { ...outcome, blamed: new Map(), reasons: [...outcome.reasons, error.message] };
  }
};

/** What a failed submit means: refused, or nobody knows. */
const isRefused = ({ kind }: ServiceError): boolean => !['Unavailable', 'Unknown'].includes(kind);

const runOnce = async (type: string, batch: PolicyBatch, options: BatchOptions): Promise<BatchOutcome> => {
  let id: string | undefined;
  try {
    id = await submit(type, batch, options);
    const outcome = judge(await watch(id, type, batch, options), type, batch, options.context.signal.aborted);
    tellEnds(options.cmdlets, type, batch, outcome);
    return await blameMissing(type, batch, outcome, options);
  } catch (error) {
    // The users of one policy fail together; those of the next are still tried.
    if (!(error instanceof ServiceError)) throw error;
    const isUnknown = id !== undefined || error.facts.mayBeDone === true || !isRefused(error);
    if (!isUnknown && error.kind === 'Forbidden') throw error;
    const unknown = new Set(isUnknown ? batch.users.map(({ objectId }) => objectId) : []);
    return { done: new Set(), unknown, reasons: [error.message], blamed: new Map(), failed: new Map() };
  }
};

/**
 * Gives one policy to up to 5,000 users (or takes theirs away) and waits for each one's result. Who failed because the
 * policy is fresh, from this run or from one before that was interrupted, is sent again with patience, and nobody else.
 */
const runBatch = async (type: string, batch: PolicyBatch, options: BatchOptions): Promise<BatchesOutcome> => {
  const { context, sleep } = options;
  const { policy } = batch;
  const isWaitedFor = (isListed = false): boolean =>
    policy !== null && (isMadeHere(policy, options) || (isListed && options.isOurs?.(policy) === true));
  const done = new Set<string>();
  const unknown = new Set<string>();
  const reasons: string[] = [];
  let blamed: BatchOutcome['blamed'] = new Map(batch.users.map((user) => [user, '']));
  const attempt = async () => {
    const outcome = await runOnce(type, { ...batch, users: [...blamed.keys()] }, options);
    for (const objectId of outcome.done) done.add(objectId);
    for (const objectId of outcome.unknown) unknown.add(objectId);
    reasons.push(...outcome.reasons);
    blamed = outcome.blamed;
    if (blamed.size === 0 || !isWaitedFor(outcome.isListed)) return;
    const doing = doingOf({ ...batch, users: [...blamed.keys()] }, type);
    throw new ServiceError({ kind: 'NotReady', doing, text: 'The policy is too fresh.' });
  };
  const pace = { patienceSeconds: freshPolicySeconds, firstDelaySeconds: 5 };
  await retry(attempt, { context, sleep, ...pace }).catch((error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    if (error.kind === 'NotReady') return;
    if (done.size === 0 && unknown.size === 0) throw error;
    reasons.push(error.message); // what the first try did must be kept
  });
  return { done, unknown, reasons: [...reasons, ...blamed.values()] };
};

/** Batch after batch; a cancelled run stops between two. */
export const runBatches = async (
  type: string,
  assignments: readonly Assignment[],
  options: BatchOptions,
): Promise<BatchesOutcome> => {
  const done = new Set<string>();
  const unknown = new Set<string>();
  const reasons: string[] = [];
  for (const batch of toBatches(assignments)) {
    if (options.context.signal.aborted) {
      reasons.push(
        formatWording({
          message: 'Cancelled before all policies were assigned.',
          fix: 'run up again, it goes on from here.',
        }),
      );
      break;
    }
    try {
      options.sending?.(batch);
      const outcome = await runBatch(type, batch, options);
      for (const objectId of outcome.done) done.add(objectId);
      for (const objectId of outcome.unknown) unknown.add(objectId);
      reasons.push(...outcome.reasons);
    } catch (error) {
      if (!(error instanceof ServiceError) || (done.size === 0 && unknown.size === 0)) throw error;
      reasons.push(error.message); // what is done must be kept
      break;
    }
  }
  return { done, unknown, reasons };
};
