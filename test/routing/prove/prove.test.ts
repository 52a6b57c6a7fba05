import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../routing/prove/facts.ts';
import { prove } from '../../../routing/prove/prove.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import {
  aTenant,
  emergency,
  national,
  nlRules,
  route,
  rule,
  toEmergency,
  toHome,
  withRoutes,
  withRules,
} from './a-tenant.ts';

const kindsIn = (name: string): string[] => {
  const { tenant, problems } = loadTenant({ root: tenantsRoot({}), name, today: '2026-12-01', env: {} });
  if (!tenant) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { findings, unproved } = prove(factsOf(tenant));
  expect(unproved).toEqual([]);
  return findings.map(({ level, kind, part }) => `${level} ${kind} ${'name' in part ? part.name : ''}`);
};

/** Without the word about emergency policies, of which these tenants have none. */
const proved = (tenant: Tenant) => {
  const { findings, unproved } = prove(factsOf(tenant));
  return { findings: findings.filter(({ kind }) => kind !== 'emergency-policy-missing'), unproved };
};

describe('the proof of a tenant', () => {
  it('finds nothing where all is well', () => {
    const emergencyCallRoutingPolicies = [
      { name: 'NL', numbers: [{ dial: '112', masks: [], usage: 'Emergency' }], enhancedServices: false, adopt: false },
    ];
    const users = aTenant().users.map((user) => ({ ...user, emergencyCallRoutingPolicy: 'NL' }));
    expect(prove(factsOf(aTenant({ emergencyCallRoutingPolicies, users })))).toEqual({ findings: [], unproved: [] });
  });

  it('finds no mistake in the lab', () => {
    expect(kindsIn('lab')).toEqual([
      'warning emergency-policy-missing ada@contoso.example',
      'note assigned-to-nobody NL',
      'note agent-calls-diverted ada@contoso.example',
    ]);
  });

  it('finds no mistake in fabrikam', () => {
    expect(kindsIn('fabrikam')).toEqual([
      'warning emergency-policy-missing lotte.devries@fabrikam.example',
      'note route-only-fail-over NL emergency backup',
      'note route-only-fail-over International backup',
      'note assigned-to-nobody NL',
      'note agent-calls-diverted sam.bakker@fabrikam.example',
      'note domain-without-user adatum',
    ]);
  });

  it('finds no mistake in northwind', () => {
    expect(kindsIn('northwind')).toEqual([
      'warning global-routes-everybody ',
      'note route-only-fail-over GB emergency backup',
    ]);
  });

  it('puts the worst first', () => {
    const tenant = {
      ...withRules(national),
      ucaas: { multicastLimit: 0, statusInheritance: 'none' } as const,
      sbcs: [],
    };
    const levels = prove(
      factsOf({ ...tenant, dialPlans: [...tenant.dialPlans, { name: 'BE', rules: [], adopt: false }] }),
    ).findings.map(({ level }) => level);
    expect(levels).toEqual(['error', 'warning', 'note']);
  });
});

describe('what is beyond a proof', () => {
  const sometimes = rule('Odd', '^(?=0(2)0)\\d{10}$', '+31$1');

  it('is named, with what trying told, and nothing that depends on it is called proved', () => {
    const tenant = {
      ...withRules(emergency, sometimes, national),
      voiceRoutes: [toEmergency, toHome, route('Old', '^0031\\d{9}$', 'National')],
    };
    const { findings, unproved } = proved(tenant);
    expect(unproved.map(({ what, tried }) => [what, tried])).toEqual([
      ['what rule "Odd" of dial plan "NL" makes of numbers', undefined],
      ['routes for dial plan "NL" with policy "Staff"', 'they were tried with many numbers instead'],
    ]);
    expect(findings.map(({ kind, certainty, level }) => [kind, certainty, level])).toEqual([
      ['route-out-of-reach', 'sampled', 'warning'],
    ]);
    expect(findings[0]?.what).toBe(
      'Route "Old" was never chosen: nothing that was tried became a number that matches ^0031\\d{9}$.',
    );
  });

  it('is a rule that takes a part of a number, because nobody says what becomes of the rest', () => {
    const tenant = withRules(emergency, rule('Part', '^0(\\d{9})', '31$1'), national);
    const { findings, unproved } = proved(tenant);
    const partly =
      "it can match only a part of a number, and Microsoft doesn't publish what becomes of the rest; here it is dropped";
    expect(unproved.map(({ what, why }) => [what, why])).toEqual([
      ['what rule "Part" of dial plan "NL" makes of numbers', partly],
      ['routes for dial plan "NL" with policy "Staff"', `of rule "Part": ${partly}`],
    ]);
    expect(findings.map(({ kind, certainty, level }) => [kind, certainty, level])).toEqual([
      ['rule-never-chosen', 'proved', 'error'],
      ['translation-not-valid', 'sampled', 'warning'],
      ['pattern-too-wide', 'proved', 'warning'],
    ]);
  });

  it('may be a pattern that only Teams can read', () => {
    const { unproved } = prove(factsOf(withRules(emergency, rule('Back', '^0(?>(\\d))\\d{7}$', '+31$1'))));
    expect(unproved[0]).toEqual({
      part: { kind: 'rule', plan: 'NL', name: 'Back' },
      what: 'rule "Back" of dial plan "NL"',
      why: '"(?>" at character 3 is an atomic group: Teams takes it, but trunkline can\'t say exactly which numbers it means.',
    });
    expect(unproved[1]?.why).toMatch(/^rule "Back" is beyond a proof, so it was passed over: /);
  });

  it('is a pattern with a state for every choice, which is named; what stands beside it is proved', () => {
    const { unproved, findings } = prove(
      factsOf(withRules(emergency, rule('Odd', '^[0-9]*1([0-9]{22})$', '+31$1'), rule('Again', '^(112)$', '$1'))),
    );
    expect(unproved[0]).toMatchObject({
      part: { kind: 'rule', plan: 'NL', name: 'Odd' },
      why: '^[0-9]*1([0-9]{22})$ alone has more than 20,000 cases to tell apart',
    });
    expect(findings.map(({ part }) => part)).toContainEqual({ kind: 'rule', plan: 'NL', name: 'Again' });
  }, 60_000);

  it('is a dozen unanchored routes, which end in a named fallback', () => {
    const many = Array.from({ length: 14 }, (_, at) =>
      route(`R${at}`, `${at % 10}\\d${(at * 7) % 10}.*${(at * 3) % 10}`, 'A'),
    );
    const { unproved, findings } = prove(factsOf(withRoutes(toEmergency, ...many)));
    expect(unproved).toEqual([
      {
        what: 'routes for dial plan "NL" with policy "Staff"',
        why: 'the patterns together have too many cases',
        tried: 'they were tried with many numbers instead',
      },
    ]);
    expect(
      findings.filter(({ kind }) => kind.startsWith('route-')).every(({ certainty }) => certainty === 'sampled'),
    ).toBe(true);
  }, 120_000);

  it('is a dozen unanchored rules, of which the plan is tried', () => {
    const many = Array.from({ length: 14 }, (_, at) =>
      rule(`R${at}`, `${at % 10}\\d${(at * 7) % 10}.*${(at * 3) % 10}`, '+31'),
    );
    const three = rule('Three', '^(1\\d{2})$', '+31205552$1');
    const tenant = withRules(three, ...nlRules, ...many, rule('Last', '^0(20\\d{7})$', '+32$1'));
    const { findings, unproved } = proved(tenant);
    expect(unproved[0]).toEqual({
      part: { kind: 'plan', name: 'NL' },
      what: 'dial plan "NL"',
      why: 'its patterns together have too many cases',
      tried: 'its rules were tried with many numbers instead',
    });
    const last = findings.find(({ part }) => 'name' in part && part.name === 'Last');
    expect(last?.certainty).toBe('sampled');
    expect(last?.what).toBe(
      'Rule "Last" of dial plan "NL" took none of the numbers tried: "National" above it took those that it matches.',
    );
    expect(last?.fix).toBe('move it above "National", or remove it.');
    expect(findings.find(({ part }) => 'name' in part && part.name === 'Emergency')?.fix).toBe(
      'move it above "Three", or let the pattern of "Three" leave these numbers out.',
    );
  }, 120_000);
});
