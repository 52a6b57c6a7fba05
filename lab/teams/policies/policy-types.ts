import type { Store } from '../../store.ts';
import { bareName, isGlobal, sameName } from '../identity.ts';

/**
 * Types that groups can't have (DOC PS:New-CsGroupPolicyAssignment). Its refusal of emergency call routing is stale since 2023,
 * says a Microsoft pull request of July 2026.
 */
export const notForGroups: readonly string[] = [
  'TeamsAppPermissionPolicy',
  'TeamsNetworkRoamingPolicy',
  'TeamsVoiceApplicationsPolicy',
  'TeamsUpgradePolicy',
];

interface Policy {
  readonly name: string;
  /** Lab time (ms) from which it can be assigned. */
  readonly grantableFrom: number;
}

/** The store's kind of the types whose policies cmdlets make, by type in lower case. */
export const keptAs = {
  onlinevoiceroutingpolicy: 'voiceRoutingPolicy',
  tenantdialplan: 'dialPlan',
  teamscallingpolicy: 'callingPolicy',
  teamsemergencycallroutingpolicy: 'emergencyPolicy',
  callinglineidentity: 'callerIdPolicy',
} as const;

/** A policy of any type by its name, with or without `Tag:`. */
const findPolicy = (store: Store, type: string, name: string): Policy | undefined => {
  const kind = keptAs[type.toLowerCase() as keyof typeof keptAs];
  if (kind !== undefined) {
    const found = store.get(kind, bareName(name));
    return found === undefined ? undefined : { name: found.Identity, grantableFrom: found.grantableFrom };
  }
  const found = store
    .list('otherPolicy')
    .find((policy) => sameName(policy.type, type) && sameName(bareName(policy.Identity), bareName(name)));
  return found === undefined ? undefined : { name: bareName(found.Identity), grantableFrom: 0 };
};

/** The one a user can be given now: `Global` isn't, a fresh one isn't yet. */
export const findGrantable = (store: Store, now: number, type: string, name: string): Policy | undefined => {
  const policy = isGlobal(name) ? undefined : findPolicy(store, type, name);
  return policy !== undefined && policy.grantableFrom <= now ? policy : undefined;
};
