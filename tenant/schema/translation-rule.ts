import { z } from 'zod';
import { limits } from '../../providers/msteams/schema/limits.ts';
import type { Wording } from '../problem.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { name } from './name.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const { translationRuleName, translationRulePattern, translationRuleResult } = limits;

const atMost =
  (what: string, longest: number) =>
  (value: string): Wording | undefined =>
    value.length <= longest
      ? undefined
      : {
          message: `The ${what} has ${value.length} characters.`,
          allowed: `Teams takes at most ${longest}.`,
          fix: 'shorten it.',
        };

/** The name of a translation rule. */
export const translationRuleNamed = name.check(worded(atMost('name', translationRuleName.max)));

const fields = block({
  pattern: text()
    .check(worded(atMost('pattern', translationRulePattern.max)))
    .meta({
      description: `.NET regular expression over the number, in single quotes, at most ${translationRulePattern.max} characters. It is searched for, so begin with ^ and end with $. @teams Pattern`,
      examples: ['^\\+31(\\d{9})$'],
    }),
  translation: text()
    .check(worded(atMost('translation', translationRuleResult.max)))
    .meta({
      description: `What the number becomes; $1 is the first group of the pattern. At most ${translationRuleResult.max} characters. @teams Translation`,
      examples: ['0$1'],
    }),
  existing: z.boolean().default(false).meta({
    description:
      'The rule is in Teams and somebody else looks after it: SBCs here name it and calls are explained by what stands here, but it is never made, changed or removed. Default: false.',
  }),
  description: description({ marked: true }),
  adopt: adopt(),
});

const notBoth = ({ existing, adopt: adopted }: z.output<typeof fields>): Wording | undefined =>
  existing && adopted
    ? {
        message: 'existing leaves the rule to somebody else, and adopt takes it over.',
        allowed: 'One of the two.',
        fix: 'remove the one that is not meant.',
      }
    : undefined;

/** A translation rule: rewrites a number on its way through an SBC that names it. */
export const translationRule = fields.check(worded(notBoth)).meta({
  description: 'A translation rule: rewrites a called or calling number on its way through an SBC that names it.',
  examples: ["{ pattern: '^\\+31(\\d{9})$', translation: '0$1' }"],
});
