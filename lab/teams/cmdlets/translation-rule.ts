import { cmdlet } from '../cmdlet.ts';
import { textOrNull } from '../names.ts';
import { checkPattern, readPattern } from '../number-pattern.ts';
import type { LabTranslationRule } from '../policies/translation-rule.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';
import { checkLengths, sbcsThatUse } from '../translation-rules.ts';

const settings = {
  Description: { type: 'String' },
  Pattern: { type: 'String' },
  Translation: { type: 'String' },
} as const;

const printed = ({ Identity, Name, Description, Pattern, Translation }: LabTranslationRule) => ({
  Identity,
  Name,
  Description,
  Pattern,
  Translation,
});

/** Default pattern and translation are those of a normalization rule (INF: the page gives none). */
export const newTeamsTranslationRule = cmdlet({
  name: 'New-CsTeamsTranslationRule',
  defaultSet: 'Identity',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], mandatory: true },
    Name: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
    ...settings,
  },
  run: (context, given) => {
    const name = given.Identity ?? given.Name ?? '';
    if (context.store.get('translationRule', name) !== undefined) throw alreadyExists(context.cmdlet, name);
    const rule: LabTranslationRule = {
      Identity: name,
      Name: name,
      Description: textOrNull(given.Description, null),
      Pattern: given.Pattern ?? '^(\\d{11})$',
      Translation: given.Translation ?? '+$1',
      usableFrom: context.clock.now() + context.switches.translationRuleSeconds * 1000,
    };
    checkLengths(context, rule);
    checkPattern(context, rule.Pattern);
    context.store.put('translationRule', name, rule);
    return readBack(context, 'translationRule', name, printed);
  },
});

export const setTeamsTranslationRule = cmdlet({
  name: 'Set-CsTeamsTranslationRule',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const before = context.store.get('translationRule', given.Identity ?? '');
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? '');
    const after: LabTranslationRule = {
      ...before,
      Description: textOrNull(given.Description, before.Description),
      Pattern: given.Pattern ?? before.Pattern,
      Translation: given.Translation ?? before.Translation,
    };
    checkLengths(context, after);
    checkPattern(context, after.Pattern);
    context.store.put('translationRule', before.Identity, after);
    return [];
  },
});

export const getTeamsTranslationRule = cmdlet({
  name: 'Get-CsTeamsTranslationRule',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('translationRule'), ({ Identity }) => Identity).map(printed),
});

/** "If the rule is in use an error [is] thrown with specifying which SBC use this rule" (DOC); the words are INF. */
export const removeTeamsTranslationRule = cmdlet({
  name: 'Remove-CsTeamsTranslationRule',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const rule = context.store.get('translationRule', Identity);
    if (rule === undefined) throw notFound(context.cmdlet, Identity);
    const sbcs = sbcsThatUse(context, rule.Identity);
    if (sbcs.length > 0) {
      throw invalid(context.cmdlet, `Translation rule "${rule.Identity}" is in use by SBC: ${sbcs.join(', ')}.`);
    }
    context.store.delete('translationRule', Identity);
    return [];
  },
});

/** The first rule that matches, of those that have been there for a while. Words: DOC, its page. */
export const testTeamsTranslationRule = cmdlet({
  name: 'Test-CsTeamsTranslationRule',
  configuration: false,
  parameters: { PhoneNumber: { type: 'String', mandatory: true } },
  run: (context, { PhoneNumber = '' }) => {
    const now = context.clock.now();
    const rule = context.store
      .list('translationRule')
      .find((one) => one.usableFrom <= now && readPattern(context, one.Pattern).isMatch(PhoneNumber));
    if (rule === undefined) throw invalid(context.cmdlet, 'No number translation rule matched');
    const translated = readPattern(context, rule.Pattern).replace(PhoneNumber, rule.Translation);
    if (!/^\+?\d+(;ext=\d+)?$/i.test(translated)) {
      throw invalid(
        context.cmdlet,
        `Number translation rule ${rule.Identity} applied to phone number produced invalid phone number: ${translated}`,
      );
    }
    const { Identity, Pattern, Translation } = rule;
    return [{ Identity, Pattern, PhoneNumberTranslated: translated, Translation }];
  },
});
