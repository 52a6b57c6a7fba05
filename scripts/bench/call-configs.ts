import type { NormalizationRule, VoiceConfig, VoiceRoute } from '../../routing/config.ts';
import { servicePlan } from '../../routing/service-plans.ts';

/** How large a made-up configuration is. */
export interface Size {
  readonly rules: number;
  readonly routes: number;
  readonly policies: number;
  readonly usages: number;
  readonly users: number;
  /** Routes that match anywhere in a number. */
  readonly unanchored: number;
}

const abroad = [
  44, 49, 33, 32, 1, 39, 34, 41, 43, 45, 46, 47, 48, 351, 353, 358, 61, 64, 65, 81, 82, 86, 90, 91, 971, 27, 55,
];

/** A Dutch tenant of a given size, always the same one. */
export const callConfig = (size: Size): VoiceConfig => {
  const usages = Array.from({ length: size.usages }, (_, at) => `Usage ${at}`);
  const rules = rulesOf(size);
  return {
    users: Array.from({ length: size.users }, (_, at) => ({
      name: `user${at}@contoso.example`,
      country: 'NL',
      number: `+3120555${1000 + at}`,
      dialPlan: at % 2 === 0 ? 'All' : 'Few',
      voiceRoutingPolicy: `Policy ${at % size.policies}`,
    })),
    servicePlans: { NL: servicePlan('NL') ?? { callingCode: '31', rules: [], whole: true } },
    dialPlans: [
      { name: 'All', rules },
      { name: 'Few', rules: rules.slice(0, 5) },
    ],
    voiceRoutingPolicies: Array.from({ length: size.policies }, (_, policy) => ({
      name: `Policy ${policy}`,
      pstnUsages: usages.filter((_, usage) => (usage * 7 + policy * 5 + ((usage * policy) % 11)) % 5 < 3),
    })),
    voiceRoutes: routesOf(size, usages),
    sbcs: [0, 1, 2, 3].map((at) => ({ name: `sbc${at}`, fqdn: `sbc${at}.contoso.example` })),
    translationRules: [],
    groupAssignments: [],
    inboundDomain: 'ujet.sip.carrier.example',
  };
};

const rulesOf = (size: Size): NormalizationRule[] => [
  { name: 'Emergency', pattern: '^(112)$', translation: '$1' },
  { name: 'International', pattern: '^00([1-9]\\d{6,14})$', translation: '+$1' },
  { name: 'National', pattern: '^0([1-9]\\d{8})$', translation: '+31$1' },
  ...Array.from({ length: size.rules - 3 }, (_, at) => ({
    name: `Short ${at}`,
    pattern: `^(${2 + (at % 7)}${(at * 37) % 10}${Math.floor(at / 7)}\\d{${1 + (at % 3)}})$`,
    translation: `+31${20 + at}55${at % 10}$1`,
  })),
];

const routesOf = (size: Size, usages: readonly string[]): VoiceRoute[] =>
  Array.from({ length: size.routes }, (_, at) => ({
    name: `Route ${at}`,
    priority: at + 1,
    pstnUsages: [usages[at % usages.length] ?? ''],
    sbcs: [`sbc${at % 4}`],
    pattern: patternOf(at, size.unanchored),
  }));

const patternOf = (at: number, unanchored: number): string => {
  if (at === 0) return '^\\+?112$';
  if (at === 1) return '^\\+(?!31)[1-9]\\d{6,14}$';
  if (at < 2 + unanchored) return `${at}${at + 3}`;
  if (at % 3 === 0) return `^\\+31[${1 + (at % 5)}-7]\\d{8}$`;
  return `^\\+${abroad[at % abroad.length]}${at % 10}\\d{${4 + (at % 4)},${9 + (at % 3)}}$`;
};

/** The next version: a rule moved, a route narrowed, a route given to another SBC. */
export const edited = (config: VoiceConfig): VoiceConfig => ({
  ...config,
  dialPlans: config.dialPlans.map((plan) => {
    const [first, second, third, ...rest] = plan.rules;
    return { ...plan, rules: [first, third, second, ...rest].flatMap((rule) => rule ?? []) };
  }),
  voiceRoutes: config.voiceRoutes.map((route, at) => {
    if (at === config.voiceRoutes.length - 1) return { ...route, pattern: '^\\+3168\\d{7}$' };
    return at === config.voiceRoutes.length - 2 ? { ...route, sbcs: ['sbc0'] } : route;
  }),
});
