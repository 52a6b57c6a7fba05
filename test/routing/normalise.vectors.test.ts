import { describe, expect, it } from 'vitest';
import { servicePlan } from '../../routing/service-plans.ts';
import { aConfig } from './a-config.ts';
import { dial } from './dialled.ts';

/** Microsoft's published examples of normalisation rules, each alone in a plan. */
const rules: readonly [name: string, pattern: string, translation: string, dialled: string, number: string][] = [
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
  ['New-CsVoiceNormalizationRule example', '^(\\d{4})$', '+1206555$1', '1234', '+12065551234'],
  ['the lab exercise of MS-721', '^(\\d{4})$', '+1425555$1', '1234', '+14255551234'],
];

describe('a published normalisation rule', () => {
  it.each(rules)('%s: %s -> %s makes %s %s', (name, pattern, translation, dialled, number) => {
    const config = aConfig({
      users: [{ name: 'ada', country: 'US', dialPlan: 'Plan' }],
      dialPlans: [{ name: 'Plan', rules: [{ name, pattern, translation }] }],
    });
    expect(dial(config, dialled).normalisation).toMatchObject({ by: 'rule', number });
  });

  it('takes its place in the order of the published Redmond plan', () => {
    const order = ['5digitExtension', '7digitcallingRedmond', 'RedmondSitePrefix', 'RedmondOperator'];
    const plan = order.map((wanted) => {
      const [name = '', pattern = '', translation = ''] = rules.find(([rule]) => rule === wanted) ?? [];
      return { name, pattern, translation };
    });
    const config = aConfig({
      users: [{ name: 'ada', country: 'US', dialPlan: 'Redmond' }],
      dialPlans: [{ name: 'Redmond', rules: plan }],
    });
    expect(['50100', '5550100', '62220100', '0'].map((dialled) => dial(config, dialled).normalisation.number)).toEqual(
      Array(4).fill('+14255550100'),
    );
  });
});

describe("Teams' own rules for Great Britain", () => {
  const gb = aConfig({
    users: [{ name: 'ada', country: 'GB' }],
    servicePlans: { GB: servicePlan('GB') ?? { callingCode: '44', rules: [], whole: true } },
  });

  it.each([
    ['0123456789', '+44123456789', 'GB Long Distance'],
    ['0031205552101', '+31205552101', 'GB Intl Dialing'],
    ['+442071234567x12', '+442071234567;ext=12', 'GB Extension Rule'],
    ['2071234567;ext=12', '2071234567;ext=12', 'GB Extension Rule'],
  ])('make %s %s by %s', (dialled, number, rule) => {
    const { normalisation } = dial(gb, dialled);
    expect(normalisation.number).toBe(number);
    expect(normalisation.trials.at(-1)).toMatchObject({
      result: 'matched',
      origin: 'service plan',
      rule: { name: rule },
    });
  });

  it('add the calling code when none of them matches', () => {
    expect(dial(gb, '2071234567').normalisation).toMatchObject({ by: 'country code', number: '+442071234567' });
  });

  it('leave a number that begins with + as it is', () => {
    expect(dial(gb, '+442071234567').normalisation).toMatchObject({ by: 'kept', number: '+442071234567' });
  });
});
