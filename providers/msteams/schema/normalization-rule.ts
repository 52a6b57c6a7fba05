import { z } from 'zod';
import { dateLikeProblem } from './date-like-text.ts';
import { printedOf, shapeOf } from './declaration/described-kind.ts';
import { value } from './declaration/fields.ts';
import { limits } from './limits.ts';
import { netPattern } from './net-pattern.ts';
import { cmdletPage } from './page.ts';

/** The fields of a rule, but for its name: the rules of a dial plan are a map by name. */
export const ruleFields = {
  pattern: value(netPattern(), {
    description: 'Regular expression, as .NET reads it, searched in what the user dialled; anchor it with ^ and $.',
    allowed: 'a .NET regular expression',
    teams: 'Pattern',
  }),
  translation: value(z.string().min(1), {
    description: 'What the dialled digits become, e.g. `+31$1`; end in a number that starts with `+`.',
    allowed: "text with $1, $2 … for the pattern's groups",
    teams: 'Translation',
  }),
  internal: value(z.boolean().default(false), {
    description: 'Whether the result is an extension inside the organisation.',
    allowed: 'true or false',
    teams: 'IsInternalExtension',
  }),
  description: value(z.string().max(limits.ruleDescription.max).optional(), {
    description: 'A note for people.',
    allowed: `at most ${limits.ruleDescription.max} characters`,
    fix: 'shorten it.',
    teams: 'Description',
  }),
} as const;

/** A normalisation rule: turns what a user dials into the number that is routed. */
export const normalizationRule = z
  .strictObject(shapeOf(ruleFields, cmdletPage('New-CsVoiceNormalizationRule')))
  .superRefine(({ description }, context) => {
    const { message, ...params } = dateLikeProblem(description ?? '') ?? {};
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['description'], message, params });
  })
  .meta({
    id: 'NormalizationRule',
    description: 'A normalisation rule: turns what a user dials into the number that is routed.',
  });

/** A rule as Get-CsTenantDialPlan prints it. */
export const printedRule = z.looseObject({ Name: z.string(), ...printedOf(ruleFields) });

export type NormalizationRule = z.output<typeof normalizationRule>;
