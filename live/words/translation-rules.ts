import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { translationRule as declared } from '../../providers/msteams/schema/translation-rule.ts';
import { translationRuleNamed, translationRule as typedRule } from '../../tenant/schema/translation-rule.ts';
import type { TranslationRule } from '../../tenant/tenant.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { readEntry } from './read-entry.ts';
import { refused } from './refused.ts';
import type { Said, TenantWords } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';

export const translationRulesInWords = (
  { translationRules }: LiveRows,
  file: Pick<TenantWords, 'translationRules'>,
): Said<TranslationRule[]> => {
  const about = 'translation rule';
  const words = translationRules.map((row) => {
    const known = file.translationRules.find(({ name }) => sameName(name, row.Identity));
    return {
      ...readEntry('TranslationRule', declared.fields, row, undefined),
      name: known?.name ?? row.Identity,
      existing: known?.existing ?? false,
      adopt: known?.adopt ?? false,
      ...splitDescription(row),
    };
  });
  return {
    words: inFileOrder(words, file.translationRules, ({ name }) => name),
    beyond: [
      ...translationRules.flatMap((row) => unknownSettings(about, declared.fields, row)),
      ...words.flatMap(({ name, ...typed }) => [
        ...refused(about, name, translationRuleNamed, name),
        ...refused(about, name, typedRule, typed),
      ]),
    ],
  };
};
