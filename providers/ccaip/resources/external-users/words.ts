import type { Context } from '../../../kit/resource.ts';
import { type Named, namesOf, naming } from '../../../msteams/resources/roster/words.ts';
import { hasNow, type Plan } from './plan.ts';
import { isSamePlace, readValue } from './value.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

const named = (steps: Plan['steps']): Named[] => steps.map(({ email, value }) => ({ upn: email, value }));

/** Problems in a preview's one warning; the rest is counted, and comes with the `up`. */
const shownProblems = 50;

/** What an `up` is going to do in CCAIP, for a preview. */
export const tellPlan = ({ steps, problems }: Plan, { log }: Pick<Context, 'log'>): void => {
  const made = steps.filter(({ user }) => user === undefined);
  const set = steps.filter(({ user }) => user !== undefined && hasNow(user) === null);
  const changed = steps.filter(({ user }) => hasNow(user) !== null);
  if (made.length > 0) {
    log(
      `${people(made.length)} of users.csv ${made.length === 1 ? "isn't" : "aren't"} in CCAIP yet: made there, and each gets an activation e-mail of CCAIP: ${namesOf(made.map(({ email: upn }) => ({ upn })))}.`,
      { severity: 'warning' },
    );
  }
  if (set.length > 0) log(`${people(set.length)} become external users of CCAIP: ${naming(named(set))}.`);
  if (changed.length > 0) {
    const some = changed.map(({ email: upn, user, value }) => ({ upn, value: `${hasNow(user)} → ${value}` }));
    log(`The external fields of ${people(changed.length)} change in CCAIP: ${naming(some)}.`);
  }
  if (problems.size === 0) return;
  const texts = [...problems.values()];
  const more = texts.length - shownProblems;
  const lines = [
    `As CCAIP is now, ${people(texts.length)} can't become ${texts.length === 1 ? 'an external user' : 'external users'}, and an up ends with an error:`,
    ...texts.slice(0, shownProblems),
    ...(more > 0 ? [`and ${more} more.`] : []),
  ];
  log(lines.join('\n'), { severity: 'warning' });
};

/** When something may have begun, and when it was read back as done. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** Whose calls went to a former place meanwhile. */
export interface Moved {
  readonly email: string;
  /** Values as the state has them. */
  readonly from: string;
  readonly to: string;
}

const clock = (time: Date): string => time.toISOString().slice(11, 19);

/** Of a time of day, with the day where both aren't of one. */
const between = ({ from, to }: Window): string => {
  const isOneDay = from.toISOString().slice(0, 10) === to.toISOString().slice(0, 10);
  const at = (time: Date) => (isOneDay ? clock(time) : `${time.toISOString().slice(0, 10)} ${clock(time)}`);
  return `From ${at(from)} to ${at(to)} UTC`;
};

const shownMoves = 5;

/**
 * Numbers change first, then CCAIP: what a caller may have met meanwhile. The window is the largest that it may have been; who has the
 * former place is known of this roster alone.
 */
export const tellWindow = (
  moved: readonly Moved[],
  asked: Readonly<Record<string, string>>,
  window: Window,
  { log }: Pick<Context, 'log'>,
): void => {
  const some = moved.filter(({ from, to }) => !isSamePlace(from, to));
  if (some.length === 0) return;
  const holders = new Map(
    Object.entries(asked).map(([email, value]) => [readValue(value).sipUri.toLowerCase(), email]),
  );
  const lines = some
    .toSorted((one, other) => (one.email < other.email ? -1 : 1))
    .slice(0, shownMoves)
    .map(({ email, from }) => {
      const former = readValue(from).sipUri;
      return `  ${email}: to ${former}, which ${holders.get(former.toLowerCase()) ?? 'nobody of users.csv'} has now`;
    });
  const more = some.length - shownMoves;
  log(
    [
      `${between(window)} at most CCAIP handed calls for ${people(some.length)} to the former number:`,
      ...lines,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join('\n'),
    { severity: 'warning' },
  );
};
