import { limits } from '../../providers/msteams/schema/limits.ts';
import type { Wording } from '../problem.ts';
import { policyName } from './policy-name.ts';
import { worded } from './worded.ts';

const longest = limits.dialPlanName.max;

const shape = /^[A-Za-z0-9-][A-Za-z0-9.-]*$/;

const judge = (value: string): Wording | undefined => {
  if (shape.test(value) && value.length <= longest) return undefined;
  const better = value
    .trim()
    .replaceAll(/[^a-z0-9.-]+/gi, '-')
    .replace(/^\.+/, '')
    .slice(0, longest);
  return {
    message: `"${value}" isn't a name that Teams takes for a dial plan.`,
    allowed: `At most ${longest} letters, digits, hyphens and dots, without spaces, not beginning with a dot.`,
    fix: `rename it, e.g. ${better === '' ? 'NL' : better}.`,
  };
};

/** A dial plan's name in Teams (Identity and SimpleName): stricter than other names. */
export const dialPlanName = policyName.check(worded(judge)).meta({ pattern: shape.source });
