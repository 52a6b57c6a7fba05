import type { LabDialPlan } from '../model.ts';
import type { CmdletContext } from './cmdlet.ts';
import { refused } from './refusals.ts';

/** A rule inside a dial plan. */
export type Rule = LabDialPlan['NormalizationRules'][number];

/** Made in this session by New-CsVoiceNormalizationRule. JSON can't carry the mark: nothing rebuilt passes for real. */
const made = new WeakSet<object>();

/** Field order of the documented output. */
export const printedRule = (rule: Rule) => ({
  Description: rule.Description,
  Pattern: rule.Pattern,
  Translation: rule.Translation,
  Name: rule.Name,
  IsInternalExtension: rule.IsInternalExtension,
});

export const ruleObject = (rule: Rule): object => {
  const object = printedRule(rule);
  made.add(object);
  return object;
};

/** Rules must be real objects of the same session. Words: OBS ISS:ps-docs#9246. */
export const castToRule = (context: Pick<CmdletContext, 'cmdlet'>, value: unknown): Rule => {
  if (typeof value === 'object' && value !== null && made.has(value)) return { ...(value as Rule) };
  const type = typeof value === 'string' ? 'System.String' : 'System.Management.Automation.PSCustomObject';
  throw refused(
    'InvalidCastException',
    `Unable to cast object of type '${type}' to type 'Microsoft.Rtc.Management.WritableConfig.Policy.Voice.NormalizationRule'`,
    context.cmdlet,
  );
};
