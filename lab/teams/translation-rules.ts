import type { CmdletContext } from './cmdlet.ts';
import { sameName } from './identity.ts';
import type { LabTranslationRule } from './policies/translation-rule.ts';
import { invalid } from './refusals.ts';

/** DOC SfB:direct-routing-translate-numbers@18805ab4: 400 rules in all; the words are INF. */
export const checkLengths = (context: CmdletContext, rule: LabTranslationRule): void => {
  const limits = { Name: 100, Pattern: 1024, Translation: 256 } as const;
  for (const [name, limit] of Object.entries(limits)) {
    const length = rule[name as keyof typeof limits].length;
    if (length > limit) throw invalid(context.cmdlet, `${name} must have a length of at most ${limit}`);
  }
  const others = context.store.list('translationRule').filter(({ Identity }) => !sameName(Identity, rule.Identity));
  if (others.length >= 400) {
    throw invalid(context.cmdlet, 'Maximum[400] number translation rules limitation is reached for this tenant.');
  }
};

/** SBCs that name the rule in any of their four lists. */
export const sbcsThatUse = ({ store }: CmdletContext, rule: string): string[] =>
  store
    .list('gateway')
    .filter((gateway) =>
      Object.entries(gateway).some(
        ([name, value]) =>
          name.endsWith('TranslationRules') && Array.isArray(value) && value.some((one) => sameName(String(one), rule)),
      ),
    )
    .map(({ Identity }) => Identity);
