import type { Tenant } from '../../tenant/tenant.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/**
 * The children of DialPlans: one per tenant dial plan, its rules by name beside their order of trial; then Global, where the file writes it.
 * Plans that somebody else looks after are named and never made.
 */
export const planDialPlans = (name: string, tenant: Tenant): Child[] => {
  const everybody = tenant.dialPlans.find((plan) => plan.name === tenant.global?.dialPlan);
  return [
    ...tenant.dialPlans
      .filter(({ existing }) => existing !== true)
      .map(
        ({ rules, ...plan }): Child => ({
          kind: 'DialPlan',
          name: `${name}-${plan.name.toLowerCase()}`,
          dependsOn: [],
          args: { ...toArgs('DialPlan', plan), ...ruleArgs(rules) },
        }),
      ),
    ...(everybody === undefined
      ? []
      : [
          // No plan of the file is named so: `global` would be one.
          {
            kind: 'GlobalDialPlan',
            name: `${name}-global`,
            dependsOn: [],
            args: ruleArgs(everybody.rules),
          } satisfies Child,
        ]),
  ];
};

const ruleArgs = (rules: Tenant['dialPlans'][number]['rules']) => ({
  order: rules.map((rule) => rule.name),
  rules: Object.fromEntries(rules.map(({ name: rule, ...fields }) => [rule, fields])),
});
