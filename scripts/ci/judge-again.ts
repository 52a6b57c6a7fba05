import { type Waiting, waitingText } from '../../providers/msteams/resources/waiting.ts';

/** Something of a stack that waits. */
export interface Waits {
  readonly what: string;
  readonly waiting: Waiting;
}

/** What a scheduled job does for a tenant. */
export type Again =
  | { readonly does: 'nothing'; readonly why: string }
  | { readonly does: 'up'; readonly commit: string; readonly late: readonly string[] };

/**
 * Whether the commit that was approved is to be carried out again: only as long as something waits, and only that commit, so it needs no
 * second approval. What waits longer than it should is named.
 */
export const judgeAgain = (
  { commit, waits }: { readonly commit: string | undefined; readonly waits: readonly Waits[] },
  { now, lateHours }: { readonly now: Date; readonly lateHours: number },
): Again => {
  if (commit === undefined) return { does: 'nothing', why: 'nothing was approved and carried out yet' };
  if (waits.length === 0) return { does: 'nothing', why: 'nothing waits' };
  const isLate = ({ waiting }: Waits): boolean => now.getTime() - Date.parse(waiting.since) > lateHours * 3_600_000;
  return { does: 'up', commit, late: waits.filter(isLate).map(({ what, waiting }) => waitingText(what, waiting)) };
};
