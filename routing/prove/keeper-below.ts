import type { ReadyUser } from '../compile.ts';
import { withinSteps } from '../matching/matcher.ts';
import type { DialledCall } from '../trace.ts';

/** The first rule of the user's plan, below the one that took the call, that would keep all these numbers as they are dialled. */
export const keeperBelow = (
  { rules }: ReadyUser,
  { by, trials }: DialledCall['normalisation'],
  numbers: readonly string[],
): string | undefined => {
  if (by !== 'rule') return undefined;
  return rules.slice(trials.length).find(({ apply, hit: { origin, rule } }) => {
    if (apply === undefined || origin !== 'dial plan') return false;
    return numbers.every((number) => {
      const made = withinSteps(rule.pattern, () => apply(number));
      const kept = made && 'number' in made ? made.number : undefined;
      return kept === number || kept === `+${number}`;
    });
  })?.hit.rule.name;
};
