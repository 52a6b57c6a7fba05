import type { PatternFailure } from '../providers/msteams/schema/pattern/pattern.ts';
import type { NormalizationRule, Sbc, TranslationList, VoiceConfig, VoiceRoute, VoiceUser } from './config.ts';
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
}

export interface ReadyUser {
  readonly user: VoiceUser;
  readonly plan: InForce;
  readonly policy: InForce;
  /** The dial plan's rules, then those of the user's country. */
  readonly rules: readonly ReadyRule[];
  /** Put before a number that no rule matches; absent if the country isn't known. */
  readonly callingCode?: string;
  readonly usages: readonly ReadyUsage[];
}

export interface ReadyRule {
  readonly apply?: Rewriter['apply'];
  readonly hit: RuleTrial;
  readonly miss: RuleTrial;
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
  const users = config.users.map((user): [string, ReadyUser] => {
    const plan = effective(config, user, 'dialPlan');
    const policy = effective(config, user, 'voiceRoutingPolicy');
    const country = user.country.toUpperCase();
    const callingCode = config.servicePlans[country]?.callingCode;
    const rules = rulesOf(`${country} ${nameKey(plan.name)}`);
    return [nameKey(user.name), { user, plan, policy, rules, callingCode, usages: usagesOf(nameKey(policy.name)) }];
  });
  return {
    config,
    users: new Map(users),
    numbers: new Map(config.users.flatMap((user) => (user.number === undefined ? [] : [[user.number, user]]))),
    sbcs: new Map(config.sbcs.map((sbc) => [nameKey(sbc.name), readySbc(config, sbc)])),
  };
};

const named = <Item extends { readonly name: string }>(items: readonly Item[], key: string): Item | undefined =>
  items.find((item) => nameKey(item.name) === nameKey(key));

const readyRules = (config: VoiceConfig, key: string): readonly ReadyRule[] => {
  const country = key.slice(0, key.indexOf(' '));
  const plan = named(config.dialPlans, key.slice(country.length + 1));
  return [
    ...(plan?.rules ?? []).map((rule) => readyRule(rule, 'dial plan')),
    ...(config.servicePlans[country]?.rules ?? []).map((rule) => readyRule(rule, 'service plan')),
  ];
};

const readyRule = (rule: NormalizationRule, origin: RuleTrial['origin']): ReadyRule => {
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
  (named(config.voiceRoutingPolicies, policyKey)?.pstnUsages ?? []).map((usage) => ({
    name: usage,
    routes: config.voiceRoutes
      .filter((route) => route.pstnUsages.some((other) => nameKey(other) === nameKey(usage)))
      .toSorted((a, b) => a.priority - b.priority)
      .map(routeOf),
  }));

const readyRoute = (route: VoiceRoute): ReadyRoute => {
  const matcher: Matcher | PatternFailure = matcherFor(route.pattern);
  const hit: RouteTrial = { route, result: 'matched' };
  if ('test' in matcher) return { matcher, hit, miss: { route, result: 'no match' } };
  return { hit, miss: { route, result: 'not modelled', failure: matcher } };
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
