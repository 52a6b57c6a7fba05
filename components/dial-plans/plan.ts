import type { Tenant } from '../../tenant/tenant.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/** The children of DialPlans: one per tenant dial plan, its rules by name beside their order of trial. */
export const planDialPlans = (name: string, tenant: Tenant): Child[] =>
  tenant.dialPlans.map(({ rules, ...plan }) => ({
    kind: 'DialPlan',
    name: `${name}-${plan.name.toLowerCase()}`,
    dependsOn: [],
    args: {
      ...toArgs('DialPlan', plan),
      order: rules.map((rule) => rule.name),
      rules: Object.fromEntries(rules.map(({ name: rule, ...fields }) => [rule, fields])),
    },
  }));
