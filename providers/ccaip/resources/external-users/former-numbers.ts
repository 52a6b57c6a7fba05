import type { Context } from '../../../kit/resource.ts';
import type { BeforeNumbers } from '../moment.ts';
import { isSamePlace, readValue } from './value.ts';
import { people } from './words.ts';

/** Somebody whose calls went, or go, to a former place. */
export interface Moved {
  readonly email: string;
  /** Values as the state has them. */
  readonly from: string;
  readonly to: string;
}

const clock = (time: Date): string => time.toISOString().slice(11, 19);

/** Of a time of day, with the day where both aren't of one. */
const between = (from: Date, to: Date): string => {
  const isOneDay = from.toISOString().slice(0, 10) === to.toISOString().slice(0, 10);
  const at = (time: Date) => (isOneDay ? clock(time) : `${time.toISOString().slice(0, 10)} ${clock(time)}`);
  return `From ${at(from)} to ${at(to)} UTC at most CCAIP handed calls`;
};

const shown = 5;

/** Who has the former place is known of this roster alone. */
const linesOf = (some: readonly Moved[], asked: Readonly<Record<string, string>>): string[] => {
  const holders = new Map(
    Object.entries(asked).map(([email, value]) => [readValue(value).sipUri.toLowerCase(), email]),
  );
  const lines = some
    .toSorted((one, other) => (one.email < other.email ? -1 : 1))
    .slice(0, shown)
    .map(({ email, from }) => {
      const former = readValue(from).sipUri;
      return `  ${email}: to ${former}, which ${holders.get(former.toLowerCase()) ?? 'nobody of users.csv'} has now`;
    });
  const more = some.length - shown;
  return [...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
};

const isElsewhere = ({ from, to }: Moved): boolean => !isSamePlace(from, to);

/**
 * Numbers change first, then CCAIP: what a caller may have met meanwhile. The window is the largest that it may have been, where this run
 * is the first that asked for the new place; else an earlier one may have changed the number, and nobody knows when.
 */
export const tellWindow = (
  moved: readonly Moved[],
  asked: Readonly<Record<string, string>>,
  { before, to }: { readonly before: BeforeNumbers | undefined; readonly to: Date },
  { log }: Pick<Context, 'log'>,
): void => {
  const isOfThisRun = ({ email }: Moved) => before?.moved.has(email) === true;
  const groups = Map.groupBy(moved.filter(isElsewhere), (one) =>
    before !== undefined && isOfThisRun(one)
      ? between(before.at, to)
      : `Until ${clock(to)} UTC, and perhaps since an earlier run, CCAIP handed calls`,
  );
  for (const [when, some] of groups) {
    const lines = [`${when} for ${people(some.length)} to the former number:`, ...linesOf(some, asked)];
    log(lines.join('\n'), { severity: 'warning' });
  }
};

/** Who was to be moved and isn't, or of whom that isn't known. */
export const tellStill = (
  left: readonly Moved[],
  asked: Readonly<Record<string, string>>,
  { log }: Pick<Context, 'log'>,
): void => {
  const some = left.filter(isElsewhere);
  if (some.length === 0) return;
  const lines = [
    `CCAIP hands calls for ${people(some.length)} to the former number still, as far as is known:`,
    ...linesOf(some, asked),
  ];
  log(lines.join('\n'), { severity: 'warning' });
};
