import { limits } from '../../providers/msteams/schema/limits.ts';
import type { Wording } from '../problem.ts';
import { policyName } from './policy-name.ts';
import { worded } from './worded.ts';

const longest = limits.dialPlanName.max;

const shape = /^[A-Za-z0-9_()-][A-Za-z0-9._() -]*$/;

/**
 * Names that Microsoft's page allows. Others in `shape` occur in tenants and in vendors' scripts, so they pass, with a note from lint.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-cstenantdialplan
 */
export const documentedPlanName = /^[A-Za-z0-9-][A-Za-z0-9.-]*$/;

/** The nearest name that the page allows. */
export const betterPlanName = (value: string): string => {
  const better = value
    .trim()
    .replaceAll(/[^a-z0-9.-]+/gi, '-')
    .replace(/^\.+/, '')
    .slice(0, longest);
  return better === '' ? 'NL' : better;
};

const judge = (value: string): Wording | undefined => {
  if (shape.test(value) && value.length <= longest) return undefined;
  return {
    message: `"${value}" isn't a name that Teams takes for a dial plan.`,
    allowed: `At most ${longest} letters, digits, spaces and any of - . _ ( ), not beginning with a dot.`,
    fix: `rename it, e.g. ${betterPlanName(value)}.`,
  };
};

/** A dial plan's name in Teams (Identity and SimpleName): stricter than other names, and less strict than its page. */
export const dialPlanName = policyName.check(worded(judge)).meta({ pattern: shape.source });
