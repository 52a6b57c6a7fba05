import type { Tenant } from '../../tenant/tenant.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/** The children of CallingPolicies: one per calling policy that the tenant file describes, then Global, where the file writes it. */
export const planCallingPolicies = (name: string, tenant: Tenant): Child[] => [
  ...tenant.callingPolicies.map(
    (policy): Child => ({
      kind: 'CallingPolicy',
      name: `${name}-${policy.name.toLowerCase()}`,
      dependsOn: [],
      args: toArgs('CallingPolicy', policy),
    }),
  ),
  ...(tenant.global?.callingPolicy === undefined
    ? []
    : [
        {
          kind: 'GlobalCallingPolicy',
          name: `${name}-global`,
          dependsOn: [],
          args: toArgs('CallingPolicy', tenant.global.callingPolicy),
        } satisfies Child,
      ]),
];
