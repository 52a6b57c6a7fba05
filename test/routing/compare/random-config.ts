import fc from 'fast-check';
import type { NormalizationRule, ServicePlan, ServiceRule, VoiceConfig, VoiceRoute } from '../../../routing/config.ts';
import { aConfig } from '../a-config.ts';
import { randomPattern } from '../matching/random-pattern.ts';

const route = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('^\\+1\\d{2}$', '^\\+(?!1)\\d+$', '^\\+?12$', '^\\+2', '^2\\d*$', '.*', '0$', '11'),
  },
  { weight: 2, arbitrary: randomPattern.map((pattern) => `^(?:${pattern})$`) },
  { weight: 1, arbitrary: randomPattern },
);
const rule: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<readonly [string, string]>(
      ['^(12)$', '$1'],
      ['^00([1-2]\\d*)$', '+$1'],
      ['^0(\\d+)$', '+1$1'],
      ['^([12]\\d)$', '+1$1'],
      ['^0?(\\d{2})$', '+2$1'],
      ['^([12])(\\d)$', '+1$1$2'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      randomPattern.map((pattern) => `^(?:${pattern})$`),
      fc.constantFrom('$&', '+1$&', '$1', '+2$1', '+11'),
    ),
  },
);

const rulesArbitrary = fc
  .array(rule, { maxLength: 4 })
  .map((rules) =>
    rules.map(([pattern, translation], at): NormalizationRule => ({ name: `r${at}`, pattern, translation })),
  );

const routesArbitrary = fc
  .array(
    fc.record({
      pattern: route,
      pstnUsages: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
      sbcs: fc.subarray(['s1', 's2', 's3']),
      priority: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 5 },
  )
  .map((routes) => routes.map((parts, at): VoiceRoute => ({ name: `R${at}`, ...parts })));

const serviceRule = (pattern: string, translation: string, certainty: ServiceRule['certainty']): ServiceRule => ({
  ...{ name: `NL ${pattern}`, pattern, translation, certainty },
  source: 'made up',
});
const servicePlan = fc.constantFrom<ServicePlan>(
  { callingCode: '1', rules: [], whole: true },
  { callingCode: '1', rules: [], whole: false },
  {
    ...{ callingCode: '1', whole: false },
    rules: [serviceRule('^00(\\d+)$', '+$1', 'likely'), serviceRule('^0(\\d+)$', '+1$1', 'published')],
  },
  {
    ...{ callingCode: '1', whole: false },
    rules: [serviceRule('^00([1-2]\\d*)$', '+$1', 'likely'), serviceRule('^0(\\d+)$', '+2$1', 'likely')],
  },
);

const users = ['ada', 'bob', 'cyd', 'dan'];

/** Small configurations over the digits 0-2: four users, two dial plans, two policies, three SBCs. */
const randomConfig: fc.Arbitrary<VoiceConfig> = fc
  .record({
    plans: fc.tuple(rulesArbitrary, rulesArbitrary),
    usages: fc.tuple(fc.shuffledSubarray(['A', 'B', 'C']), fc.shuffledSubarray(['A', 'B', 'C'])),
    routes: routesArbitrary,
    people: fc.array(
      fc.record({
        plan: fc.constantFrom(undefined, 'P1', 'P2'),
        policy: fc.constantFrom(undefined, 'V1', 'V2'),
        number: fc.constantFrom(undefined, '+110', '+111', '+2'),
        callingPlan: fc.boolean(),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    disabled: fc.constantFrom('', 's1'),
    service: servicePlan,
    unreadGlobalPlan: fc.boolean(),
  })
  .map(({ plans, usages, routes, people, disabled, service, unreadGlobalPlan }) => {
    const taken = new Set<string>();
    return aConfig({
      users: people.map(({ plan, policy, number, callingPlan }, at) => {
        const free = number !== undefined && !taken.has(number);
        if (free) taken.add(number);
        return {
          name: users[at] ?? '',
          country: 'NL',
          dialPlan: plan,
          voiceRoutingPolicy: policy,
          number: free ? number : undefined,
          callingPlan,
        };
      }),
      servicePlans: { NL: service },
      unreadGlobalPlan,
      dialPlans: [
        { name: 'P1', rules: plans[0] },
        { name: 'P2', rules: plans[1] },
      ],
      voiceRoutingPolicies: [
        { name: 'V1', pstnUsages: usages[0] },
        { name: 'V2', pstnUsages: usages[1] },
        { name: 'Global', pstnUsages: ['B'] },
      ],
      voiceRoutes: routes,
      sbcs: ['s1', 's2', 's3'].map((name) => ({ name, fqdn: `${name}.example`, enabled: name !== disabled })),
    });
  });

/** Two versions of a configuration: one of them with some parts of the other. */
export const randomVersions: fc.Arbitrary<readonly [VoiceConfig, VoiceConfig]> = fc
  .tuple(
    randomConfig,
    randomConfig,
    fc.subarray(['dialPlans', 'voiceRoutes', 'voiceRoutingPolicies', 'users', 'sbcs', 'servicePlans'] as const),
  )
  .map(([base, other, parts]) => [base, { ...base, ...Object.fromEntries(parts.map((part) => [part, other[part]])) }]);
