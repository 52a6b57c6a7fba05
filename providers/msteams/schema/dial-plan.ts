import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, printedByCode } from './declaration/fields.ts';
import { limits } from './limits.ts';
import { distinctNames, ownPolicyName } from './name.ts';
import { normalizationRule, printedRule } from './normalization-rule.ts';

const { dialPlanName, dialPlanRules } = limits;

const printedRules = z
  .array(printedRule)
  .nullish()
  .transform((rules) => rules ?? []);

/** A dial plan: how what its users dial becomes a number, by rules tried in order. */
export const dialPlan = describedKind({
  name: 'DialPlan',
  noun: 'dial plan',
  one: 'a dial plan',
  description: 'A dial plan: how what its users dial becomes a number, by rules tried in order.',
  details:
    "When no rule matches, Teams goes on with the rules of the user's country, and at last puts `+` and the country code in front: so emergency numbers need a rule.",
  cmdletNoun: 'CsTenantDialPlan',
  identity: 'name',
  isPolicy: true,
  longestDescription: limits.dialPlanDescription.max,
  fields: {
    name: byCode(
      ownPolicyName()
        .max(dialPlanName.max)
        .regex(/^[A-Za-z0-9_()-][A-Za-z0-9._() -]*$/),
      {
        description: 'Name of the dial plan, and its identity in Teams. A change of case alone replaces nothing.',
        allowed: `letters, digits, spaces and any of "-._()", not first a "." (the page has no spaces, though tenants do), at most ${dialPlanName.max} characters, not Global`,
        replaces: true,
        teams: 'Identity',
        comparison: 'value',
      },
    ),
    order: byCode(distinctNames(), {
      description: 'Names of the rules in order of trial: the first that matches decides.',
      allowed: 'the names of all rules, each once',
      teams: 'NormalizationRules',
      comparison: 'list',
    }),
    rules: printedByCode(z.record(z.string(), normalizationRule), printedRules, {
      description: 'The rules by name.',
      allowed: `${dialPlanRules.min}-${dialPlanRules.max} rules by name`,
      teams: 'NormalizationRules',
      comparison: 'map',
    }),
  },
  check: (plan, refuse) => {
    const count = Object.keys(plan.rules).length;
    if (count < dialPlanRules.min || count > dialPlanRules.max) {
      const few = count < dialPlanRules.min;
      refuse(['rules'], `${count} rules are ${few ? 'too few' : 'too many'}.`, {
        allowed: `${dialPlanRules.min}-${dialPlanRules.max} rules in a dial plan`,
        fix: few ? 'add a rule, or remove the dial plan.' : 'join rules into one pattern.',
      });
    }
    for (const [index, name] of plan.order.entries()) {
      if (!Object.hasOwn(plan.rules, name)) {
        refuse(['order', index], `"${name}" isn't a rule of this dial plan.`, {
          allowed: Object.keys(plan.rules).join(', '),
          fix: 'add it under rules, or correct the spelling.',
        });
      }
    }
    for (const name of Object.keys(plan.rules).filter((each) => !plan.order.includes(each))) {
      refuse(['rules', name], `"${name}" has no place in the order.`, {
        allowed: 'every rule named once in order',
        fix: 'add it to order where it is to be tried.',
      });
    }
  },
});

export type DialPlanArgs = z.output<typeof dialPlan.args>;
