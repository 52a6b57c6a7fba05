import type * as pulumi from '@pulumi/pulumi';
import { BlockedCallers } from '../components/blocked-callers/index.ts';
import { CallerIdPolicies } from '../components/caller-id-policies/index.ts';
import { CallingPolicies } from '../components/calling-policies/index.ts';
import type { Others } from '../components/create-children.ts';
import { DialPlans } from '../components/dial-plans/index.ts';
import { DirectRouting } from '../components/direct-routing/index.ts';
import { planExternalUsers } from '../components/external-users/plan.ts';
import { UnassignedNumbers } from '../components/unassigned-numbers/index.ts';
import { VoiceUsers } from '../components/voice-users/index.ts';
import type { SipDomain } from '../providers/msteams/sdk/sip-domain.ts';
import type { Tenant } from '../tenant/tenant.ts';

interface Around {
  readonly provider: pulumi.ProviderResource;
  /** What the SIP domain and its SBCs wait for, where `up` makes the trunk. */
  readonly waitsFor?: Others | undefined;
  /** The state still knows external users of CCAIP. */
  readonly hasExternalUsers: boolean;
}

/** All of Direct Routing, and the people: what Teams and CCAIP's user list get. Returns the SIP domain, where this stack makes it. */
export const openTeams = async (
  tenant: Tenant,
  { provider, waitsFor, hasExternalUsers }: Around,
): Promise<SipDomain | undefined> => {
  const options = { providers: [provider] };
  const directRouting = new DirectRouting('direct-routing', { tenant, waitsFor }, options);
  const dialPlans = new DialPlans('dial-plans', { tenant }, options);
  // A tenant that only names policies of a type has no such component.
  const callingPolicies =
    tenant.callingPolicies.length === 0 && tenant.global?.callingPolicy === undefined
      ? []
      : new CallingPolicies('calling-policies', { tenant }, options).policies;
  const callerIdPolicies =
    tenant.callerIdPolicies.length === 0
      ? []
      : new CallerIdPolicies('caller-id-policies', { tenant }, options).policies;
  if (tenant.unassignedNumbers.length > 0) new UnassignedNumbers('unassigned-numbers', { tenant }, options);
  if (tenant.blockedCallers.length + tenant.blockedCallerExemptions.length > 0) {
    new BlockedCallers('blocked-callers', { tenant }, options);
  }
  // Who is asked no more is cleared before the numbers change, and who is asked is set behind them.
  const external = planExternalUsers(tenant, hasExternalUsers);
  const externalUsers = external && (await import('./external-users.ts')).openExternalUsers(tenant, external);
  const voiceUsers = new VoiceUsers(
    'voice-users',
    {
      tenant,
      beforeNumbers: externalUsers?.first,
      sipDomain: directRouting.sipDomain,
      policies: {
        // Also of policies that are not of this stack.
        OnlineVoiceRoutingPolicy: [...directRouting.policies, ...directRouting.routes],
        TenantDialPlan: dialPlans.plans,
        TeamsCallingPolicy: callingPolicies,
        TeamsEmergencyCallRoutingPolicy: [...directRouting.emergencyPolicies, ...directRouting.routes],
        CallingLineIdentity: callerIdPolicies,
      },
    },
    options,
  );
  externalUsers?.behind(voiceUsers.numbers);
  return directRouting.sipDomain[0];
};
