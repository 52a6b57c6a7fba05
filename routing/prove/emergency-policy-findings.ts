import type { EmergencyCallRoutingPolicy, EmergencyNumber } from '../../tenant/tenant.ts';
import { nameKey } from '../compile.ts';
import { matcherFor } from '../matching/matcher.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames, userNames } from './names.ts';

/** Emergency call routing policies: who has none with numbers, those without any, and numbers that their usages don't take. */
export const emergencyPolicyFindings = (facts: Facts): Finding[] => [
  ...missing(facts),
  ...facts.tenant.emergencyCallRoutingPolicies.flatMap((policy) => [
    ...empty(facts, policy),
    ...policy.numbers.flatMap((number) => withoutRoute(facts, policy, number)),
  ]),
];

/** One finding for a tenant: what the Global policy holds, files can't know. */
const missing = ({ tenant }: Facts): Finding[] => {
  if (tenant.global?.emergencyCallRoutingPolicy !== undefined) return [];
  const without = tenant.users.filter(({ emergencyCallRoutingPolicy }) => emergencyCallRoutingPolicy === undefined);
  const [first] = without;
  if (!first) return [];
  const isAll = without.length === tenant.users.length && without.length > 2;
  const gives = isAll ? `none of the ${without.length} users an` : `${userNames(without.map(({ upn }) => upn))} no`;
  return [
    {
      kind: 'emergency-policy-missing',
      level: 'warning',
      certainty: 'proved',
      part: { kind: 'user', name: first.upn },
      what: `The files give ${gives} emergency call routing policy.`,
      why: "Microsoft says that a Direct Routing user without one is not enabled for emergency calling. Teams' Global one may have numbers, and sites of the network policies of their own; files cannot know.",
      fix: 'describe one under emergencyCallRoutingPolicies and name it for the sites; if Global is to do it, look there.',
    },
  ];
};

const empty = ({ tenant }: Facts, { name, numbers }: EmergencyCallRoutingPolicy): Finding[] => {
  if (numbers.length > 0) return [];
  const users = tenant.users.filter(({ emergencyCallRoutingPolicy }) => isNamed(emergencyCallRoutingPolicy, name));
  return [
    {
      kind: 'emergency-policy-empty',
      level: 'warning',
      certainty: 'proved',
      part: { kind: 'emergency policy', name },
      what: `Emergency call routing policy "${name}" has no numbers.`,
      why: `It enables nobody for emergency calling${users.length === 0 ? '' : `, and ${userNames(users.map(({ upn }) => upn))} ${users.length === 1 ? 'has' : 'have'} it instead of Teams' Global one`}.`,
      fix: 'give it the numbers that people there dial, e.g. { dial: …, usage: … }, or remove it.',
    },
  ];
};

const isNamed = (one: string | undefined, name: string): boolean => one !== undefined && nameKey(one) === nameKey(name);

/** The usage takes the call, so its routes must take the dial string; clients have sent it with a + before it too. */
const withoutRoute = (
  { tenant }: Facts,
  { name: policy }: EmergencyCallRoutingPolicy,
  { dial, usage }: EmergencyNumber,
): Finding[] => {
  const routes = tenant.voiceRoutes.filter(({ pstnUsages }) => pstnUsages.some((one) => isNamed(one, usage)));
  const takes = (number: string): boolean | undefined => {
    const tries = routes.map(({ pattern }) => {
      const matcher = matcherFor(pattern);
      const matched = 'test' in matcher ? matcher.test(number) : undefined;
      return typeof matched === 'boolean' ? matched : undefined;
    });
    return tries.includes(true) ? true : tries.includes(undefined) ? undefined : false;
  };
  const other = dial.startsWith('+') ? dial.slice(1) : `+${dial}`;
  const [asIs, otherwise] = [takes(dial), takes(other)];
  // A route that isn't analysed may take it.
  if (asIs === undefined || (asIs && otherwise !== false)) return [];
  const pattern = `'^\\+?${dial.replace('+', '')}$'`;
  const about = { kind: 'emergency-number-without-route', part: { kind: 'emergency policy', name: policy } } as const;
  if (!asIs) {
    return [
      {
        ...about,
        level: 'error',
        certainty: 'proved',
        what: `No route of PSTN usage "${usage}" takes ${dial}, which emergency call routing policy "${policy}" sends there.`,
        why:
          routes.length === 0
            ? 'The usage has no routes. The policy takes the call, so no other usage is tried, and the call is dropped.'
            : `Its routes are ${quotedNames(routes.map(({ name }) => name))}. The policy takes the call, so no other usage is tried, and the call is dropped.`,
        fix: `give the usage a route with pattern ${pattern}, or name another usage.`,
      },
    ];
  }
  return [
    {
      ...about,
      level: 'warning',
      certainty: 'proved',
      what: `PSTN usage "${usage}" has a route for ${dial} and none for ${other}, which emergency call routing policy "${policy}" may send there.`,
      why: 'Clients of Teams have put a + before emergency numbers, and were to stop; who has an old one may still.',
      fix: `write the pattern ${pattern}.`,
    },
  ];
};
