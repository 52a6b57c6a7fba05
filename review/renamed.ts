import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../routing/compile.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** A thing that is the same but for what the file calls it. */
export interface Renaming {
  readonly kind: 'SBC' | 'route' | 'PSTN usage' | 'policy' | 'dial plan' | 'rule';
  readonly from: string;
  readonly to: string;
}

/**
 * The older version with the newer one's names for what is the same: an SBC is its FQDN, everything else is what it does. A caller
 * doesn't notice what the file calls it. Where two things could be meant by a new name, nothing is taken for renamed.
 */
export const withNamesOf = (base: Tenant, head: Tenant): { readonly base: Tenant; readonly renamed: Renaming[] } => {
  const sbcs = namesFor(base.sbcs, head.sbcs, { nameOf: ({ key }) => key, isSame: sameFqdn });
  const withSbcs: Tenant = {
    ...base,
    sbcs: base.sbcs.map((sbc) => ({ ...sbc, key: sbcs.now(sbc.key) })),
    voiceRoutes: base.voiceRoutes.map((route) => ({ ...route, sbcs: route.sbcs.map(sbcs.now) })),
  };
  const plans = namesFor(base.dialPlans, head.dialPlans, byContent);
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
  const policies = namesFor(withUsages, head.voiceRoutingPolicies, byContent);
  const pairs: [Renaming['kind'], Pairs][] = [
    ['SBC', sbcs.pairs],
    ['route', routes.pairs],
    ['PSTN usage', usages.pairs],
    ['policy', policies.pairs],
    ['dial plan', plans.pairs],
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
      dialPlans: withRules.map(({ plan }) => plan),
      users: base.users.map((user) => ({
        ...user,
        ...(user.voiceRoutingPolicy !== undefined && { voiceRoutingPolicy: policies.now(user.voiceRoutingPolicy) }),
        ...(user.dialPlan !== undefined && { dialPlan: plans.now(user.dialPlan) }),
      })),
    },
    renamed: pairs.flatMap(([kind, of]) => [...of].map(([from, to]) => ({ kind, from, to }))),
  };
};

type Pairs = ReadonlyMap<string, string>;

interface Named {
  readonly name: string;
}

const nameOf = ({ name }: Named): string => name;
const byContent = {
  nameOf,
  isSame: (one: Named, other: Named): boolean => isDeepStrictEqual({ ...one, name: '' }, { ...other, name: '' }),
};
const sameFqdn = (one: { readonly fqdn: string }, other: { readonly fqdn: string }): boolean =>
  one.fqdn.toLowerCase() === other.fqdn.toLowerCase();

const renameAll = <Thing extends Named>(things: readonly Thing[], now: (name: string) => string): Thing[] =>
  things.map((thing) => ({ ...thing, name: now(thing.name) }));

interface SameThing<Thing> {
  readonly nameOf: (thing: Thing) => string;
  readonly isSame: (one: Thing, other: Thing) => boolean;
}

/** What is called otherwise now. Names that differ in case only are one name in Teams. */
const namesFor = <Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  { nameOf: nameOfThing, isSame }: SameThing<Thing>,
): { readonly pairs: Pairs; readonly now: (name: string) => string } => {
  const names = (things: readonly Thing[]): Set<string> => new Set(things.map(nameOfThing));
  const [was, is] = [names(before), names(after)];
  const gone = before.filter((thing) => !is.has(nameOfThing(thing)));
  const fresh = after.filter((thing) => !was.has(nameOfThing(thing)));
  const pairs = new Map(
    gone.flatMap((thing): [string, string][] => {
      const name = nameOfThing(thing);
      const spelt = fresh.find((other) => nameKey(nameOfThing(other)) === nameKey(name));
      if (spelt) return [[name, nameOfThing(spelt)]];
      const [other, ...more] = fresh.filter((one) => isSame(thing, one));
      const claimed = gone.filter((one) => other !== undefined && isSame(one, other)).length;
      return other === undefined || more.length > 0 || claimed > 1 ? [] : [[name, nameOfThing(other)]];
    }),
  );
  return { pairs, now: (name) => pairs.get(name) ?? name };
};
