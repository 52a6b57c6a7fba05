import type { Named } from './unknown-name.ts';

/** The kinds of thing that are named in one place and referred to in others. */
export const kinds = {
  translationRules: { one: 'a translation rule', many: 'translation rules', under: 'translationRules' },
  sbcs: { one: 'an SBC', many: 'SBCs', under: 'sbcs' },
  pstnUsages: { one: 'a PSTN usage', many: 'PSTN usages', under: 'pstnUsages' },
  voiceRoutingPolicies: {
    one: 'a voice routing policy',
    many: 'voice routing policies',
    under: 'voiceRoutingPolicies',
  },
  dialPlans: { one: 'a dial plan', many: 'dial plans', under: 'dialPlans' },
  callingPolicies: { one: 'a calling policy', many: 'calling policies', under: 'callingPolicies' },
  emergencyCallRoutingPolicies: {
    one: 'an emergency call routing policy',
    many: 'emergency call routing policies',
    under: 'emergencyCallRoutingPolicies',
  },
  callerIdPolicies: { one: 'a caller ID policy', many: 'caller ID policies', under: 'callerIdPolicies' },
  groups: { one: 'a group', many: 'groups', under: 'groups' },
  blockedCallers: { one: 'a blocked caller pattern', many: 'blocked caller patterns', under: 'blockedCallers' },
  blockedCallerExemptions: {
    one: 'a blocked caller exemption',
    many: 'blocked caller exemptions',
    under: 'blockedCallerExemptions',
  },
  sites: { one: 'a site', many: 'sites', under: 'sites' },
} satisfies Record<string, Named>;
