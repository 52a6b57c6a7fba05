import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, value } from './declaration/fields.ts';
import { limits } from './limits.ts';
import { teamsName } from './name.ts';
import { netPattern } from './net-pattern.ts';

const { translationRuleName, translationRulePattern, translationRuleResult } = limits;

/** A translation rule: rewrites a called or calling number on its way through an SBC that names it. */
export const translationRule = describedKind({
  name: 'TranslationRule',
  noun: 'translation rule',
  one: 'a translation rule',
  description: 'A translation rule: rewrites a called or calling number on its way through an SBC that names it.',
  details:
    'Of each of the four lists of an SBC the first rule that matches applies. A new rule is used after a short delay. Rules do nothing to a REFER, so a call that is transferred onwards shows its number as it is.',
  example:
    "new TranslationRule('strip', { name: 'Strip +31', pattern: '^\\\\+31(\\\\d{9})$', translation: '0$1' }, { provider });",
  cmdletNoun: 'CsTeamsTranslationRule',
  identity: 'name',
  fields: {
    name: byCode(teamsName().max(translationRuleName.max), {
      description: 'Name of the rule, and its identity in Teams. A change of case alone replaces nothing.',
      allowed: `a name of at most ${translationRuleName.max} characters without blanks around it`,
      replaces: true,
      teams: 'Identity',
      comparison: 'value',
    }),
    pattern: value(netPattern().max(translationRulePattern.max), {
      description: 'Regular expression, as .NET reads it, searched in the number; anchor it with ^ and $.',
      allowed: `a .NET regular expression of at most ${translationRulePattern.max} characters`,
      teams: 'Pattern',
    }),
    translation: value(z.string().min(1).max(translationRuleResult.max), {
      description: 'What the number becomes, e.g. `0$1`.',
      allowed: `text of at most ${translationRuleResult.max} characters with $1, $2 … for the pattern's groups`,
      teams: 'Translation',
    }),
  },
});

export type TranslationRuleArgs = z.output<typeof translationRule.args>;
