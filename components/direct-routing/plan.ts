import type { Tenant, VoiceRoute } from '../../tenant/tenant.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/** A name's part of a resource name: a change of case alone must stay the same resource. */
const key = (name: string): string => name.toLowerCase();

/** The routes that are tried in one row with this one: all that share a PSTN usage with it, in order of trial. */
const trialOrder = (route: VoiceRoute, routes: readonly VoiceRoute[]): string[] =>
  routes.filter((other) => other.pstnUsages.some((usage) => route.pstnUsages.includes(usage))).map(({ name }) => name);

/**
 * The children of DirectRouting: SBCs and PSTN usages, then the voice routes that name them, then the policies.
 *
 * A route waits for its SBCs and usages and a policy for its usages, so that the engine makes them in an order that
 * Teams accepts and removes them in the opposite one. Carriers' derived trunks are named in routes and never made.
 */
export const planDirectRouting = (name: string, tenant: Tenant): Child[] => {
  const sbcs = new Map(tenant.sbcs.map((sbc) => [sbc.key, sbc]));
  const sbcChild = (sbcKey: string) => `${name}-sbc-${key(sbcKey)}`;
  const usageChild = (usage: string) => `${name}-usage-${key(usage)}`;
  const made = tenant.sbcs.filter((sbc) => !sbc.derived);
  return [
    ...made.map(
      (sbc): Child => ({
        kind: 'Sbc',
        name: sbcChild(sbc.key),
        protect: tenant.protect,
        dependsOn: [],
        args: toArgs('Sbc', sbc),
      }),
    ),
    ...tenant.pstnUsages.map(
      (usage): Child => ({
        kind: 'PstnUsage',
        name: usageChild(usage.name),
        dependsOn: [],
        args: { name: usage.name },
      }),
    ),
    ...tenant.voiceRoutes.map(
      (route): Child => ({
        kind: 'VoiceRoute',
        name: `${name}-route-${key(route.name)}`,
        dependsOn: [
          ...route.sbcs.filter((sbcKey) => sbcs.get(sbcKey)?.derived === false).map(sbcChild),
          ...route.pstnUsages.map(usageChild),
        ],
        args: {
          ...toArgs('VoiceRoute', route),
          sbcs: route.sbcs.map((sbcKey) => sbcs.get(sbcKey)?.fqdn ?? sbcKey),
          trialOrder: trialOrder(route, tenant.voiceRoutes),
        },
      }),
    ),
    ...tenant.voiceRoutingPolicies.map(
      (policy): Child => ({
        kind: 'VoiceRoutingPolicy',
        name: `${name}-policy-${key(policy.name)}`,
        dependsOn: policy.pstnUsages.map(usageChild),
        args: toArgs('VoiceRoutingPolicy', policy),
      }),
    ),
  ];
};
