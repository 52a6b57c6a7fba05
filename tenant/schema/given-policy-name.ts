import type { Wording } from '../problem.ts';
import { copiedCharacters } from '../users/copied-characters.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

/** What other programs write for nothing, or for Teams' own policy. */
export const isNoPolicy = (value: string): boolean => /^(?:global|default|none|null|\$null|nil|n\/?a|-+)$/i.test(value);

/** Why a text isn't the name of a policy that is in Teams, or nothing; an empty one is of no concern here. */
export const givenPolicyProblem = (value: string): Wording | undefined => {
  if (isNoPolicy(value)) {
    return {
      message: `"${value}" isn't a policy that somebody can be given.`,
      allowed: "Who is given none has Teams' Global one.",
      fix: 'leave it empty.',
    };
  }
  const copied = copiedCharacters(value);
  const clean = (copied?.clean ?? value)
    .replace(/^tag:\s*/i, '')
    .replaceAll('"', '')
    .trim();
  if (clean === value || (copied === undefined && clean.toLowerCase() === value.toLowerCase())) return undefined;
  return {
    message: copied
      ? `"${value}" holds ${copied.named}.`
      : `"${value}" is how a program prints a policy, and not its name.`,
    allowed: 'A name stands as Teams has it.',
    fix: `write ${clean}.`,
  };
};

/** The name of a policy that users are given, of this file or in Teams already. */
export const givenPolicyName = () => text().check(worded(givenPolicyProblem));
