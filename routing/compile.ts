import type { PatternFailure } from '../providers/msteams/schema/pattern/pattern.ts';
import type { TranslationList } from '../tenant/translation-lists.ts';
import type { NormalizationRule, Sbc, ServiceRule, Treatment, VoiceConfig, VoiceRoute, VoiceUser } from './config.ts';
import { effective } from './effective.ts';
import { type Matcher, matcherFor } from './matching/matcher.ts';
import { type Rewriter, rewriterFor, type Unmodelled } from './matching/rewriter.ts';
import { memoised } from './memoised.ts';
import type { InForce, RouteTrial, RuleTrial } from './trace.ts';

/** A configuration made ready to answer many calls. */
export interface Voice {
  readonly config: VoiceConfig;
  /** By user principal name, lower case. */
  readonly users: ReadonlyMap<string, ReadyUser>;
  /** Who is rung by a number, exactly as written. */
  readonly numbers: ReadonlyMap<string, VoiceUser>;
  readonly sbcs: ReadonlyMap<string, ReadySbc>;
  /** In order of trial. */
  readonly treatments: readonly ReadyTreatment[];
}

export interface ReadyTreatment {
  readonly treatment: Treatment;
  readonly matcher?: Matcher;
  readonly failure?: PatternFailure;
}

export interface ReadyUser {
  readonly user: VoiceUser;
  readonly plan: InForce;
  readonly policy: InForce;
  /** The dial plan's rules, then those of the user's country. */
  readonly rules: readonly ReadyRule[];
  /** Put before a number that no rule matches; absent if the country isn't known. */
  readonly callingCode?: string;
  /** All of Teams' own rules for the user's country are known. */
  readonly wholeCountry: boolean;
  /** The plan in force is Global, and its rules aren't known. */
  readonly unreadGlobal: boolean;
  /** The policy in force is Global, and its usages aren't known. */
  readonly unreadGlobalPolicy: boolean;
  readonly usages: readonly ReadyUsage[];
  /** The calling policy by which the user makes and gets no calls at all; absent: none that is known. */
  readonly callsOff?: string;
  /** Absent: nothing is known of a policy for emergency calls. */
  readonly emergency?: ReadyEmergency;
}

export interface ReadyRule {
  readonly apply?: Rewriter['apply'];
  readonly hit: RuleTrial;
  readonly miss: RuleTrial;
}

/** What of a policy takes one number: the dial string, and the usage whose routes take the call. */
export interface ReadyEmergencyNumber {
  readonly dial: string;
  /** What was dialled for it, where that is one of its masks. */
  readonly mask?: string;
  readonly usage: ReadyUsage;
}

/** The emergency call routing policy in force for a user. */
export interface ReadyEmergency {
  readonly name: string;
  /** By dial strings and masks; absent: what the policy holds isn't known. */
  readonly numbers?: ReadonlyMap<string, ReadyEmergencyNumber>;
}

export interface ReadyUsage {
  readonly name: string;
  /** In order of trial. */
  readonly routes: readonly ReadyRoute[];
}

export interface ReadyRoute {
  readonly matcher?: Matcher;
  readonly hit: RouteTrial;
  readonly miss: RouteTrial;
}

export interface ReadySbc {
  readonly sbc: Sbc;
  readonly translations: Readonly<Record<TranslationList, readonly (Rewriter | Unmodelled)[]>>;
}

/** How Teams compares names. */
export const nameKey = (name: string): string => name.toLowerCase();

/** Reads every pattern once and settles what is in force for each user. */
export const compileConfig = (config: VoiceConfig): Voice => {
  const rulesOf = memoised((key: string) => readyRules(config, key));
  const routeOf = memoised(readyRoute);
  const usagesOf = memoised((policy: string) => readyUsages(config, policy, routeOf));
  const emergencyOf = readyEmergencies(config, routeOf);
  const users = config.users.map((user): [string, ReadyUser] => {
    const plan = effective(config, user, 'dialPlan');
    const policy = effective(config, user, 'voiceRoutingPolicy');
    const country = user.country.toUpperCase();
    const service = config.servicePlans[country];
    const emergency = emergencyOf(user.emergencyPolicy);
    return [
      nameKey(user.name),
      {
        user,
        plan,
        policy,
        rules: rulesOf(`${country} ${nameKey(plan.name)}`),
        callingCode: service?.callingCode,
        wholeCountry: service?.whole ?? false,
        unreadGlobal: isUnreadGlobal(config.unreadGlobalPlan, config.dialPlans, plan),
        unreadGlobalPolicy: isUnreadGlobal(config.unreadGlobalPolicy, config.voiceRoutingPolicies, policy),
        usages: usagesOf(nameKey(policy.name)),
        ...callsOffOf(config, user),
        ...(emergency && { emergency }),
      },
    ];
  });
  return {
    config,
    users: new Map(users),
    numbers: new Map(config.users.flatMap((user) => (user.number === undefined ? [] : [[user.number, user]]))),
    sbcs: new Map(config.sbcs.map((sbc) => [nameKey(sbc.name), readySbc(config, sbc)])),
    treatments: (config.treatments ?? []).map(readyTreatment),
  };
};

const named = <Item extends { readonly name: string }>(items: readonly Item[], key: string): Item | undefined =>
  items.find((item) => nameKey(item.name) === nameKey(key));

const callsOffOf = ({ callingPolicies = [] }: VoiceConfig, { callingPolicy = 'Global' }: VoiceUser) =>
  named(callingPolicies, callingPolicy)?.privateCalling === false ? { callsOff: callingPolicy } : {};

const isUnreadGlobal = (
  isUnread: boolean | undefined,
  known: readonly { readonly name: string }[],
  { name }: InForce,
): boolean => isUnread === true && nameKey(name) === 'global' && named(known, name) === undefined;

const readyRules = (config: VoiceConfig, key: string): readonly ReadyRule[] => {
  const country = key.slice(0, key.indexOf(' '));
  const plan = named(config.dialPlans, key.slice(country.length + 1));
  return [
    ...(plan?.rules ?? []).map((rule) => readyRule(rule, 'dial plan')),
    ...(config.servicePlans[country]?.rules ?? []).map((rule) => readyRule(rule, 'service plan')),
  ];
};

const readyRule = (rule: NormalizationRule | ServiceRule, origin: RuleTrial['origin']): ReadyRule => {
  const ready = rewriterFor(rule);
  const hit: RuleTrial = { rule, origin, result: 'matched' };
  if ('apply' in ready) return { apply: ready.apply, hit, miss: { rule, origin, result: 'no match' } };
  return { hit, miss: { rule, origin, result: 'not modelled', failure: ready.failure } };
};

const readyUsages = (
  config: VoiceConfig,
  policyKey: string,
  routeOf: (route: VoiceRoute) => ReadyRoute,
): readonly ReadyUsage[] =>
  (named(config.voiceRoutingPolicies, policyKey)?.pstnUsages ?? []).map((usage) => readyUsage(config, usage, routeOf));

const readyUsage = (config: VoiceConfig, usage: string, routeOf: (route: VoiceRoute) => ReadyRoute): ReadyUsage => ({
  name: usage,
  routes: config.voiceRoutes
    .filter((route) => route.pstnUsages.some((other) => nameKey(other) === nameKey(usage)))
    .toSorted((a, b) => a.priority - b.priority)
    .map(routeOf),
});

/** The emergency call routing policy in force for who has one of that name, or none; nothing where none is known to be. */
const readyEmergencies = (
  config: VoiceConfig,
  routeOf: (route: VoiceRoute) => ReadyRoute,
): ((name: string | undefined) => ReadyEmergency | undefined) => {
  const { emergencyPolicies = [] } = config;
  const numbersOf = memoised((key: string): ReadonlyMap<string, ReadyEmergencyNumber> | undefined => {
    const policy = named(emergencyPolicies, key);
    if (policy === undefined) return undefined;
    return new Map(
      policy.numbers.flatMap(({ dial, masks, usage: name }): [string, ReadyEmergencyNumber][] => {
        const usage = readyUsage(config, name, routeOf);
        return [[dial, { dial, usage }], ...masks.map((mask) => [mask, { dial, mask, usage }] as const)] as [
          string,
          ReadyEmergencyNumber,
        ][];
      }),
    );
  });
  return (name = 'Global') => {
    const numbers = numbersOf(nameKey(name));
    if (numbers !== undefined) return { name, numbers };
    return nameKey(name) === 'global' ? undefined : { name };
  };
};

const readyRoute = (route: VoiceRoute): ReadyRoute => {
  const matcher: Matcher | PatternFailure = matcherFor(route.pattern);
  const hit: RouteTrial = { route, result: 'matched' };
  if ('test' in matcher) return { matcher, hit, miss: { route, result: 'no match' } };
  return { hit, miss: { route, result: 'not modelled', failure: matcher } };
};

const readyTreatment = (treatment: Treatment): ReadyTreatment => {
  const matcher: Matcher | PatternFailure = matcherFor(treatment.pattern);
  return 'test' in matcher ? { treatment, matcher } : { treatment, failure: matcher };
};

const readySbc = (config: VoiceConfig, sbc: Sbc): ReadySbc => {
  const list = (name: TranslationList): (Rewriter | Unmodelled)[] =>
    (sbc.translations?.[name] ?? []).flatMap((rule) => {
      const found = named(config.translationRules, rule);
      return found ? [rewriterFor(found)] : [];
    });
  return {
    sbc,
    translations: {
      inboundTeams: list('inboundTeams'),
      inboundPstn: list('inboundPstn'),
      outboundTeams: list('outboundTeams'),
      outboundPstn: list('outboundPstn'),
    },
  };
};
