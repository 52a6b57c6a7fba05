import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../routing/compile.ts';
import { givenPolicies, type PolicyField } from '../tenant/given-policies.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { withLists } from '../tenant/translation-lists.ts';
import type { Edit } from './review-schema.ts';

/** A thing that is the same but for what the file calls it. */
export interface Renaming {
  readonly kind:
    | 'translation rule'
    | 'SBC'
    | 'route'
    | 'PSTN usage'
    | 'policy'
    | 'dial plan'
    | 'treatment'
    | 'rule'
    | 'calling policy'
    | 'caller ID policy'
    | 'emergency call routing policy'
    | 'blocked caller pattern'
    | 'blocked caller exemption';
  readonly from: string;
  readonly to: string;
}

/**
 * The older version with the newer one's names for what is the same: an SBC is its FQDN, everything else is what it does. A caller
 * doesn't notice what the file calls it. Where two things could be meant by a new name, nothing is taken for renamed.
 */
export const withNamesOf = (base: Tenant, head: Tenant): { readonly base: Tenant; readonly renamed: Renaming[] } => {
  const translations = namesFor(base.translationRules, head.translationRules, ofOurs);
  const sbcs = keysFor(base.sbcs, head.sbcs);
  const withSbcs: Tenant = {
    ...base,
    translationRules: renameAll(base.translationRules, translations.now),
    sbcs: base.sbcs.map((sbc) => ({
      ...withLists(sbc, (names) => names.map(translations.now)),
      key: sbcs.now(sbc.key),
    })),
    voiceRoutes: base.voiceRoutes.map((route) => ({ ...route, sbcs: route.sbcs.map(sbcs.now) })),
  };
  const plans = namesFor(base.dialPlans, head.dialPlans, ofOurs);
  const dialPlans = base.dialPlans.map((plan) => ({ ...plan, name: plans.now(plan.name) }));
  const withRules = dialPlans.map((plan) => {
    const rules = namesFor(plan.rules, head.dialPlans.find(({ name }) => name === plan.name)?.rules ?? [], byContent);
    return { plan: { ...plan, rules: renameAll(plan.rules, rules.now) }, pairs: rules.pairs };
  });
  const routes = namesFor(withSbcs.voiceRoutes, head.voiceRoutes, {
    nameOf,
    isSame: (one, other) =>
      isDeepStrictEqual({ ...one, name: '', pstnUsages: [] }, { ...other, name: '', pstnUsages: [] }),
  });
  const withRoutes = base.pstnUsages.map((usage) => ({ ...usage, routes: usage.routes.map(routes.now) }));
  const usages = namesFor(withRoutes, head.pstnUsages, byContent);
  const withUsages = base.voiceRoutingPolicies.map((policy) => ({
    ...policy,
    pstnUsages: policy.pstnUsages.map(usages.now),
  }));
  const policies = namesFor(withUsages, head.voiceRoutingPolicies, ofOurs);
  const treatments = namesFor(base.unassignedNumbers, head.unassignedNumbers, byContent);
  const withEmergencyUsages = base.emergencyCallRoutingPolicies.map((policy) => ({
    ...policy,
    numbers: policy.numbers.map((number) => ({ ...number, usage: usages.now(number.usage) })),
  }));
  const emergencies = namesFor(withEmergencyUsages, head.emergencyCallRoutingPolicies, byContent);
  const callings = namesFor(base.callingPolicies, head.callingPolicies, byContent);
  const callerIds = namesFor(base.callerIdPolicies, head.callerIdPolicies, byContent);
  const blocked = namesFor(base.blockedCallers, head.blockedCallers, byContent);
  const exempt = namesFor(base.blockedCallerExemptions, head.blockedCallerExemptions, byContent);
  const given: Readonly<Record<PolicyField, Names['now']>> = {
    voiceRoutingPolicy: policies.now,
    dialPlan: plans.now,
    callingPolicy: callings.now,
    emergencyCallRoutingPolicy: emergencies.now,
    callerIdPolicy: callerIds.now,
  };
  const pairs: [Renaming['kind'], Pairs][] = [
    ['translation rule', translations.pairs],
    ['SBC', sbcs.pairs],
    ['route', routes.pairs],
    ['PSTN usage', usages.pairs],
    ['policy', policies.pairs],
    ['emergency call routing policy', emergencies.pairs],
    ['calling policy', callings.pairs],
    ['caller ID policy', callerIds.pairs],
    ['dial plan', plans.pairs],
    ['treatment', treatments.pairs],
    ['blocked caller pattern', blocked.pairs],
    ['blocked caller exemption', exempt.pairs],
    ['rule', new Map(withRules.flatMap(({ pairs: ofPlan }) => [...ofPlan]))],
  ];
  return {
    base: {
      ...withSbcs,
      pstnUsages: renameAll(withRoutes, usages.now),
      voiceRoutes: renameAll(withSbcs.voiceRoutes, routes.now).map((route) => ({
        ...route,
        pstnUsages: route.pstnUsages.map(usages.now),
      })),
      voiceRoutingPolicies: renameAll(withUsages, policies.now),
      ...(base.global && { global: globalNow(base.global, usages.now, given) }),
      emergencyCallRoutingPolicies: renameAll(withEmergencyUsages, emergencies.now),
      dialPlans: withRules.map(({ plan }) => plan),
      unassignedNumbers: renameAll(base.unassignedNumbers, treatments.now),
      callingPolicies: renameAll(base.callingPolicies, callings.now),
      callerIdPolicies: renameAll(base.callerIdPolicies, callerIds.now),
      blockedCallers: renameAll(base.blockedCallers, blocked.now),
      blockedCallerExemptions: renameAll(base.blockedCallerExemptions, exempt.now),
      users: base.users.map((user) => withGiven(user, given)),
      groups: base.groups.map((group) => withGiven(group, given)),
    },
    renamed: pairs.flatMap(([kind, of]) => [...of].map(([from, to]) => ({ kind, from, to }))),
  };
};

/** Whoever has policies, and whatever gives them, by their new names. */
const withGiven = <Thing extends Partial<Record<PolicyField, string>>>(
  thing: Thing,
  now: Readonly<Record<PolicyField, Names['now']>>,
): Thing => ({
  ...thing,
  ...Object.fromEntries(
    givenPolicies.flatMap(({ field }) => {
      const name = thing[field];
      return name === undefined ? [] : [[field, now[field](name)] as const];
    }),
  ),
});

/** Its calling policy is written in place, and has no name. */
const globalNow = (
  global: NonNullable<Tenant['global']>,
  usageNow: Names['now'],
  { dialPlan, emergencyCallRoutingPolicy, callerIdPolicy }: Readonly<Record<PolicyField, Names['now']>>,
): NonNullable<Tenant['global']> => ({
  ...global,
  ...(global.policy && { policy: global.policy.map(usageNow) }),
  ...(global.dialPlan !== undefined && { dialPlan: dialPlan(global.dialPlan) }),
  ...(global.emergencyCallRoutingPolicy !== undefined && {
    emergencyCallRoutingPolicy: emergencyCallRoutingPolicy(global.emergencyCallRoutingPolicy),
  }),
  ...(global.callerIdPolicy !== undefined && { callerIdPolicy: callerIdPolicy(global.callerIdPolicy) }),
});

/** Renamings in words; two things that have each other's name are told once. */
export const renamings = (renamed: readonly Renaming[]): Edit[] =>
  renamed.flatMap(({ kind, from, to }, at): Edit[] => {
    const [about, thing] = ['names' as const, `${kind} ${to}`];
    const back = renamed.findIndex((other) => other.kind === kind && other.from === to && other.to === from);
    if (back < 0) return [{ about, thing, text: `${kind} ${from} is now ${to}` }];
    return back < at ? [] : [{ about, thing, text: `${kind} ${from} and ${to} have each other's name` }];
  });

type Pairs = ReadonlyMap<string, string>;

interface Named {
  readonly name: string;
}

const nameOf = ({ name }: Named): string => name;
const byContent = {
  nameOf,
  isSame: (one: Named, other: Named): boolean => isDeepStrictEqual({ ...one, name: '' }, { ...other, name: '' }),
};
/** Of somebody else's another name is another thing: nothing here renames it. */
const ofOurs = {
  nameOf,
  isSame: (one: Named & { readonly existing?: boolean }, other: Named): boolean =>
    one.existing !== true && byContent.isSame(one, other),
};
const renameAll = <Thing extends Named>(things: readonly Thing[], now: (name: string) => string): Thing[] =>
  things.map((thing) => ({ ...thing, name: now(thing.name) }));

interface Names {
  readonly pairs: Pairs;
  readonly now: (name: string) => string;
}

/** SBCs by what Teams knows them by, the FQDN: two keys may have changed places. A key that another SBC keeps is nobody's new one. */
const keysFor = (before: Tenant['sbcs'], after: Tenant['sbcs']): Names => {
  const keys = new Map(after.map(({ key, fqdn }) => [nameKey(fqdn), key]));
  const moved = before.flatMap(({ key, fqdn }): [string, string][] => {
    const now =
      keys.get(nameKey(fqdn)) ??
      spelt(
        after.map((sbc) => sbc.key),
        key,
      );
    return now === undefined || now === key ? [] : [[key, now]];
  });
  const free = (pairs: Pairs): Pairs => {
    const kept = new Set(before.flatMap(({ key }) => (pairs.has(key) ? [] : key)));
    const left = new Map([...pairs].filter(([, to]) => !kept.has(to)));
    return left.size === pairs.size ? left : free(left);
  };
  const pairs = free(new Map(moved));
  return { pairs, now: (name) => pairs.get(name) ?? name };
};

interface SameThing<Thing> {
  readonly nameOf: (thing: Thing) => string;
  readonly isSame: (one: Thing, other: Thing) => boolean;
}

const spelt = (names: readonly string[], name: string): string | undefined =>
  names.find((other) => nameKey(other) === nameKey(name));

/** What is called otherwise now. Names that differ in case only are one name in Teams. */
const namesFor = <Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  { nameOf: nameOfThing, isSame }: SameThing<Thing>,
): Names => {
  const names = (things: readonly Thing[]): Set<string> => new Set(things.map(nameOfThing));
  const [was, is] = [names(before), names(after)];
  const gone = before.filter((thing) => !is.has(nameOfThing(thing)));
  const fresh = after.filter((thing) => !was.has(nameOfThing(thing)));
  const pairs = new Map(
    gone.flatMap((thing): [string, string][] => {
      const name = nameOfThing(thing);
      const other = spelt(fresh.map(nameOfThing), name);
      if (other !== undefined) return [[name, other]];
      const [same, ...more] = fresh.filter((one) => isSame(thing, one));
      const claimed = gone.filter((one) => same !== undefined && isSame(one, same)).length;
      return same === undefined || more.length > 0 || claimed > 1 ? [] : [[name, nameOfThing(same)]];
    }),
  );
  return { pairs, now: (name) => pairs.get(name) ?? name };
};
