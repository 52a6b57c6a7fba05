import type { Tenant } from '../../tenant/tenant.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/** The children of CallerIdPolicies: one per caller ID policy that the tenant file describes, then Global, where the file writes it. */
export const planCallerIdPolicies = (name: string, tenant: Tenant): Child[] => [
  ...tenant.callerIdPolicies.map(
    (policy): Child => ({
      kind: 'CallerIdPolicy',
      name: `${name}-${policy.name.toLowerCase()}`,
      dependsOn: [],
      args: toArgs('CallerIdPolicy', policy),
    }),
  ),
  ...tenant.callerIdPolicies
    .filter((policy) => policy.name === tenant.global?.callerIdPolicy)
    .map((policy): Child => {
      const { name: _, description: __, adopt: ___, ...args } = toArgs('CallerIdPolicy', policy);
      return { kind: 'GlobalCallerIdPolicy', name: `${name}-global`, dependsOn: [], args };
    }),
];
