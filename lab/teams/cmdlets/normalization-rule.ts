import { cmdlet } from '../cmdlet.ts';
import { textOrNull } from '../names.ts';
import { checkPattern, readPattern } from '../number-pattern.ts';
import { invalid } from '../refusals.ts';
import { castToRule, ruleObject } from '../rule-object.ts';

/**
 * Makes a rule in memory only: since 4.0.0 rules live inside dial plans, Get/Set/Remove are gone (REL 4.0.0). -Priority
 * is taken and means nothing: the list's order counts. -Tenant and -Force are gone too, whatever the page says (DSC stubs).
 */
export const newVoiceNormalizationRule = cmdlet({
  name: 'New-CsVoiceNormalizationRule',
  defaultSet: 'Identity',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], mandatory: true },
    Parent: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
    Name: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
    Description: { type: 'String' },
    Pattern: { type: 'String' },
    Translation: { type: 'String' },
    IsInternalExtension: { type: 'Boolean' },
    Priority: { type: 'Int32' },
    InMemory: { type: 'Switch' },
  },
  run: (context, given) => {
    const fail = (message: string) => invalid(context.cmdlet, message);
    // DOC PS:New-CsVoiceNormalizationRule; words INF.
    if (given.InMemory !== true) {
      throw fail('Voice normalization rules can only be created with the InMemory switch.');
    }
    const slash = given.Identity?.indexOf('/') ?? 0;
    const name = given.Name ?? given.Identity?.slice(slash + 1) ?? '';
    if (slash < 0 || name === '') {
      throw fail(`Identity must include the scope followed by a slash and then the name. Value: "${given.Identity}".`);
    }
    const Description = textOrNull(given.Description, null);
    if ((Description ?? '').length > 512) throw fail('Description must have a length of at most 512');
    const Pattern = given.Pattern ?? '^(\\d{11})$';
    checkPattern(context, Pattern);
    return [
      ruleObject({
        Name: name,
        Description,
        Pattern,
        Translation: given.Translation ?? '+$1',
        IsInternalExtension: given.IsInternalExtension ?? false,
      }),
    ];
  },
});

/** No match gives an empty TranslatedNumber. */
export const testVoiceNormalizationRule = cmdlet({
  name: 'Test-CsVoiceNormalizationRule',
  parameters: {
    DialedNumber: { type: 'String', mandatory: true },
    NormalizationRule: { type: 'Object', mandatory: true },
  },
  run: (context, { DialedNumber = '', NormalizationRule }) => {
    const rule = castToRule(context, NormalizationRule);
    const pattern = readPattern(context, rule.Pattern);
    const matches = pattern.isMatch(DialedNumber);
    return [{ TranslatedNumber: matches ? pattern.replace(DialedNumber, rule.Translation) : null }];
  },
});
