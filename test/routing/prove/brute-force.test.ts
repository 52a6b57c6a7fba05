import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../routing/automata/machine.ts';
import type { NormalizationRule, VoiceConfig } from '../../../routing/config.ts';
import { explainDialled } from '../../../routing/explain.ts';
import { rewriterFor } from '../../../routing/matching/rewriter.ts';
import { type Callers, type Facts, factsOf } from '../../../routing/prove/facts.ts';
import type { Finding } from '../../../routing/prove/finding.ts';
import { planFindings } from '../../../routing/prove/plan-findings.ts';
import { provePlan } from '../../../routing/prove/plan-proof.ts';
import { routeFindings } from '../../../routing/prove/route-findings.ts';
import { proveRoutes } from '../../../routing/prove/route-proof.ts';
import type { Role } from '../../../routing/prove/sighting.ts';
import { randomVersions } from '../compare/random-config.ts';
import { shortTexts } from '../matching/random-pattern.ts';
import { aTenant, prefixed, rule, withRules } from './a-tenant.ts';

const dialable = shortTexts(4).filter((text) => /^\+?[\d*#]+$/.test(text));

const randomConfig = randomVersions.map(([config]) => config);

const factsIn = (config: VoiceConfig): Facts => factsOf(aTenant(), { config });

/** What becomes of a route when a number is dialled, by the explanation. */
const roleOf = ({ voice }: Facts, { ready }: Callers, number: string, name: string): Role | 'no match' => {
  const call = explainDialled(voice, ready, number);
  if (call.outcome.kind === 'internal') return 'internal';
  const matched = (call.usages.at(-1)?.routes ?? []).filter(({ result }) => result === 'matched');
  const own = matched.find(({ route }) => route.name === name);
  if (own) return own.route.priority === matched[0]?.route.priority ? 'chosen' : 'fail-over';
  if (!ready.usages.some(({ routes }) => routes.some(({ hit }) => hit.route.name === name))) return 'no usage';
  return matched.length > 0 ? 'later usage' : 'no match';
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  'route-only-fail-over': ['fail-over', 'later usage', 'internal', 'no usage', 'no match'],
  'route-never-chosen': ['later usage', 'internal', 'no usage', 'no match'],
  'route-out-of-reach': ['later usage', 'internal', 'no usage', 'no match'],
};

const nameOf = ({ part }: Finding): string => ('name' in part ? part.name : '');

describe('verdicts about routes', () => {
  it('agree with every short number that anybody may dial', () => {
    const judged = new Map<string, number>();
    fc.assert(
      fc.property(randomConfig, (config) => {
        const facts = factsIn(config);
        for (const finding of routeFindings(facts).findings) {
          if (finding.certainty !== 'proved') continue;
          judged.set(finding.kind, (judged.get(finding.kind) ?? 0) + 1);
          for (const callers of facts.callers) {
            for (const number of dialable) {
              expect(allowed[finding.kind], `${nameOf(finding)} ${number}`).toContain(
                roleOf(facts, callers, number, nameOf(finding)),
              );
            }
          }
        }
      }),
      { numRuns: 120, seed: 11 },
    );
    expect(Math.min(...judged.values())).toBeGreaterThan(5);
    expect([...judged.keys()].toSorted()).toEqual(Object.keys(allowed).toSorted());
  }, 120_000);

  it('rest on calls that the explanation confirms, whatever their length', () => {
    let confirmed = 0;
    fc.assert(
      fc.property(randomConfig, (config) => {
        const facts = factsIn(config);
        for (const { route, role, callers, dialled } of proveRoutes(facts).sightings) {
          const number = dialled();
          if (number === undefined) throw new Error(`${route} has no number`);
          expect(roleOf(facts, callers, number, route), `${route} ${number}`).toBe(role);
          confirmed += 1;
        }
      }),
      { numRuns: 60, seed: 12 },
    );
    expect(confirmed).toBeGreaterThan(500);
  }, 120_000);
});

describe('verdicts about rules', () => {
  const takerOf = (rules: readonly NormalizationRule[], number: string): number =>
    rules.findIndex((each) => {
      const ready = rewriterFor(each);
      return 'apply' in ready && ready.apply(number) !== undefined;
    });

  it('agree with every short number about which rule takes it', () => {
    const never = { found: 0, not: 0 };
    fc.assert(
      fc.property(randomConfig, (config) => {
        const facts = factsIn(config);
        for (const plan of config.dialPlans) {
          const proof = provePlan(plan);
          if ('why' in proof || proof.beyond.size > 0) continue;
          const taken = dialable.map((number) => takerOf(plan.rules, number));
          expect(dialable.map((number) => labelOf(proof.taken, number) - 1)).toEqual(taken);
          const named = planFindings(facts, plan)
            .findings.filter(({ kind }) => kind === 'rule-never-chosen')
            .map(nameOf);
          for (const [at, { name }] of plan.rules.entries()) {
            if (named.includes(name)) expect(taken, `${name} of ${JSON.stringify(plan.rules)}`).not.toContain(at);
            never[named.includes(name) ? 'found' : 'not'] += 1;
          }
        }
      }),
      { numRuns: 80, seed: 13 },
    );
    expect(never.found).toBeGreaterThan(30);
    expect(never.not).toBeGreaterThan(100);
  }, 120_000);

  it('agree about what is no number', () => {
    const isFine = (made: string): boolean => /^(\+[1-9]\d{6,14}|\d{1,6}|\+?[\d*#]*[*#][\d*#]*|\+112)$/.test(made);
    let compared = 0;
    let told = 0;
    fc.assert(
      fc.property(randomConfig, (config) => {
        for (const plan of config.dialPlans) {
          const { findings, unproved } = planFindings(factsIn(config), plan);
          if (unproved.length > 0) continue;
          for (const [at, each] of plan.rules.entries()) {
            const ready = rewriterFor(each);
            if (!('apply' in ready)) continue;
            const made = dialable
              .filter((number) => takerOf(plan.rules, number) === at)
              .map((number) => ready.apply(number)?.number ?? '');
            const finding = findings.find((one) => one.kind === 'translation-not-valid' && nameOf(one) === each.name);
            if (finding?.level === 'error') expect(made.filter(isFine)).toEqual([]);
            else if (finding === undefined && made.length > 0) told += Number(made.some(isFine));
            compared += made.length;
          }
        }
      }),
      { numRuns: 40, seed: 14 },
    );
    expect(compared).toBeGreaterThan(1000);
    expect(told).toBeGreaterThan(10);
  }, 120_000);

  it('agree about what an external prefix takes', () => {
    const written = fc.constantFrom(
      '^(1)$',
      '^(12)$',
      '^(\\d{2})$',
      '^0(\\d{2})$',
      '^(2\\d)$',
      '^(1\\d{2})$',
      '^(\\d{3})$',
    );
    const count = { some: 0, none: 0 };
    fc.assert(
      fc.property(
        fc.array(written, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('1', '2', '12'),
        (patterns, prefix) => {
          const own = patterns.map((pattern, at) => rule(`r${at}`, pattern, `+3${at}$1`));
          const all = prefixed(own, prefix);
          const isLost = (number: string): boolean => {
            const at = takerOf(all, number);
            return at >= 0 && at < own.length && takerOf(own, number) >= 0;
          };
          const lost = dialable.filter(isLost);
          const tenant = withRules(...all);
          const [plan] = tenant.dialPlans;
          if (!plan) throw new Error('no plan');
          const findings = planFindings(factsOf(tenant), plan).findings.filter(
            ({ kind }) => kind === 'prefix-takes-number',
          );
          expect(findings.length > 0).toBe(lost.length > 0);
          for (const { example } of findings) expect(isLost(example?.number ?? '')).toBe(true);
          count[lost.length > 0 ? 'some' : 'none'] += 1;
        },
      ),
      { numRuns: 150, seed: 15 },
    );
    expect(Math.min(count.some, count.none)).toBeGreaterThan(20);
  }, 120_000);
});
