import { describe, expect, it } from 'vitest';
import { planDialPlans } from '../../components/dial-plans/plan.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { dialPlan } from '../../tenant/schema/dial-plan.ts';
import { normalizationRule } from '../../tenant/schema/normalization-rule.ts';
import { sbc } from '../../tenant/schema/sbc.ts';
import { knownKeys } from '../../tenant/schema/schema-at.ts';
import { voiceRoute } from '../../tenant/schema/voice-route.ts';
import { voiceRoutingPolicy } from '../../tenant/schema/voice-routing-policy.ts';
import { load } from '../tenant/a-tenant-folder.ts';

/** The arguments of the one resource whose name ends so, of a tenant with these sections. */
const argsOf = (sections: Record<string, string>, name: string): Record<string, unknown> => {
  const { tenant, problems } = load({ sections });
  expect(problems).toEqual([]);
  if (tenant === undefined) throw new Error('no tenant');
  const plan = [...planDirectRouting('x', tenant), ...planDialPlans('x', tenant)];
  return plan.find((child) => child.name === `x-${name}`)?.args as unknown as Record<string, unknown>;
};

/** By setting: as it is typed, the argument that it becomes, and that argument's value. No value is a default. */
type Settings = Readonly<Record<string, readonly [typed: string, argument: string, value: unknown]>>;

const sbcSettings: Settings = {
  fqdn: ['sbc9.teams.carrier.example', 'fqdn', 'sbc9.teams.carrier.example'],
  port: ['5067', 'sipSignalingPort', 5067],
  enabled: ['false', 'enabled', false],
  sendSipOptions: ['false', 'sendSipOptions', false],
  failoverSeconds: ['20', 'failoverSeconds', 20],
  failoverResponseCodes: ['[503]', 'failoverResponseCodes', [503]],
  forwardCallHistory: ['true', 'forwardCallHistory', true],
  forwardPai: ['true', 'forwardPai', true],
  maxSessions: ['200', 'maxConcurrentSessions', 200],
  mediaBypass: ['true', 'mediaBypass', true],
  networkSite: ['Utrecht', 'networkSite', 'Utrecht'],
  locationBasedRouting: ['true', 'locationBasedRouting', true],
  locationBasedRoutingOverride: ['true', 'locationBasedRoutingOverride', true],
  mediaRelayCountry: ['DE', 'mediaRelayCountry', 'DE'],
  bypassMode: ['Always', 'bypassMode', 'Always'],
  proxySbc: ['proxy.carrier.example', 'proxySbc', 'proxy.carrier.example'],
  pidfLo: ['true', 'pidfLo', true],
  ipVersion: ['IPv6', 'ipVersion', 'IPv6'],
  description: ['a note', 'description', 'a note'],
  adopt: ['true', 'adopt', true],
};

const routeSettings: Settings = {
  route: ['NL mobile', 'name', 'NL mobile'],
  pattern: ["'^\\+316'", 'numberPattern', '^\\+316'],
  sbcs: ['[second]', 'sbcs', ['sbc2.teams.carrier.example']],
  alsoIn: ['[Abroad]', 'pstnUsages', ['National', 'Abroad']],
  description: ['a note', 'description', 'a note'],
  adopt: ['true', 'adopt', true],
};

const policySettings: Settings = {
  pstnUsages: ['[Abroad, National]', 'pstnUsages', ['Abroad', 'National']],
  description: ['a note', 'description', 'a note'],
  adopt: ['true', 'adopt', true],
};

const planSettings: Settings = {
  rules: ["[{ name: A, pattern: '^1', translation: '+1' }]", 'order', ['A']],
  externalPrefix: ["'9'", 'order', expect.arrayContaining(['E', expect.stringContaining('9')])],
  from: ['Base', 'order', ['B']],
  first: ["[{ name: F, pattern: '^1', translation: '+1' }]", 'order', ['F', 'B']],
  last: ["[{ name: L, pattern: '^1', translation: '+1' }]", 'order', ['B', 'L']],
  description: ['a note', 'description', 'a note'],
  adopt: ['true', 'adopt', true],
};

const ruleSettings: Settings = {
  name: ['Emergency', 'name', 'Emergency'],
  pattern: ["'^(112)$'", 'pattern', '^(112)$'],
  translation: ["'+32'", 'translation', '+32'],
  internal: ['true', 'internal', true],
  description: ['a note', 'description', 'a note'],
};

const flow = (settings: Record<string, string>): string =>
  `{ ${Object.entries(settings)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }`;

describe('every setting of a tenant file reaches its resource as it is', () => {
  it('and none is forgotten here', () => {
    const known = (settings: Settings, ...ownUse: string[]) => [...Object.keys(settings), ...ownUse].toSorted();
    expect(knownKeys(sbc).toSorted()).toEqual(known(sbcSettings, 'derived', 'mapsUsernames'));
    expect(knownKeys(voiceRoute).toSorted()).toEqual(known(routeSettings));
    expect(knownKeys(voiceRoutingPolicy).toSorted()).toEqual(known(policySettings));
    expect(knownKeys(dialPlan).toSorted()).toEqual(known(planSettings));
    expect(knownKeys(normalizationRule).toSorted()).toEqual(known(ruleSettings));
  });

  it.each(Object.entries(sbcSettings))('of an SBC: %s', (name, [typed, argument, value]) => {
    const bySite: Record<string, string> = ['locationBasedRouting', 'bypassMode', 'proxySbc'].includes(name)
      ? { networkSite: 'Amsterdam' }
      : {};
    const settings = { fqdn: 'sbc1.teams.carrier.example', port: '5061', ...bySite };
    const of = (more: Record<string, string>) =>
      argsOf({ sbcs: `sbcs: { main: ${flow({ ...settings, ...more })} }` }, 'sbc-main');
    const plain = of({});
    expect(plain[argument]).not.toEqual(value);
    expect(of({ [name]: typed })).toEqual({ ...plain, [argument]: value });
  });

  it.each(Object.entries(routeSettings))('of a voice route: %s', (name, [typed, argument, value]) => {
    const sbcs =
      'sbcs: { main: { fqdn: sbc1.teams.carrier.example, port: 5061 }, second: { fqdn: sbc2.teams.carrier.example, port: 5061 } }';
    const of = (more: Record<string, string>, as = 'nl') => {
      const route = flow({ route: 'NL', pattern: "'^1'", sbcs: '[main]', ...more });
      const pstnUsages = `pstnUsages: { National: [${route}], Abroad: [] }`;
      return argsOf(
        { sbcs, pstnUsages, voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National] }' },
        `route-${as}`,
      );
    };
    const plain = of({});
    expect(plain[argument]).not.toEqual(value);
    const [as, order] = name === 'route' ? ['nl mobile', { trialOrder: ['NL mobile'] }] : ['nl', {}];
    expect(of({ [name]: typed }, as)).toEqual({ ...plain, ...order, [argument]: value });
  });

  it.each(Object.entries(policySettings))('of a voice routing policy: %s', (name, [typed, argument, value]) => {
    const of = (more: Record<string, string>) =>
      argsOf(
        {
          pstnUsages: 'pstnUsages: { National: [], Abroad: [] }',
          voiceRoutingPolicies: `voiceRoutingPolicies: { NL agents: ${flow({ pstnUsages: '[National]', ...more })} }`,
        },
        'policy-nl agents',
      );
    const plain = of({});
    expect(plain[argument]).not.toEqual(value);
    expect(of({ [name]: typed })).toEqual({ ...plain, [argument]: value });
  });

  it.each(Object.entries(planSettings))('of a dial plan: %s', (name, [typed, argument, value]) => {
    const isBuilt = ['from', 'first', 'last'].includes(name);
    const rules: Record<string, string> = isBuilt
      ? { from: 'Base' }
      : { rules: "[{ name: E, pattern: '^(112)$', translation: '$1' }]" };
    const of = (settings: Record<string, string>) =>
      argsOf(
        { dialPlans: `dialPlans: { Base: [{ name: B, pattern: '^2', translation: '+2' }], NL: ${flow(settings)} }` },
        'nl',
      );
    const asked = of({ ...rules, [name]: typed });
    expect(asked[argument]).toEqual(value);
    if (name !== 'from') expect(of(rules)[argument]).not.toEqual(value);
  });

  it.each(Object.entries(ruleSettings))('of a rule: %s', (name, [typed, argument, value]) => {
    const rule = flow({ name: 'E', pattern: "'^1'", translation: "'+1'", [name]: typed });
    const { order, rules } = argsOf({ dialPlans: `dialPlans: { NL: [${rule}] }` }, 'nl') as {
      order: string[];
      rules: Record<string, Record<string, unknown>>;
    };
    expect({ name: order[0], ...rules[order[0] ?? ''] }[argument]).toEqual(value);
  });
});
