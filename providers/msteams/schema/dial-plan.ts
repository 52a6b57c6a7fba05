import { z } from 'zod';
import { field } from './field.ts';
import { limits } from './limits.ts';
import { distinctNames, ownPolicyName } from './name.ts';
import { netPattern } from './net-pattern.ts';
import { cmdletPage } from './page.ts';

const page = cmdletPage('New-CsTenantDialPlan');
const rulePage = cmdletPage('New-CsVoiceNormalizationRule');
const descriptionRoom = limits.dialPlanDescription.max - limits.mark.max;

const rule = z
  .strictObject({
    pattern: field(netPattern(), {
      description: 'Regular expression, as .NET reads it, searched in what the user dialled; anchor it with ^ and $.',
      allowed: 'a .NET regular expression',
      teams: 'Pattern',
      page: rulePage,
    }),
    translation: field(z.string().min(1), {
      description: 'What the dialled digits become, e.g. `+31$1`; end in a number that starts with `+`.',
      allowed: "text with $1, $2 … for the pattern's groups",
      teams: 'Translation',
      page: rulePage,
    }),
    internal: field(z.boolean().default(false), {
      description: 'Whether the result is an extension inside the organisation.',
      allowed: 'true or false',
      teams: 'IsInternalExtension',
      page: rulePage,
    }),
    description: field(z.string().max(limits.ruleDescription.max).optional(), {
      description: 'A note for people.',
      allowed: `at most ${limits.ruleDescription.max} characters`,
      fix: 'shorten it.',
      teams: 'Description',
      page: rulePage,
    }),
  })
  .meta({
    id: 'NormalizationRule',
    description: 'A normalisation rule: turns what a user dials into the number that is routed.',
  });

const shape = z.strictObject({
  name: field(
    ownPolicyName()
      .max(limits.dialPlanName.max)
      .regex(/^[A-Za-z0-9-][A-Za-z0-9.-]*$/),
    {
      description: 'Name of the dial plan, and its identity in Teams. A change of case alone replaces nothing.',
      allowed: `letters, digits, "-" and ".", not first a ".", at most ${limits.dialPlanName.max} characters, not Global`,
      replaces: true,
      teams: 'Identity',
      page,
    },
  ),
  order: field(distinctNames(), {
    description: 'Names of the rules in order of trial: the first that matches decides.',
    allowed: 'the names of all rules, each once',
    teams: 'NormalizationRules',
    page,
  }),
  rules: field(z.record(z.string(), rule), {
    description: 'The rules by name.',
    allowed: `${limits.dialPlanRules.min}-${limits.dialPlanRules.max} rules by name`,
    teams: 'NormalizationRules',
    page,
  }),
  description: field(z.string().max(descriptionRoom).optional(), {
    description: 'A note for people. Teams shows it with our mark behind it.',
    allowed: `at most ${descriptionRoom} characters (Teams takes ${limits.dialPlanDescription.max}; our mark needs the rest)`,
    fix: 'shorten it.',
    teams: 'Description',
    page,
  }),
  adopt: field(z.boolean().default(false), {
    description:
      "Take over a dial plan of this name that is there already and carries nobody's mark, instead of refusing it.",
    allowed: 'true or false',
  }),
});

/** A dial plan: how what its users dial becomes a number, by rules tried in order. */
export const dialPlanArgs = shape.superRefine((plan, context) => {
  const count = Object.keys(plan.rules).length;
  if (count < limits.dialPlanRules.min || count > limits.dialPlanRules.max) {
    context.addIssue({
      code: 'custom',
      path: ['rules'],
      message: `${count} rules are ${count < limits.dialPlanRules.min ? 'too few' : 'too many'}.`,
      params: {
        allowed: `${limits.dialPlanRules.min}-${limits.dialPlanRules.max} rules in a dial plan`,
        fix: count < limits.dialPlanRules.min ? 'add a rule, or remove the dial plan.' : 'join rules into one pattern.',
      },
    });
  }
  for (const [index, name] of plan.order.entries()) {
    if (!Object.hasOwn(plan.rules, name)) {
      context.addIssue({
        code: 'custom',
        path: ['order', index],
        message: `"${name}" isn't a rule of this dial plan.`,
        params: { allowed: Object.keys(plan.rules).join(', '), fix: 'add it under rules, or correct the spelling.' },
      });
    }
  }
  for (const name of Object.keys(plan.rules).filter((each) => !plan.order.includes(each))) {
    context.addIssue({
      code: 'custom',
      path: ['rules', name],
      message: `"${name}" has no place in the order.`,
      params: { allowed: 'every rule named once in order', fix: 'add it to order where it is to be tried.' },
    });
  }
});

/** What Teams reports of the dial plan. */
export const dialPlanState = shape.omit({ adopt: true });

export type NormalizationRule = z.output<typeof rule>;
export type DialPlanArgs = z.output<typeof dialPlanArgs>;
export type DialPlanState = z.output<typeof dialPlanState>;
