import { describe, expect, it } from 'vitest';
import { planDialPlans } from '../../components/dial-plans/plan.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { dialPlan } from '../../tenant/schema/dial-plan.ts';
import { normalizationRule } from '../../tenant/schema/normalization-rule.ts';
import { sbc } from '../../tenant/schema/sbc.ts';
import { knownKeys } from '../../tenant/schema/schema-at.ts';
import { translationRule } from '../../tenant/schema/translation-rule.ts';
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
  inboundTeams: ['[Strip]', 'inboundTeamsTranslationRules', ['Strip']],
  inboundPstn: ['[strip]', 'inboundPstnTranslationRules', ['Strip']],
  outboundPstn: ['[Plus, Strip]', 'outboundPstnTranslationRules', ['Plus', 'Strip']],
  outboundTeams: ['[]', 'outboundTeamsTranslationRules', []],
  description: ['a note', 'description', 'a note'],
  adopt: ['true', 'adopt', true],
};

const translationSettings: Settings = {
  pattern: ["'^(\\d{4})$'", 'pattern', '^(\\d{4})$'],
  translation: ["'+3120555'", 'translation', '+3120555'],
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

const translationRules =
  "translationRules: { Strip: { pattern: '^1', translation: '1' }, Plus: { pattern: '^2', translation: '+2' } }";

const flow = (settings: Record<string, string>): string =>
  `{ ${Object.entries(settings)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }`;

describe('every setting of a tenant file reaches its resource as it is', () => {
  it('and none is forgotten here', () => {
    const known = (settings: Settings, ...ownUse: string[]) => [...Object.keys(settings), ...ownUse].toSorted();
    expect(knownKeys(sbc).toSorted()).toEqual(known(sbcSettings, 'derived', 'drain', 'drainFor', 'mapsUsernames'));
    expect(knownKeys(translationRule).toSorted()).toEqual(known(translationSettings, 'existing'));
    expect(knownKeys(voiceRoute).toSorted()).toEqual(known(routeSettings));
    expect(knownKeys(voiceRoutingPolicy).toSorted()).toEqual(known(policySettings, 'existing'));
    expect(knownKeys(dialPlan).toSorted()).toEqual(known(planSettings, 'existing'));
    expect(knownKeys(normalizationRule).toSorted()).toEqual(known(ruleSettings));
  });

  it('but for what is somebody else’s, which has no resource', () => {
    const { tenant: others, problems } = load({
      sections: {
        voiceRoutingPolicies:
          'voiceRoutingPolicies: { NL agents: { pstnUsages: [National], existing: true }, Ours: [National] }',
        dialPlans:
          "dialPlans: { NL: { existing: true, rules: [] }, Ours: [{ name: Emergency, pattern: '^(112)$', translation: '$1' }] }",
      },
    });
    expect(problems).toEqual([]);
    if (others === undefined) expect.unreachable();
    const names = [...planDirectRouting('x', others), ...planDialPlans('x', others)].flatMap(({ kind, args }) =>
      kind === 'VoiceRoutingPolicy' || kind === 'DialPlan' ? ['name' in args && args.name] : [],
    );
    expect(names).toEqual(['Ours', 'Ours']);
    expect(others.voiceRoutingPolicies.map(({ existing }) => existing)).toEqual([true, undefined]);
  });

  it('and nobody takes over what is left to somebody else', () => {
    const { problems } = load({
      sections: {
        voiceRoutingPolicies:
          'voiceRoutingPolicies: { NL agents: { pstnUsages: [National], existing: true, adopt: true } }',
        dialPlans: 'dialPlans: { NL: { existing: true, adopt: true, rules: [] } }',
      },
    });
    expect(problems).toEqual([
      expect.stringContaining('existing leaves the policy to somebody else'),
      expect.stringContaining('existing leaves the plan to somebody else'),
    ]);
  });

  it.each(Object.entries(translationSettings))('of a translation rule: %s', (name, [typed, argument, value]) => {
    const of = (more: Record<string, string>) => {
      const rule = flow({ pattern: "'^1'", translation: "'+1'", ...more });
      return argsOf({ translationRules: `translationRules: { Strip: ${rule} }` }, 'translation-strip');
    };
    const plain = of({});
    expect(plain[argument]).not.toEqual(value);
    expect(of({ [name]: typed })).toEqual({ ...plain, [argument]: value });
  });

  it.each(Object.entries(sbcSettings))('of an SBC: %s', (name, [typed, argument, value]) => {
    const bySite: Record<string, string> = ['locationBasedRouting', 'bypassMode', 'proxySbc'].includes(name)
      ? { networkSite: 'Amsterdam' }
      : {};
    const settings = { fqdn: 'sbc1.teams.carrier.example', port: '5061', ...bySite };
    const of = (more: Record<string, string>) => {
      const asked = { ...settings, ...more };
      return argsOf({ translationRules, sbcs: `sbcs: { main: ${flow(asked)} }` }, `sbc-${asked.fqdn}`);
    };
    const plain = of({});
    expect(plain[argument]).not.toEqual(value);
    expect(of({ [name]: typed })).toEqual({ ...plain, [argument]: value });
  });

  it('of an SBC: drain and drainFor together, and drainFor alone is nothing yet', () => {
    const of = (more: Record<string, string>) =>
      argsOf(
        { sbcs: `sbcs: { main: ${flow({ fqdn: 'sbc1.teams.carrier.example', port: '5061', ...more })} }` },
        'sbc-sbc1.teams.carrier.example',
      );
    const plain = of({});
    expect(of({ drain: 'true' })).toEqual({ ...plain, enabled: false, drainFor: '1h' });
    expect(of({ drain: 'true', drainFor: '90m' })).toEqual({ ...plain, enabled: false, drainFor: '90m' });
    expect(of({ drainFor: '90m' })).toEqual(plain);
    expect(of({ drain: 'false', enabled: 'false' })).toEqual({ ...plain, enabled: false });
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
