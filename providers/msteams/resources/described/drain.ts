import { ServiceError } from '../../../kit/error.ts';
import type { Change } from '../../../kit/resource.ts';
import { minute, minutesOf } from '../../schema/duration.ts';
import type { Kept } from './kept.ts';

/** Of a kind that may be drained before it is removed: it takes nothing new, and what is in progress ends by itself. */
export interface Draining<Row, Asked> {
  /** How long it must have been drained before it may go, e.g. `1h`; undefined: it isn't being drained. */
  time(asked: Asked): string | undefined;
  /** Teams still gives it new calls. */
  takesCalls(row: Row): boolean;
}

interface Since<Row> {
  /** What Teams had when this run first looked; undefined: nothing. */
  readonly before: Row | undefined;
  /** What Teams has now. */
  readonly after: Row | undefined;
  readonly kept: Kept | undefined;
  now(): Promise<Date>;
}

/**
 * Since when it is drained. The time begins anew with each change that takes new calls from it: what is known from before
 * counts only where Teams had it disabled all along, as far as anybody looked.
 */
export const drainedSince = async <Row, Asked>(
  draining: Draining<Row, Asked> | undefined,
  asked: Asked,
  { before, after, kept, now }: Since<Row>,
): Promise<string | undefined> => {
  if (draining?.time(asked) === undefined || after === undefined || draining.takesCalls(after)) return undefined;
  const isUnbroken = before !== undefined && !draining.takesCalls(before);
  return (isUnbroken ? kept?.__drained : undefined) ?? (await now()).toISOString();
};

/** Why it must not be removed yet, if so. What was never to be drained goes at once. */
export const notDrained = <Row, Asked extends Kept>(
  draining: Draining<Row, Asked> | undefined,
  state: Asked,
  { row, now, doing }: { readonly row: Row; readonly now: Date; readonly doing: string },
): ServiceError | undefined => {
  const time = draining?.time(state);
  if (draining === undefined || time === undefined) return undefined;
  const refused = (text: string, fix: string) => new ServiceError({ kind: 'InUse', doing, text, fix });
  if (draining.takesCalls(row)) {
    return refused('it was drained, and somebody has enabled it since: Teams sends it new calls.', drainAgain);
  }
  const since = Date.parse(state.__drained ?? '');
  const minutes = minutesOf(time);
  if (Number.isNaN(since) || minutes === undefined) {
    return refused('it is to be drained first, and since when it takes no new calls is not known.', drainAgain);
  }
  const until = since + minutes * 60_000;
  if (now.getTime() >= until) return undefined;
  return refused(
    `it takes no new calls since ${minute(since)}, and calls in progress have until ${minute(until + 59_999)} to end (drainFor ${time}).`,
    `run the same command again after ${minute(until + 59_999)}. Not to wait: put its row back with a shorter drainFor, run up, then remove it again.`,
  );
};

const drainAgain =
  'put its row back with drain: true and run up; when drainFor has passed since, remove the row and run up again.';

/** What is kept of a state once a refresh has looked: enabled by hand, it isn't drained any more. */
export const afterLook = <Row>(
  draining: Pick<Draining<Row, never>, 'takesCalls'> | undefined,
  kept: Kept | undefined,
  row: Row,
): Kept | undefined => {
  if (kept === undefined || !draining?.takesCalls(row)) return kept;
  const { __drained: _, ...rest } = kept;
  return rest;
};

/** What somebody did by hand to what is drained: this alone isn't left to a refresh. */
export const enabledByHand = <Row, Asked>(
  draining: Draining<Row, Asked> | undefined,
  asked: Asked,
  row: Row | undefined,
): Change[] =>
  draining?.time(asked) !== undefined && row !== undefined && draining.takesCalls(row)
    ? [{ path: 'enabled', kind: 'update' }]
    : [];
