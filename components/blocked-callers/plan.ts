import type { Tenant } from '../../tenant/tenant.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/**
 * The children of BlockedCallers: one per blocked caller pattern and per exemption. Exemptions come first, and patterns wait for
 * them: else somebody who is exempted would be blocked for a while.
 */
export const planBlockedCallers = (name: string, tenant: Tenant): Child[] => {
  const exemption = (of: string) => `${name}-exemption-${of.toLowerCase()}`;
  return [
    ...tenant.blockedCallerExemptions.map(
      (one): Child => ({
        kind: 'BlockedCallerExemption',
        name: exemption(one.name),
        dependsOn: [],
        args: toArgs('BlockedCallerExemption', one),
      }),
    ),
    ...tenant.blockedCallers.map(
      (one): Child => ({
        kind: 'BlockedCaller',
        name: `${name}-${one.name.toLowerCase()}`,
        dependsOn: tenant.blockedCallerExemptions.map((other) => exemption(other.name)),
        args: toArgs('BlockedCaller', one),
      }),
    ),
  ];
};
