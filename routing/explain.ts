import type { ReadyUsage, ReadyUser, Voice } from './compile.ts';
import { attempt } from './depart.ts';
import { withinSteps } from './matching/matcher.ts';
import { normalise } from './normalise.ts';
import type { DialledCall, Doubt, Outcome, RouteTrial, UsageTrial } from './trace.ts';

/**
 * What Teams does when a user dials, step by step: dial plan, reverse look-up, policy, usages, routes, SBCs.
 *
 * `dialled` is what the phone sends: ASCII, without the blanks and hyphens that people write.
 */
export const explainDialled = (voice: Voice, user: ReadyUser, dialled: string): DialledCall => {
  const doubts: Doubt[] = [];
  const normalisation = normalise(user, dialled, doubts);
  const { number } = normalisation;
  if (!number.startsWith('+')) {
    const again = normalise(user, number, []).number;
    if (again !== number) doubts.push({ kind: 'second pass', number: again });
  }
  const call = { direction: 'dialled', user: user.user.name, dialled, normalisation, policy: user.policy } as const;
  const colleague = voice.numbers.get(number);
  if (colleague && !colleague.skipsInternal) {
    return { ...call, usages: [], outcome: { kind: 'internal', user: colleague.name }, doubts };
  }
  const usages: UsageTrial[] = [];
  const outcome = choose(voice, user, number, usages, doubts);
  return { ...call, usages, outcome, doubts };
};

const choose = (voice: Voice, user: ReadyUser, number: string, tried: UsageTrial[], doubts: Doubt[]): Outcome => {
  for (const [index, usage] of user.usages.entries()) {
    const routes = tryRoutes(usage, number, doubts);
    tried.push({ usage: usage.name, routes });
    const matched = routes.filter((route) => route.result === 'matched');
    if (matched.length === 0) continue;
    doubtLaterUsages(user.usages.slice(index + 1), number, doubts);
    doubtEqualPriorities(matched, doubts);
    const attempts = matched.map(({ route }) => attempt(voice, route, number, user.user.number, doubts));
    if (attempts.every(({ sbcs }) => sbcs.length === 0)) return { kind: 'dropped', reason: 'no sbc' };
    return { kind: 'routed', usage: usage.name, attempts };
  }
  if (user.user.callingPlan) return { kind: 'calling plan' };
  return { kind: 'dropped', reason: user.usages.length === 0 ? 'no usages' : 'nothing matches' };
};

const tryRoutes = (usage: ReadyUsage, number: string, doubts: Doubt[]): RouteTrial[] =>
  usage.routes.map(({ matcher, hit, miss }) => {
    const matched = matcher && withinSteps(hit.route.pattern, () => matcher.test(number));
    if (typeof matched === 'boolean') return matched ? hit : miss;
    doubts.push({ kind: 'not modelled', what: 'route', name: miss.route.name });
    return matched ? { ...miss, result: 'not modelled', failure: matched } : miss;
  });

const doubtLaterUsages = (later: readonly ReadyUsage[], number: string, doubts: Doubt[]): void => {
  const usages = later
    .filter((usage) => tryRoutes(usage, number, []).some(({ result }) => result === 'matched'))
    .map((usage) => usage.name);
  if (usages.length > 0) doubts.push({ kind: 'later usages', usages });
};

const doubtEqualPriorities = (matched: readonly RouteTrial[], doubts: Doubt[]): void => {
  const routes = matched
    .filter(({ route }, index) =>
      matched.some((other, otherIndex) => otherIndex !== index && other.route.priority === route.priority),
    )
    .map(({ route }) => route.name);
  if (routes.length > 0) doubts.push({ kind: 'equal priorities', routes });
};
