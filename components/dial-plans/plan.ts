import type { Tenant } from '../../tenant/tenant.ts';
import type { Child } from '../child.ts';

/** The children of DialPlans: one per tenant dial plan, its rules by name beside their order of trial. */
export const planDialPlans = (name: string, tenant: Tenant): Child[] =>
  tenant.dialPlans.map((plan) => ({
    kind: 'DialPlan',
    name: `${name}-${plan.name.toLowerCase()}`,
    dependsOn: [],
    args: {
      name: plan.name,
      order: plan.rules.map((rule) => rule.name),
      rules: Object.fromEntries(
        plan.rules.map(({ name: rule, pattern, translation, internal, description }) => [
          rule,
          { pattern, translation, internal, description },
        ]),
      ),
      description: plan.description,
      adopt: plan.adopt,
    },
  }));
