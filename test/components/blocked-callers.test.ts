import { expect, it } from 'vitest';
import { planBlockedCallers } from '../../components/blocked-callers/plan.ts';
import { aTenant } from './a-tenant.ts';

it('who is exempted is so before anybody is blocked', () => {
  const tenant = aTenant({
    blockedCallers: [
      { name: 'Robots', pattern: '^1', enabled: true, adopt: false, redirectTo: 'reception@contoso.com' },
    ],
    blockedCallerExemptions: [{ name: 'Office', pattern: '^2', enabled: false, adopt: true }],
  });
  expect(planBlockedCallers('b', tenant)).toEqual([
    {
      kind: 'BlockedCallerExemption',
      name: 'b-exemption-office',
      dependsOn: [],
      args: { name: 'Office', pattern: '^2', enabled: false, adopt: true },
    },
    {
      kind: 'BlockedCaller',
      name: 'b-robots',
      dependsOn: ['b-exemption-office'],
      args: { name: 'Robots', pattern: '^1', enabled: true, redirectTo: 'reception@contoso.com', adopt: false },
    },
  ]);
});
