import type { Named } from './unknown-name.ts';

/** The kinds of thing that are named in one place and referred to in others. */
export const kinds = {
  sbcs: { one: 'an SBC', many: 'SBCs', under: 'sbcs' },
  pstnUsages: { one: 'a PSTN usage', many: 'PSTN usages', under: 'pstnUsages' },
  voiceRoutingPolicies: {
    one: 'a voice routing policy',
    many: 'voice routing policies',
    under: 'voiceRoutingPolicies',
  },
  dialPlans: { one: 'a dial plan', many: 'dial plans', under: 'dialPlans' },
  sites: { one: 'a site', many: 'sites', under: 'sites' },
} satisfies Record<string, Named>;
