import { z } from 'zod';
import { limits } from '../../providers/msteams/schema/limits.ts';
import { topicPage } from '../../providers/msteams/schema/page.ts';
import type { Wording } from '../problem.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { normalizationRule } from './normalization-rule.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const page = topicPage('what-are-dial-plans');

const rules = z.array(normalizationRule).meta({
  description: `Normalization rules in order of trial, 1-50: the first that matches decides. 112 needs a rule, or Teams puts the country code before it. @teams NormalizationRules. ${page}`,
});

const prefixShape = /^[0-9*#]{1,4}$/;

const externalPrefix = text()
  .check(
    worded((value) =>
      prefixShape.test(value)
        ? undefined
        : {
            message: `"${value}" isn't an external prefix.`,
            allowed: 'An external prefix is 1 to 4 of 0-9, * and #.',
            fix: 'write what people dial to get an outside line, e.g. 9.',
          },
    ),
  )
  .meta({
    pattern: prefixShape.source,
    description:
      "What people may dial first to get an outside line: 1 to 4 of 0-9 * #. Teams has no field for it any more (gone since module 5.7.0), so trunkline puts a second rule with the prefix before the plan's own for each of them: dialling with the prefix then reaches what dialling without it reaches. 25 rules at most go with it.",
    examples: ['9'],
  });

const fields = block({
  from: text()
    .optional()
    .meta({ description: 'Another dial plan, whose rules and external prefix this one takes over.' }),
  first: rules.optional().meta({ description: 'Rules before those of the plan in from.' }),
  last: rules.optional().meta({ description: 'Rules after those of the plan in from.' }),
  rules: rules.optional(),
  externalPrefix: externalPrefix.optional(),
  existing: z.boolean().optional().meta({
    description:
      'The plan is in Teams and somebody else looks after it: people here have it and calls are explained by what stands here, but it is never made, changed or removed. It may have no rules, or two of one name. Default: false.',
  }),
  description: description({ limit: limits.dialPlanDescription.max, marked: true }),
  adopt: adopt(),
});

const oneSource = (plan: z.output<typeof fields>): Wording | undefined => {
  const allowed = 'A dial plan is a list of rules, or rules: […], or from: <plan> with first and last.';
  if (plan.from === undefined && plan.rules === undefined) {
    const lost = plan.first ?? plan.last;
    const message =
      lost === undefined
        ? 'The plan has no rules.'
        : 'The plan has first or last, but no plan in from that they stand around.';
    return {
      message,
      allowed,
      fix:
        lost === undefined ? 'give it rules, or name another plan in from.' : 'add from, or put the rules under rules.',
    };
  }
  if (plan.rules === undefined || (plan.from === undefined && plan.first === undefined && plan.last === undefined))
    return undefined;
  return {
    message: 'The plan has rules of its own, and from, first or last as well.',
    allowed,
    fix: 'keep rules, or move them to first or last.',
  };
};

const notBoth = ({ existing, adopt: adopted }: z.output<typeof fields>): Wording | undefined =>
  existing === true && adopted
    ? {
        message: 'existing leaves the plan to somebody else, and adopt takes it over.',
        allowed: 'One of the two.',
        fix: 'remove the one that is not meant.',
      }
    : undefined;

/** What users' dialled numbers become. */
export const dialPlan = z
  .union([
    rules,
    fields
      .check(worded(oneSource), worded(notBoth))
      .meta({ description: 'A dial plan built on another, or with settings of its own.' }),
  ])
  .meta({
    description: `A dial plan: what dialled numbers become before a route is chosen. ${page}`,
    examples: ["[{ name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }]"],
  });
