import { describe, expect, it } from 'vitest';
import { aTenant, found, nlRules, told } from './a-tenant.ts';

const named = (name: string) =>
  found('plan-name-undocumented', aTenant({ dialPlans: [{ name, rules: nlRules, adopt: false }] }));

describe('the name of a dial plan', () => {
  it('is noted if it has what the page does not allow', () => {
    expect(named('NL Amsterdam (old)').map(told)).toEqual([
      [
        'note: Dial plan "NL Amsterdam (old)" has a name that the page of New-CsTenantDialPlan doesn\'t allow: letters, digits, hyphens and dots.',
        'Tenants with such names are known, so Teams most likely takes it; if not, up fails at this plan.',
        'leave it if the tenant has it already; a new plan is safer as NL-Amsterdam-old-.',
      ],
    ]);
  });

  it.each(['NL', 'NL-Amsterdam.1', '-a'])('%s is fine', (name) => {
    expect(named(name)).toEqual([]);
  });
});
