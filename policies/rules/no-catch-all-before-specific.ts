import type { Language } from '../../routing/automata/language.ts';
import { dialable } from '../../routing/compare/ground.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type NumberSets, numberSets } from '../number-sets.ts';
import type { Finding, TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** What stands before something narrower in an ordered list leaves that without a number, or without the first try. */
export const noCatchAllBeforeSpecific: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Nothing wide stands before something narrow that it takes every number from.',
  why: 'the first that matches decides, so the narrow one is never used as it was meant, and nobody notices.',
  check: ({ tenant }) => {
    const sets = numberSets();
    return [...rulesOfPlans(tenant, sets), ...routesOfUsages(tenant, sets), ...usagesOfPolicies(tenant, sets)];
  },
};

/** A rule all of whose numbers an earlier rule takes. */
const rulesOfPlans = ({ dialPlans }: Tenant, sets: NumberSets): Finding[] =>
  dialPlans.flatMap(({ name, rules }) =>
    rules.flatMap((rule, index): Finding[] => {
      const numbers = sets.and(sets.of(rule.pattern), sets.of(dialable));
      const taker = rules.slice(0, index).find((other) => sets.isEmpty(sets.minus(numbers, sets.of(other.pattern))));
      if (taker === undefined || sets.isEmpty(numbers)) return [];
      return [
        {
          what: `Dial plan ${name}: rule ${taker.name} stands before ${rule.name} and takes all its numbers, e.g. ${sets.example(numbers)}.`,
          fix: `move ${rule.name} above ${taker.name}, or remove it.`,
        },
      ];
    }),
  );

/** A route that an earlier, wider one is tried before; the same pattern twice is a second choice and meant. */
const routesOfUsages = ({ pstnUsages, voiceRoutes }: Tenant, sets: NumberSets): Finding[] =>
  pstnUsages.flatMap((usage) => {
    const routes = voiceRoutes.filter(({ name }) => usage.routes.includes(name));
    return routes.flatMap((route, index): Finding[] => {
      const numbers = sets.of(route.pattern);
      const taker = routes.slice(0, index).find((other) => isWider(sets, sets.of(other.pattern), numbers));
      if (taker === undefined) return [];
      return [
        {
          what: `PSTN usage ${usage.name}: route ${taker.name} stands before ${route.name} and is tried first for all its numbers, e.g. ${sets.example(numbers)}.`,
          fix: `move ${route.name} above ${taker.name}.`,
        },
      ];
    });
  });

const isWider = (sets: NumberSets, wide: Language, narrow: Language): boolean =>
  sets.isEmpty(sets.minus(narrow, wide)) && !sets.isEmpty(sets.minus(wide, narrow));

/** A usage of a policy whose numbers the usages before it take: Microsoft documents that it is never tried. */
const usagesOfPolicies = ({ voiceRoutingPolicies, voiceRoutes }: Tenant, sets: NumberSets): Finding[] =>
  voiceRoutingPolicies.flatMap(({ name, pstnUsages }) => {
    const findings: Finding[] = [];
    let before: Language | undefined;
    for (const [index, usage] of pstnUsages.entries()) {
      const numbers = voiceRoutes
        .filter((route) => route.pstnUsages.includes(usage))
        .map(({ pattern }) => sets.of(pattern))
        .reduce<Language | undefined>((all, one) => (all === undefined ? one : sets.or(all, one)), undefined);
      if (numbers === undefined) continue;
      if (before !== undefined && sets.isEmpty(sets.minus(numbers, before))) {
        findings.push({
          what: `Policy ${name}: the usages before ${usage} (${pstnUsages.slice(0, index).join(', ')}) take all its numbers, e.g. ${sets.example(numbers)}.`,
          fix: `move ${usage} to the front of the policy, or leave it out.`,
        });
      }
      before = before === undefined ? numbers : sets.or(before, numbers);
    }
    return findings;
  });
