import { type Waiting, waitingText } from '../../providers/msteams/resources/waiting.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { JobRecord } from './records.ts';

/** Something of a stack that waits. */
export interface Waits {
  readonly what: string;
  readonly waiting: Waiting;
}

/** The `up` of a tenant that began last, and what GitHub says of it. */
export interface Last extends Omit<JobRecord, 'attempt'> {
  /** Its run has not ended. */
  readonly isAlive: boolean;
  /** It is part of the branch that this job is for. */
  readonly isMerged: boolean;
}

/** What a scheduled job does for a tenant. */
type Again =
  | { readonly does: 'nothing'; readonly why: string }
  | { readonly does: 'refuse'; readonly problem: Problem }
  | { readonly does: 'look'; readonly commit: string };

const short = (commit: string): string => commit.slice(0, 10);

const forged = 'see who wrote that deployment; start the workflow of up anew, and approve it.';

const ended: Partial<Record<JobRecord['state'], string>> = {
  failed: 'and failed',
  stopped: 'and its calls are not shown to hold',
  runs: 'and nobody knows how it ended',
};

/**
 * Whether there is a commit to be carried out again: the one whose `up` began last, once that has done all that it could, and none before it. It
 * was approved, so it needs no second approval.
 */
export const judgeLast = (tenant: string, last: Last | undefined): Again => {
  if (last === undefined) return { does: 'nothing', why: 'nothing was approved and carried out yet' };
  const refuse = (message: string, fix: string): Again => ({ does: 'refuse', problem: { file: tenant, message, fix } });
  if (last.state === 'runs' && last.isAlive) return { does: 'nothing', why: 'an up is running' };
  if (last.state !== 'done' && last.state !== 'late') {
    return refuse(
      `the up of commit ${short(last.commit)} began last ${ended[last.state] ?? ''}, so nothing is carried out again.`,
      'put right what it says, then run its job again, or start the workflow of up anew and approve it.',
    );
  }
  if (!last.isMerged) {
    return refuse(
      `commit ${short(last.commit)}, which is on record as carried out, is not part of this branch.`,
      forged,
    );
  }
  return { does: 'look', commit: last.commit };
};

/**
 * Why a commit that waits isn't carried out again: no person has approved it for this tenant, or it was approved and carried out by another
 * trunkline, which may do something else with the same files.
 */
export const judgeRecord = (
  tenant: string,
  { commit, trunkline }: Pick<Last, 'commit' | 'trunkline'>,
  now: { readonly isApproved: boolean; readonly trunkline: string },
): Problem | undefined => {
  if (!now.isApproved) {
    return {
      file: tenant,
      message: `no run of commit ${short(commit)} in which a person has approved "${tenant}" is behind the record that it was carried out.`,
      fix: forged,
    };
  }
  if (trunkline === now.trunkline) return undefined;
  return {
    file: tenant,
    message: `something waits, and what was approved was carried out by trunkline ${short(trunkline)}; this is ${short(now.trunkline)}.`,
    allowed: 'Another trunkline may do something else with the same files, so it is approved anew.',
    fix: 'start the workflow of up anew for this tenant and approve it, or call this workflow in that version until nothing waits.',
  };
};

/** Why a commit isn't carried out again over one that it doesn't come after. */
export const olderThan = (tenant: string, commit: string, newer: string): Problem => ({
  file: tenant,
  message: `commit ${short(commit)} does not come after ${short(newer)}, which was begun in this tenant too, so nothing is carried out again.`,
  fix: 'see who carried that out; merge it, then start the workflow of up anew and approve it.',
});

/** What waits longer than it should, a line each. */
export const lateIn = (
  waits: readonly Waits[],
  { now, lateHours }: { readonly now: Date; readonly lateHours: number },
): string[] =>
  waits
    .filter(({ waiting }) => now.getTime() - Date.parse(waiting.since) > lateHours * 3_600_000)
    .map(({ what, waiting }) => waitingText(what, waiting));
