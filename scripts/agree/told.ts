import type { Comparison, NumberSet } from '../../routing/compare/comparison.ts';

/** A set of numbers as a person reads it, as a pattern: `+31[1-57]x{8}`; undefined where not all of it is written. */
const patternOf = ({ lines, complete }: NumberSet): RegExp | undefined =>
  complete
    ? new RegExp(`^(?:${lines.map((line) => line.replaceAll(/[+*#]/g, '\\$&').replaceAll('x', '\\d')).join('|')})$`)
    : undefined;

const holds = (set: NumberSet, number: string): boolean => patternOf(set)?.test(number) ?? true;

interface Call {
  readonly user: string;
  readonly dialled: string;
  /** What the dial plan makes of it, before and after. */
  readonly numbers: readonly string[];
}

/** Whether a comparison says of a dialled call that it changes, or that it can't say. */
export const isTold = (comparison: Comparison, { user, dialled, numbers }: Call): boolean => {
  const { dialled: calls, emergency, unassigned } = comparison;
  // Of numbers with an extension it tells what stands before that.
  const bare = dialled.replace(/(;ext=|x|ext)\d*$/i, '');
  const among = ({ users, dialled: set, withExtension }: (typeof calls.changes | typeof calls.uncertain)[number]) =>
    users.includes(user) && holds(set, withExtension ? bare : dialled);
  return (
    calls.changes.some(among) ||
    calls.uncertain.some(among) ||
    [...calls.sampled, ...calls.notAnalysed].some(({ users }) => users === undefined || users.includes(user)) ||
    emergency.calls.some((one) => one.effect !== undefined && one.users.includes(user) && one.dialled === dialled) ||
    unassigned.changes.some((one) => numbers.some((number) => holds(one.numbers, number))) ||
    unassigned.notAnalysed.length > 0
  );
};

/** Whether it says that the user shows another caller. */
export const isCallerTold = ({ translations, roster }: Comparison, user: string): boolean =>
  translations.callers.some((one) => one.user === user) ||
  translations.notAnalysed.length > 0 ||
  [...roster.renumbered, ...roster.added, ...roster.removed].includes(user);

/** Whether it says of a called number that somebody or something else takes its calls. */
export const isHandOverTold = ({ handedOver, unassigned }: Comparison, numbers: readonly string[]): boolean =>
  handedOver.changes.some(({ address }) => numbers.some((number) => address.startsWith(number))) ||
  handedOver.silenced.length > 0 ||
  handedOver.notAnalysed.length > 0 ||
  unassigned.changes.some((one) => numbers.some((number) => holds(one.numbers, number))) ||
  unassigned.notAnalysed.length > 0;
