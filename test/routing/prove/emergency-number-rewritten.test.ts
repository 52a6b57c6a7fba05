import { describe, expect, it } from 'vitest';
import type { Beyond } from '../../../routing/prove/facts.ts';
import type { EmergencyNumber, Tenant } from '../../../tenant/tenant.ts';
import { aTenant, emergency, found, national, rule, told, user } from './a-tenant.ts';

const number = (dial: string, ...masks: string[]): EmergencyNumber => ({ dial, masks, usage: 'Emergency' });
const withNumbers = (numbers: EmergencyNumber[], rules = [emergency, national], more: Partial<Tenant> = {}): Tenant =>
  aTenant({
    dialPlans: [{ name: 'NL', rules, adopt: false }],
    emergencyCallRoutingPolicies: [{ name: 'Desk', numbers, enhancedServices: false, adopt: false }],
    users: [user('ada', { emergencyCallRoutingPolicy: 'Desk' })],
    ...more,
  });
const rewritten = (tenant: Tenant, beyond?: Beyond) => found('emergency-number-rewritten', tenant, beyond);

describe('a dial mask that the dial plan makes another number of', () => {
  it('is warned of, with what becomes of the call and the rule that keeps it', () => {
    expect(rewritten(withNumbers([number('112', '9112', '0112')])).map(told)).toEqual([
      [
        'warning: Dial plan "NL" makes another number of 9112 (a mask of 112) and 0112 (a mask of 112) before emergency call routing policy "Desk" sees them, for ada@x.example.',
        "Whether Teams asks the policy for what is dialled or for what the dial plan makes of it isn't published; by the latter the policy doesn't take them. Not certain: Teams' own rules for NL are not all published.",
        'ada@x.example dials 9112: no rule matches, so Teams makes it +319112 with the calling code of NL, dropped, because policy "Staff" has no usage that matches',
        "add { name: Masks, pattern: '^(9112|0112)$', translation: '$1' } to dial plan \"NL\", which leaves them as dialled.",
      ],
    ]);
  });

  it('by a rule names the rule that it has to stand before', () => {
    const outside = rule('Outside', '^9(\\d+)$', '+3120555$1');
    const [finding] = rewritten(withNumbers([number('112', '9112')], [outside, emergency]));
    expect(finding?.fix).toContain('to dial plan "NL" above "Outside"');
    const both = [rule('Nine', '^9(\\d+)$', '+3120555$1'), rule('Eight', '^8(\\d+)$', '+3120555$1')];
    const [of] = rewritten(withNumbers([number('112', '9112', '8112')], both));
    expect(of?.fix).toContain('to dial plan "NL", first of all');
    expect(finding?.part).toEqual({ kind: 'emergency policy', name: 'Desk' });
  });

  it.each<[string, Tenant]>([
    ['that keeps it', withNumbers([number('112', '9112')], [rule('Masks', '^(9?112)$', '$1')])],
    [
      'that makes the dial string of it',
      withNumbers([number('112', '9112')], [emergency, rule('9', '^9(112)$', '$1')]),
    ],
    ['of somebody else', withNumbers([number('112', '9112')], [emergency], { users: [user('ada')] })],
  ])('is nothing by a dial plan %s', (_, tenant) => {
    expect(rewritten(tenant)).toEqual([]);
  });

  it('is nothing where Teams is known to ask the policy first', () => {
    const tenant = withNumbers([number('112', '9112')]);
    expect(rewritten(tenant, { config: { emergencyReading: 'policy first' } })).toEqual([]);
  });

  it('counts for who has Global too, and is told of the policy whose numbers that has', () => {
    const global = { reason: 'everybody', emergencyCallRoutingPolicy: 'Desk' };
    const [finding] = rewritten(withNumbers([number('112', '9112')], [emergency], { users: [user('ada')], global }));
    expect(finding).toMatchObject({ part: { name: 'Desk' } });
    expect(finding?.what).toContain('before emergency call routing policy "Global" sees it');
  });
});

describe('a dial string that the dial plan makes another number of', () => {
  it('is told here unless it is an emergency number of the country, whose loss has its own finding', () => {
    const tenant = withNumbers([number('112'), number('333')], [rule('Desks', '^(\\d{3})$', '+3120555$1')]);
    expect(rewritten(tenant).map(({ what }) => what)).toEqual([
      'Dial plan "NL" makes another number of 333 before emergency call routing policy "Desk" sees it, for ada@x.example.',
    ]);
    expect(found('emergency-lost', tenant)).toHaveLength(1);
  });
});
