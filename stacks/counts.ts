import type { Tenant } from '../tenant/tenant.ts';

/** How much a tenant asks for. */
export const countsOf = (tenant: Tenant) => ({
  sbcs: tenant.sbcs.filter((sbc) => !sbc.derived).length,
  pstnUsages: tenant.pstnUsages.length,
  voiceRoutes: tenant.voiceRoutes.length,
  voiceRoutingPolicies: tenant.voiceRoutingPolicies.length,
  dialPlans: tenant.dialPlans.length,
  ...(tenant.translationRules.length > 0 && { translationRules: tenant.translationRules.length }),
  ...(tenant.callingPolicies.length > 0 && { callingPolicies: tenant.callingPolicies.length }),
  ...(tenant.emergencyCallRoutingPolicies.length > 0 && {
    emergencyCallRoutingPolicies: tenant.emergencyCallRoutingPolicies.length,
  }),
  ...(tenant.callerIdPolicies.length > 0 && { callerIdPolicies: tenant.callerIdPolicies.length }),
  ...(tenant.unassignedNumbers.length > 0 && { unassignedNumberTreatments: tenant.unassignedNumbers.length }),
  ...(tenant.blockedCallers.length > 0 && { blockedCallers: tenant.blockedCallers.length }),
  ...(tenant.blockedCallerExemptions.length > 0 && { blockedCallerExemptions: tenant.blockedCallerExemptions.length }),
  ...(tenant.users.some(({ signIn }) => signIn !== undefined) && {
    signIns: tenant.users.filter(({ signIn }) => signIn !== undefined).length,
  }),
  numbers: tenant.users.length,
});
