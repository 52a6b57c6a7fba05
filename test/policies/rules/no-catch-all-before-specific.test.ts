import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCatchAllBeforeSpecific } from '../../../policies/rules/no-catch-all-before-specific.ts';
import { factsOf } from '../../../routing/prove/facts.ts';
import { prove } from '../../../routing/prove/prove.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { randomVersions } from '../../routing/compare/random-config.ts';
import {
  aTenant,
  emergency,
  nlRules,
  prefixed,
  route,
  rule,
  withRoutes,
  withRules,
} from '../../routing/prove/a-tenant.ts';
import { aSubject } from '../a-subject.ts';

const found = (tenant: Tenant) => noCatchAllBeforeSpecific.check(aSubject(tenant)).map(({ what }) => what);

/** What lint says of what is the first choice for no number, but for a second choice that is meant. */
const lintSays = (tenant: Tenant): string[] =>
  prove(factsOf(tenant))
    .findings.filter(
      ({ kind, level }) =>
        level !== 'note' &&
        ['rule-never-chosen', 'route-never-chosen', 'route-only-fail-over', 'route-out-of-reach'].includes(kind),
    )
    .map(({ what }) => what);

const low = rule('Low', '^0([1-4]\\d{8})$', '+31$1');
const high = rule('High', '^0([5-9]\\d{8})$', '+31$1');
const national = rule('National', '^0([1-9]\\d{8})$', '+31$1');
const abroad = (pattern: string, usage: string, sbcs?: string[]) => route(`${usage} ${pattern}`, pattern, usage, sbcs);

describe('no-catch-all-before-specific', () => {
  it.each<[string, Tenant]>([
    ['the narrow rule stands first', withRules(emergency, rule('Amsterdam', '^0(20\\d{7})$', '+31$1'), national)],
    ['the narrow route stands first', withRoutes(abroad('^\\+316', 'A'), abroad('^\\+31', 'A'), abroad('.*', 'A'))],
    [
      'a route is a second choice',
      withRoutes(abroad('^\\+44', 'A'), { ...abroad('^\\+44', 'A', ['spare']), name: 'B' }),
    ],
    ['an external prefix makes twins', withRules(...prefixed([...nlRules], '9'))],
  ])('is kept where %s', (_, tenant) => {
    expect(found(tenant)).toEqual([]);
  });

  it('is broken by rules that take all numbers of a later one, alone or together', () => {
    expect(found(withRules(rule('Any', '^(\\d+)$', '$1'), emergency))).toEqual([
      'Rule "Emergency" of dial plan "NL" can never be chosen: "Any" above it takes every number that it matches, 112.',
    ]);
    expect(found(withRules(low, high, national))).toEqual([
      'Rule "National" of dial plan "NL" can never be chosen: "Low" and "High" above it take every number that it matches, 0[1-9]x{8} (900,000,000 numbers).',
    ]);
  });

  it('is broken by a wider route in front of a narrower one, and by usages that leave a later one nothing', () => {
    expect(found(withRoutes(abroad('^\\+', 'A'), abroad('^\\+44', 'A', ['uk'])))).toEqual([
      'Route "A ^\\+44" is only ever a fail-over: "A ^\\+" of the same usage is tried first for every number that it matches.',
    ]);
    expect(found(withRoutes(abroad('^\\+3', 'A'), abroad('^\\+4', 'B'), abroad('^\\+[34]1', 'C', ['far'])))).toEqual([
      'Route "C ^\\+[34]1" can never be chosen: in every policy that has it, "A ^\\+3" and "B ^\\+4" of usage "A" and "B" take its numbers first.',
    ]);
  });

  it('says what it can not tell', () => {
    const odd = rule('Odd', '^(\\d+)(?<=(\\d)\\2)$', '+31$1');
    expect(found(withRules(emergency, odd)).filter((what) => what.includes('told'))).toEqual([
      expect.stringMatching(/^It can't be told of rule "Odd" of dial plan "NL": .+[^.]\.$/),
      expect.stringMatching(
        /^It can't be told of routes for dial plan "NL" .+; they were tried with many numbers instead\.$/,
      ),
    ]);
  });

  it('says what lint says, of any rules and routes', () => {
    let told = 0;
    fc.assert(
      fc.property(randomVersions, ([{ dialPlans, voiceRoutes, voiceRoutingPolicies }]) => {
        const tenant = aTenant({
          dialPlans: dialPlans.map(({ name, rules }) => ({
            name,
            adopt: false,
            rules: rules.map((one) => ({ ...one, internal: false })),
          })),
          voiceRoutes: voiceRoutes
            .toSorted((a, b) => a.priority - b.priority)
            .map(({ name, pattern, pstnUsages, sbcs }) => ({ name, pattern, pstnUsages, sbcs, adopt: false })),
          voiceRoutingPolicies: voiceRoutingPolicies.map(({ name, pstnUsages }) => ({
            name,
            pstnUsages,
            adopt: false,
          })),
        });
        const said = found(tenant).filter((what) => !what.startsWith("It can't be told"));
        expect(said.toSorted()).toEqual(lintSays(tenant).toSorted());
        told += said.length;
      }),
      { numRuns: 60, seed: 31 },
    );
    expect(told).toBeGreaterThan(100);
  }, 120_000);
});
