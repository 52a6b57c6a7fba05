import { describe, expect, it } from 'vitest';
import { aTeams, rule } from '../a-teams.ts';

describe('New-CsVoiceNormalizationRule', () => {
  it('prints its fields in the documented order, with the documented defaults', () => {
    const { run } = aTeams();
    const made = run('New-CsVoiceNormalizationRule', { Parent: 'Global', Name: 'NR1', InMemory: true });
    expect(made.output.map(Object.entries)).toEqual([
      [
        ['Description', null],
        ['Pattern', '^(\\d{11})$'],
        ['Translation', '+$1'],
        ['Name', 'NR1'],
        ['IsInternalExtension', false],
      ],
    ]);
  });

  it.each([
    [
      'without -InMemory',
      { Identity: 'Global/R' },
      'Voice normalization rules can only be created with the InMemory switch.',
    ],
    [
      'without a scope',
      { Identity: 'R', InMemory: true },
      'Identity must include the scope followed by a slash and then the name. Value: "R".',
    ],
    [
      'without a name',
      { Identity: 'Global/', InMemory: true },
      'Identity must include the scope followed by a slash and then the name. Value: "Global/".',
    ],
    [
      'with a long description',
      { Identity: 'Global/R', InMemory: true, Description: 'x'.repeat(513) },
      'Description must have a length of at most 512',
    ],
    [
      'with a pattern that .NET refuses',
      { Identity: 'Global/R', InMemory: true, Pattern: '^(\\d{4}$' },
      "Invalid pattern '^(\\d{4}$' at offset 8. Not enough )'s.",
    ],
    [
      'with Identity and Parent',
      { Identity: 'Global/R', Parent: 'Global', Name: 'R', InMemory: true },
      'Parameter set cannot be resolved',
    ],
    ['with a parent and no name', { Parent: 'Global', InMemory: true }, 'missing mandatory parameters: Name.'],
  ])('is refused %s', (_what, parameters, message) => {
    expect(aTeams().run('New-CsVoiceNormalizationRule', parameters).refusal).toContain(message);
  });
});

describe('Test-CsVoiceNormalizationRule', () => {
  // SfB:what-are-dial-plans@0159abea and SfB Server "Plan for outbound voice routing", as published.
  it.each([
    ['4digitExtension', '^(\\d{4})$', '+1425555$1', '0100', '+14255550100'],
    ['5digitExtension', '^5(\\d{4})$', '+1425555$1', '50100', '+14255550100'],
    ['7digitcallingRedmond', '^(\\d{7})$', '+1425$1', '5550100', '+14255550100'],
    ['RedmondOperator', '^0$', '+14255550100', '0', '+14255550100'],
    ['RedmondSitePrefix', '^6222(\\d{4})$', '+1425555$1', '62220100', '+14255550100'],
    ['5digitRange', '^([3-7]\\d{4})$', '+142555$1', '54567', '+14255554567'],
    ['PrefixAdded', '^([2-9]\\d\\d[2-9]\\d{6})$', '1$1', '4255554567', '14255554567'],
    ['NoTranslation', '^(\\d{5})$', '$1', '34567', '34567'],
    ['7digitcallingDallas', '^(\\d{7})$', '+1972$1', '5550100', '+19725550100'],
    ['10digitcallingUS', '^(\\d{10})$', '+1$1', '2065550100', '+12065550100'],
    ['IntlCallingUS', '^011(\\d*)$', '+$1', '01191445550100', '+91445550100'],
    ['DallasSitePrefix', '^6444(\\d{4})$', '+1972555$1', '64440100', '+19725550100'],
    ['SeattleFourDigit', '^(\\d{4})$', '+1206555$1', '1234', '+12065551234'],
    ['one that does not match', '^(\\d{4})$', '+1206555$1', '12345', null],
  ])('%s: %s → %s makes of %s: %s', (name, pattern, translation, dialled, translated) => {
    const { run } = aTeams();
    const tested = run('Test-CsVoiceNormalizationRule', {
      DialedNumber: dialled,
      NormalizationRule: rule(name, pattern, translation),
    });
    expect(tested).toMatchObject({ refusal: undefined, output: [{ TranslatedNumber: translated }] });
  });

  it('takes no rebuilt object', () => {
    const rebuilt = { Name: 'R', Pattern: '^1$', Translation: '2', Description: null, IsInternalExtension: false };
    expect(
      aTeams().run('Test-CsVoiceNormalizationRule', { DialedNumber: '1', NormalizationRule: rebuilt }).refusal,
    ).toContain('Unable to cast object of type');
  });
});
