import type { Tenant } from '../tenant/tenant.ts';
import { userCountry } from '../tenant/user-country.ts';
import type { ServicePlan, VoiceConfig } from './config.ts';
import { servicePlan } from './service-plans.ts';

/**
 * What a tenant file says about calls. What it can't say is taken as Teams sets it up: a Global dial plan without rules, a Global
 * policy without usages, no groups, no translation rules, no Calling Plans.
 */
export const fromTenant = (tenant: Tenant): VoiceConfig => {
  const countries = new Set([tenant.country, ...tenant.users.map((user) => userCountry(tenant, user))]);
  const services = [...countries].flatMap((country): [string, ServicePlan][] => {
    const service = servicePlan(country);
    return service ? [[country.toUpperCase(), service]] : [];
  });
  return {
    users: tenant.users.map((user) => ({
      name: user.upn,
      number: user.number,
      country: userCountry(tenant, user),
      dialPlan: user.dialPlan,
      voiceRoutingPolicy: user.voiceRoutingPolicy,
      callingPolicy: user.callingPolicy,
      sipUri: user.sipUri,
      ccaip: user.ccaip,
    })),
    dialPlans: tenant.dialPlans,
    servicePlans: Object.fromEntries(services),
    voiceRoutingPolicies: tenant.voiceRoutingPolicies,
    // Teams gets priorities that keep the file's order.
    voiceRoutes: tenant.voiceRoutes.map(({ name, pattern, pstnUsages, sbcs }, index) => ({
      name,
      pattern,
      pstnUsages,
      sbcs,
      priority: index + 1,
    })),
    sbcs: tenant.sbcs.map((sbc) => ({
      name: sbc.key,
      fqdn: sbc.fqdn,
      enabled: sbc.enabled,
      mapsUsernames: sbc.mapsUsernames,
      derived: sbc.derived,
    })),
    translationRules: [],
    groupAssignments: [],
    ...(tenant.emergencyForms.length > 0 && { emergencyForms: tenant.emergencyForms }),
    inboundDomain: tenant.sipTrunk.inboundDomain,
    inboundAddsPlus: tenant.users.some(({ sipUri }) => /^\d/.test(sipUri ?? '')),
  };
};
