import type { PolicyField } from '../tenant/given-policies.ts';
import { isNotKnownYet } from '../tenant/not-known-yet.ts';
import type { Sbc, Tenant, UnassignedNumbers, User } from '../tenant/tenant.ts';
import { translationLists } from '../tenant/translation-lists.ts';
import { userCountry } from '../tenant/user-country.ts';
import { sipUriHost } from '../tenant/users/sip-uri.ts';
import { shownPart } from './caller-id.ts';
import type {
  BlockedCallers,
  EmergencyPolicy,
  GroupAssignment,
  ServicePlan,
  Treatment,
  VoiceConfig,
} from './config.ts';
import { servicePlan } from './service-plans.ts';
import { decidingPart } from './who-answers.ts';

/**
 * What a tenant file says about calls. What it doesn't say is taken as Teams sets it up: a Global policy without usages, no groups but those that it names, no
 * Calling Plans; on an SBC that names no translation rules, none; and a Global dial plan without rules. Both Globals are doubted.
 */
export const fromTenant = (tenant: Tenant): VoiceConfig => {
  const countries = new Set([tenant.country, ...tenant.users.map((user) => userCountry(tenant, user))]);
  const services = [...countries].flatMap((country): [string, ServicePlan][] => {
    const service = servicePlan(country);
    return service ? [[country.toUpperCase(), service]] : [];
  });
  const { global } = tenant;
  const everybodys = tenant.callerIdPolicies.find(({ name }) => name === global?.callerIdPolicy);
  const callerIdPolicies = [...tenant.callerIdPolicies, ...(everybodys ? [{ ...everybodys, name: 'Global' }] : [])];
  const callingPolicies = [
    ...tenant.callingPolicies,
    ...(global?.callingPolicy === undefined ? [] : [{ ...global.callingPolicy, name: 'Global' }]),
  ];
  return {
    users: tenant.users.map((user) => ({
      name: user.upn,
      ...(user.signIn !== undefined && { signIn: user.signIn }),
      number: user.number,
      country: userCountry(tenant, user),
      dialPlan: directly(user, 'dialPlan'),
      voiceRoutingPolicy: directly(user, 'voiceRoutingPolicy'),
      callingPolicy: user.callingPolicy,
      ...(user.byGroup?.includes('callingPolicy') && { callingGroup: user.group }),
      ...(user.callerIdPolicy !== undefined && { callerIdPolicy: user.callerIdPolicy }),
      ...(user.byGroup?.includes('callerIdPolicy') && { callerIdGroup: user.group }),
      ...(user.byGroup?.includes('emergencyCallRoutingPolicy') && { emergencyGroup: user.group }),
      ...(user.emergencyCallRoutingPolicy !== undefined && { emergencyPolicy: user.emergencyCallRoutingPolicy }),
      sipUri: user.sipUri,
      ccaip: user.ccaip,
      ...(user.group !== undefined && { groups: [user.group] }),
    })),
    dialPlans: [
      ...tenant.dialPlans,
      ...tenant.dialPlans.flatMap((plan) => (plan.name === global?.dialPlan ? [{ ...plan, name: 'Global' }] : [])),
    ],
    unreadGlobalPlan: true,
    unreadHolders: true,
    unreadGlobalPolicy: true,
    servicePlans: Object.fromEntries(services),
    voiceRoutingPolicies: [
      ...tenant.voiceRoutingPolicies,
      ...(global?.policy === undefined ? [] : [{ name: 'Global', pstnUsages: global.policy }]),
    ],
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
      ...(isNotKnownYet(sbc.fqdn) && { notConnected: true }),
      ...destinationsOf(tenant, sbc),
      enabled: sbc.enabled,
      ...(sbc.drainFor !== undefined && { draining: true }),
      mapsUsernames: sbc.mapsUsernames,
      derived: sbc.derived,
      ...translationsOf(sbc),
      ...unknownLists(sbc),
    })),
    translationRules: tenant.translationRules.map(({ name, pattern, translation }) => ({ name, pattern, translation })),
    ...(callingPolicies.length > 0 && { callingPolicies: callingPolicies.map(decidingPart) }),
    ...(callerIdPolicies.length > 0 && { callerIdPolicies: callerIdPolicies.map(shownPart) }),
    ...(tenant.unassignedNumbers.length > 0 && { treatments: tenant.unassignedNumbers.map(treatmentOf) }),
    ...(tenant.sipTrunk.numbers && { ownNumbers: tenant.sipTrunk.numbers }),
    groupAssignments: groupsOf(tenant),
    ...(tenant.groups.length > 0 && { unreadMembers: true }),
    ...(tenant.blockedCallers.length > 0 && { blockedCallers: blockedOf(tenant) }),
    ...(tenant.sipTrunk.callerNumbers && { callerNumbers: tenant.sipTrunk.callerNumbers }),
    ...(tenant.emergencyCallRoutingPolicies.length > 0 && {
      emergencyPolicies: emergencyOf(tenant),
    }),
    ...(tenant.emergencyForms.length > 0 && { emergencyForms: tenant.emergencyForms }),
    inboundDomain: sipUriHost(tenant),
    ...(isNotKnownYet(sipUriHost(tenant)) && { unknownHost: true }),
    inboundAddsPlus: tenant.users.some(({ sipUri }) => /^\d/.test(sipUri ?? '')),
  };
};

/** With Global's, where the file gives it the numbers of one of its own. */
const emergencyOf = ({ emergencyCallRoutingPolicies: all, global }: Tenant): EmergencyPolicy[] => {
  const own = all.map(({ name, numbers }) => ({ name, numbers }));
  const given = own.find(({ name }) => name === global?.emergencyCallRoutingPolicy);
  return given === undefined ? own : [...own, { ...given, name: 'Global' }];
};

const directly = (user: User, field: PolicyField): string | undefined =>
  user.byGroup?.includes(field) ? undefined : user[field];

/** Teams counts ranks by type; the order of the file is that of each. */
const groupsOf = ({ groups }: Tenant): GroupAssignment[] =>
  (['dialPlan', 'voiceRoutingPolicy'] as const).flatMap((kind) =>
    groups
      .flatMap(({ name: group, [kind]: assigned }) => (assigned === undefined ? [] : [{ group, kind, assigned }]))
      .map((one, index) => ({ ...one, rank: index + 1 })),
  );

/** What a tenant's words say of callers who are blocked. */
export const blockedOf = ({
  blockedCallers,
  blockedCallerExemptions,
}: Pick<Tenant, 'blockedCallers' | 'blockedCallerExemptions'>): BlockedCallers => ({
  patterns: blockedCallers.map(({ name, pattern, enabled, redirectTo }) => ({
    name,
    pattern,
    enabled,
    ...(redirectTo !== undefined && { redirectTo }),
  })),
  exemptions: blockedCallerExemptions.map(({ name, pattern, enabled }) => ({ name, pattern, enabled })),
});

/** The lists of translation rules that the file gives an SBC; those that it leaves to others are nobody's business here. */
const translationsOf = (sbc: Sbc): Pick<VoiceConfig['sbcs'][number], 'translations'> => {
  const lists = translationLists.flatMap((list) => (sbc[list] === undefined ? [] : [[list, sbc[list]] as const]));
  return lists.length === 0 ? {} : { translations: Object.fromEntries(lists) };
};

/** What an SBC that was there before has in the lists that the file leaves out. */
const unknownLists = (sbc: Sbc): Pick<VoiceConfig['sbcs'][number], 'unknownLists'> => {
  const lists = translationLists.filter((list) => sbc[list] === undefined);
  return sbc.adopt && lists.length > 0 ? { unknownLists: lists } : {};
};

/** What the SIP provider's profile lets through of the SBC that is the provider's own: its FQDN is the SIP domain. */
const destinationsOf = (
  { sipTrunk: { telnyx }, sipDomain }: Tenant,
  { fqdn }: Sbc,
): Pick<VoiceConfig['sbcs'][number], 'destinations'> =>
  telnyx !== undefined && fqdn.toLowerCase() === sipDomain.name.toLowerCase()
    ? { destinations: telnyx.outbound.destinations.map((country) => country.toUpperCase()) }
    : {};

const treatmentOf = ({ name, pattern, user, account, announcement = '', sha256 }: UnassignedNumbers): Treatment => {
  if (user !== undefined) return { name, pattern, target: { kind: 'user', to: user } };
  if (account !== undefined) return { name, pattern, target: { kind: 'account', to: account } };
  return { name, pattern, target: { kind: 'announcement', to: announcement, ...(sha256 !== undefined && { sha256 }) } };
};
