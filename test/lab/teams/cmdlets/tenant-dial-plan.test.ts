import { describe, expect, it } from 'vitest';
import { aTeams, rule } from '../a-teams.ts';

const rulesOf = ({ run }: ReturnType<typeof aTeams>, identity: string): string[] =>
  run('Get-CsTenantDialPlan', { Identity: identity }).output.flatMap(({ NormalizationRules }) =>
    (NormalizationRules as { Name: string }[]).map(({ Name }) => Name),
  );
const many = (count: number) => Array.from({ length: count }, (_, index) => rule(`R${index}`));

describe('New-CsTenantDialPlan', () => {
  it('keeps the rules in their order and takes its SimpleName from its name', () => {
    const { run } = aTeams();
    const made = run('New-CsTenantDialPlan', {
      Identity: 'NL',
      Description: 'Netherlands',
      NormalizationRules: [rule('National', '^0([1-9]\\d{8})$', '+31$1'), rule('Emergency', '^(112)$', '$1')],
    });
    expect(made.output.map(Object.entries)).toEqual([
      [
        ['Identity', 'Tag:NL'],
        ['SimpleName', 'NL'],
        ['Description', 'Netherlands'],
        [
          'NormalizationRules',
          [
            {
              Description: null,
              Pattern: '^0([1-9]\\d{8})$',
              Translation: '+31$1',
              Name: 'National',
              IsInternalExtension: false,
            },
            { Description: null, Pattern: '^(112)$', Translation: '$1', Name: 'Emergency', IsInternalExtension: false },
          ],
        ],
      ],
    ]);
  });

  it('makes no rule by itself', () => {
    const { run } = aTeams();
    expect(run('New-CsTenantDialPlan', { Identity: 'vt1tenantDialPlan9' }).output).toMatchObject([
      { NormalizationRules: [] },
    ]);
    expect(run('Get-CsTenantDialPlan', { Identity: 'Global' }).output).toMatchObject([{ NormalizationRules: [] }]);
  });

  it('starts from the rules of Global when it is asked to add, and replaces them by a plain list', () => {
    const teams = aTeams();
    teams.run('Set-CsTenantDialPlan', { NormalizationRules: [rule('of Global')] });
    teams.run('New-CsTenantDialPlan', { Identity: 'added', NormalizationRules: { Add: [rule('own')] } });
    teams.run('New-CsTenantDialPlan', { Identity: 'plain', NormalizationRules: [rule('own')] });
    expect(rulesOf(teams, 'added')).toEqual(['of Global', 'own']);
    expect(rulesOf(teams, 'plain')).toEqual(['own']);
  });

  const identityRule =
    ' is not valid. Valid characters are alphabetic or numeric characters, hyphen (-) and dot (.). The value should not begin with a (.)';
  it.each([
    ['a space in its name', { Identity: 'NL Amsterdam' }, `Identity "NL Amsterdam"${identityRule}`],
    ['an underscore', { Identity: 'NL_1' }, `Identity "NL_1"${identityRule}`],
    ['a dot at the start', { Identity: '.NL' }, `Identity ".NL"${identityRule}`],
    ['a name of 50 characters', { Identity: 'n'.repeat(50) }, 'Maximum Identity length cannot exceed 49.'],
    [
      'a SimpleName of 50',
      { Identity: 'NL', SimpleName: 's'.repeat(50) },
      'Maximum SimpleName length cannot exceed 49.',
    ],
    [
      'a space in its SimpleName',
      { Identity: 'NL', SimpleName: 'N L' },
      'SimpleName "N L" is not valid. Valid characters are alphabetic or numeric characters, hyphen (-), dot (.) and parentheses (()).',
    ],
    [
      'a SimpleName that another has',
      { Identity: 'NL', SimpleName: 'TAKEN' },
      'SimpleName "TAKEN" must be unique among all tenant dial plans.',
    ],
    [
      'a description of 1041',
      { Identity: 'NL', Description: 'd'.repeat(1041) },
      'Description must have a length of at most 1040',
    ],
    [
      '51 rules',
      { Identity: 'NL', NormalizationRules: many(51) },
      'The number of normalization rules cannot exceed 50 per TenantDialPlan.',
    ],
    [
      'two rules of one name',
      { Identity: 'NL', NormalizationRules: [rule('A'), rule('a')] },
      '[Conflict] : "a" already exists',
    ],
    ['a name that is taken', { Identity: 'Tag:taken' }, '[Conflict] : "Tag:taken" already exists'],
    ['the name Global', { Identity: 'global' }, '[Conflict] : "Global" already exists'],
    [
      'a rule that was rebuilt',
      { Identity: 'NL', NormalizationRules: [{ Name: 'A', Pattern: '^1$', Translation: '2' }] },
      "Unable to cast object of type 'System.Management.Automation.PSCustomObject' to type 'Microsoft.Rtc.Management.WritableConfig.Policy.Voice.NormalizationRule'",
    ],
    [
      'the name of a rule',
      { Identity: 'NL', NormalizationRules: { Add: ['A'] } },
      "Unable to cast object of type 'System.String' to type 'Microsoft.Rtc.Management.WritableConfig.Policy.Voice.NormalizationRule'",
    ],
    [
      '-ExternalAccessPrefix',
      { Identity: 'NL', ExternalAccessPrefix: '9' },
      "A parameter cannot be found that matches parameter name 'ExternalAccessPrefix'.",
    ],
  ])('refuses %s', (_what, parameters, message) => {
    const { run } = aTeams();
    run('New-CsTenantDialPlan', { Identity: 'Taken' });
    expect(run('New-CsTenantDialPlan', parameters).refusal).toBe(message);
    expect(run('Get-CsTenantDialPlan').output.map(({ Identity }) => Identity)).toEqual(['Global', 'Tag:Taken']);
  });

  it.each([
    ['49 characters', { Identity: 'n'.repeat(49) }],
    ['50 rules', { Identity: 'NL', NormalizationRules: many(50) }],
    ['1040 characters of description', { Identity: 'NL', Description: 'd'.repeat(1040) }],
    ['dots, hyphens and digits', { Identity: '31-NL.1', SimpleName: '(NL)-1.a' }],
  ])('takes %s', (_what, parameters) => {
    expect(aTeams().run('New-CsTenantDialPlan', parameters).refusal).toBeUndefined();
  });

  it('takes any name when the switch says so', () => {
    const { run } = aTeams({ dialPlanNames: 'any' });
    expect(run('New-CsTenantDialPlan', { Identity: 'NL Amsterdam' }).refusal).toBeUndefined();
  });

  it('refuses the 1,001st plan', () => {
    const { run } = aTeams();
    for (let n = 1; n <= 1000; n += 1)
      expect(run('New-CsTenantDialPlan', { Identity: `p${n}` }).refusal).toBeUndefined();
    expect(run('New-CsTenantDialPlan', { Identity: 'p1001' }).refusal).toBe(
      'Maximum[1000] tenant Dial plans number limitation is reached for this tenant. Remove any unused tenant Dial plans.',
    );
  });
});

describe('Set-CsTenantDialPlan', () => {
  it.each([
    [
      [rule('C'), rule('A')],
      ['C', 'A'],
    ],
    [{ Add: [rule('C')] }, ['A', 'B', 'C']],
    [{ Add: rule('C') }, ['A', 'B', 'C']],
    [{ Remove: [rule('a')] }, ['B']],
    [{ Remove: [rule('gone')] }, ['A', 'B']],
    [{ Remove: [rule('A')], Add: [rule('A', '^(1)$')] }, ['B', 'A']],
    [[], []],
    [null, []],
  ])('after NormalizationRules %j it has the rules %j', (value, names) => {
    const teams = aTeams();
    teams.run('New-CsTenantDialPlan', { Identity: 'NL', NormalizationRules: [rule('A'), rule('B')] });
    expect(
      teams.run('Set-CsTenantDialPlan', { Identity: 'tag:nl', NormalizationRules: value }).refusal,
    ).toBeUndefined();
    expect(rulesOf(teams, 'NL')).toEqual(names);
  });

  it('refuses the 51st rule, a rule of a taken name and Replace, and changes nothing', () => {
    const teams = aTeams();
    teams.run('New-CsTenantDialPlan', { Identity: 'NL', NormalizationRules: many(50) });
    const set = (value: unknown) =>
      teams.run('Set-CsTenantDialPlan', { Identity: 'NL', NormalizationRules: value }).refusal;
    expect(set({ Add: [rule('one too many')] })).toBe(
      'The number of normalization rules cannot exceed 50 per TenantDialPlan.',
    );
    expect(set({ Add: [rule('r1')] })).toBe('[Conflict] : "r1" already exists');
    expect(set({ Replace: [rule('x')] })).toContain("'Replace' is not supported");
    expect(rulesOf(teams, 'NL')).toHaveLength(50);
  });

  it('edits Global without an identity', () => {
    const teams = aTeams();
    teams.run('Set-CsTenantDialPlan', { NormalizationRules: [rule('A')] });
    expect(rulesOf(teams, 'Global')).toEqual(['A']);
  });
});

describe('Remove-CsTenantDialPlan', () => {
  const held = (switches: object) => {
    const teams = aTeams(switches);
    teams.run('New-CsTenantDialPlan', { Identity: 'NL' });
    teams.later(150);
    teams.run('Grant-CsTenantDialPlan', { Identity: 'ada@contoso.example', PolicyName: 'NL' });
    return teams;
  };

  it('is refused while somebody has the plan', () => {
    const { run, later } = held({ unassignmentSpreadSeconds: 60 });
    const remove = () => run('Remove-CsTenantDialPlan', { Identity: 'NL' }).refusal;
    expect(remove()).toContain('The policy "NL" is currently assigned to one or more users.');
    run('Grant-CsTenantDialPlan', { Identity: 'ada@contoso.example', PolicyName: null });
    expect(remove()).toContain('currently assigned');
    later(60);
    expect(remove()).toBeUndefined();
  });

  it('leaves its users to Global when the switch says so', () => {
    const { run } = held({ assignedDialPlan: 'remove' });
    expect(run('Remove-CsTenantDialPlan', { Identity: 'NL' }).refusal).toBeUndefined();
    expect(run('Get-CsOnlineUser', { Identity: 'ada@contoso.example' }).output).toMatchObject([
      { TenantDialPlan: null },
    ]);
  });

  it('refuses Global and what is not there', () => {
    const { run } = aTeams();
    expect(run('Remove-CsTenantDialPlan', { Identity: 'Global' }).refusal).toBe(
      'The Global TenantDialPlan cannot be removed.',
    );
    expect(run('Remove-CsTenantDialPlan', { Identity: 'gone' }).refusal).toBe('[NotFound] : "gone" not found');
  });
});
