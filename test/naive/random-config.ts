import fc from 'fast-check';
import type { NormalizationRule, Rewrite, Sbc, VoiceConfig, VoiceRoute, VoiceUser } from '../../routing/config.ts';
import { anyRoutePattern, anyRulePattern, anyTranslation } from './random-text.ts';

const plans = ['Global', 'NL', 'Depot'];
const policies = ['Global', 'Agents', 'Supervisors'];
const usages = ['Emergency', 'National', 'International'];
const groups = ['Everyone', 'Depot', 'Night'];
const translationRules = ['First', 'Second', 'Third'];
const sbcs = ['main', 'second', 'third'];
const userNames = ['ada', 'bob', 'eve', 'joe'];

/** A name of a list, now and then in another case. */
const nameOf = (names: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 9 }))
    .map(([name, n]) => (n > 0 ? name : name.toUpperCase()));
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const rewrites = { pattern: anyRulePattern, translation: anyTranslation };
const rule: fc.Arbitrary<NormalizationRule> = fc.record({
  name: fc.constant('rule'),
  ...rewrites,
  internal: fc.boolean(),
});
const rules = (maxLength: number) =>
  fc.array(rule, { maxLength }).map((list) => list.map((one, index) => ({ ...one, name: `rule ${index + 1}` })));

const dialPlan = (name: string) => fc.record({ name: fc.constant(name), rules: rules(6) });
const policy = (name: string) =>
  fc.record({
    name: fc.constant(name),
    pstnUsages: fc.uniqueArray(nameOf(usages), { size: 'max', maxLength: 3, selector: lower }),
  });
const lower = (name: string) => name.toLowerCase();

/** Priorities are drawn from so many values that now and then two are equal. */
const route: fc.Arbitrary<VoiceRoute> = fc.record({
  name: fc.constant('route'),
  pattern: anyRoutePattern,
  priority: fc.integer({ min: 1, max: 15 }),
  pstnUsages: fc.uniqueArray(nameOf(usages), { minLength: 1, maxLength: 2, selector: lower }),
  sbcs: fc.uniqueArray(nameOf(sbcs), { maxLength: 3, selector: lower }),
});

const translationRule = (name: string): fc.Arbitrary<Rewrite> => fc.record({ name: fc.constant(name), ...rewrites });
const ruleList = sometimes(fc.uniqueArray(nameOf(translationRules), { maxLength: 2, selector: lower }));
const sbc = (name: string): fc.Arbitrary<Sbc> =>
  fc.record({
    name: fc.constant(name),
    fqdn: fc.constant(`${name}.sbc.example`),
    enabled: fc.constantFrom(undefined, true, true, false),
    mapsUsernames: sometimes(fc.boolean()),
    translations: sometimes(fc.record({ outboundPstn: ruleList, outboundTeams: ruleList, inboundTeams: ruleList })),
  });

const user = (name: string, index: number): fc.Arbitrary<VoiceUser> =>
  fc.record({
    name: fc.constant(`${name}@contoso.example`),
    number: fc.constantFrom(
      undefined,
      `+3120555210${index + 1}`,
      `+31205552100;ext=10${index + 1}`,
      `+1425555010${index}`,
    ),
    country: fc.constantFrom('NL', 'NL', 'GB', 'US', 'ZZ'),
    dialPlan: sometimes(nameOf(plans.slice(1))),
    voiceRoutingPolicy: sometimes(nameOf(policies.slice(1))),
    groups: sometimes(fc.uniqueArray(nameOf(groups), { maxLength: 2, selector: lower })),
    callingPlan: fc.constantFrom(undefined, false, false, true),
    skipsInternal: fc.constantFrom(undefined, false, false, true),
  });

const assignment = (rank: number) =>
  fc
    .oneof(
      fc.record({ kind: fc.constant('dialPlan' as const), group: nameOf(groups), assigned: nameOf(plans.slice(1)) }),
      fc.record({
        kind: fc.constant('voiceRoutingPolicy' as const),
        group: nameOf(groups),
        assigned: nameOf(policies.slice(1)),
      }),
    )
    .map((entry) => ({ ...entry, rank }));

const all = <Value>(names: readonly string[], of: (name: string, index: number) => fc.Arbitrary<Value>) =>
  fc.tuple(...names.map(of));

/** Global is there or not; everything else that is named is there. */
const withGlobal = <Value extends { readonly name: string }>(list: fc.Arbitrary<Value[]>) =>
  fc
    .tuple(list, fc.boolean())
    .map(([entries, global]) => (global ? entries : entries.filter(({ name }) => name !== 'Global')));

/** The country rules of section 14.3, all published; countries of which only the calling code is known; and what is likely of one. */
const gb = [
  { name: 'GB Intl Dialing', pattern: '^00(\\d+)$', translation: '+$1' },
  {
    name: 'GB Extension Rule',
    pattern: '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
    translation: '$1;ext=$7',
  },
  { name: 'GB Long Distance', pattern: '^0(\\d+)$', translation: '+44$1' },
].map((one) => ({ ...one, certainty: 'published' as const, source: 'printed' }));
const serviceRules = rules(3).chain((list) =>
  fc
    .array(fc.constantFrom('published' as const, 'likely' as const), { minLength: list.length, maxLength: list.length })
    .map((certain) => list.map((one, at) => ({ ...one, certainty: certain[at] ?? 'likely', source: 'made up' }))),
);

/** Everything that decides a call, at random. Countries without a service plan: ZZ. */
export const anyConfig: fc.Arbitrary<VoiceConfig> = fc.record({
  users: all(userNames, user),
  dialPlans: withGlobal(all(plans, dialPlan)),
  unreadGlobalPlan: sometimes(fc.boolean()),
  servicePlans: fc.record({
    NL: fc.record({ callingCode: fc.constant('31'), rules: serviceRules, whole: fc.boolean() }),
    GB: fc.constant({ callingCode: '44', rules: gb, whole: true }),
    US: fc.constant({ callingCode: '1', rules: [], whole: false }),
  }),
  voiceRoutingPolicies: withGlobal(all(policies, policy)),
  voiceRoutes: fc
    .array(route, { minLength: 2, maxLength: 8 })
    .map((routes) => routes.map((one, index) => ({ ...one, name: `route ${index + 1}` }))),
  sbcs: all(sbcs, sbc),
  translationRules: all(translationRules, translationRule),
  groupAssignments: fc.tuple(...[1, 2, 3, 4].map(assignment)),
  inboundDomain: fc.constantFrom(undefined, ...Array(5).fill('UJET.carrier.example')),
  inboundAddsPlus: sometimes(fc.boolean()),
});

/** What CCAIP dials: numbers with and without `+`, user names, hosts that fit and one that doesn't. */
export const anyAddress = fc
  .tuple(
    fc.constantFrom(
      '+31205552101',
      '31205552102',
      '+31205552103',
      '+31205552100;ext=101',
      '2101',
      '14255550100',
      'ada',
      'Bob',
      'zoe',
    ),
    fc.constantFrom('@ujet.carrier.example', '@UJET.carrier.example', '@other.example', ''),
    fc.constantFrom('', 'sip:'),
  )
  .map(([who, host, scheme]) => (host === '' ? who : `${scheme}${who}${host}`));
