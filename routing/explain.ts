import { callerOf, doubtCaller } from './caller-id.ts';
import type { ReadyEmergencyNumber, ReadyUsage, ReadyUser, Voice } from './compile.ts';
import { attempt } from './depart.ts';
import { destinationDoubts } from './destinations.ts';
import { anyTaken, emergencyDoubts, goesInShort, readingsOf, takenOf } from './emergency-policy.ts';
import { extensionDoubts } from './extension-cut.ts';
import { withinSteps } from './matching/matcher.ts';
import { normalise } from './normalise.ts';
import { dialledEmergency, isEmergencyIn } from './numbers/emergency.ts';
import type { DialledCall, Doubt, Outcome, RouteTrial, UsageTrial } from './trace.ts';
import { treat } from './treat.ts';

/**
 * What Teams does when a user dials, step by step: dial plan, reverse look-up, treatments of unassigned numbers, policy, usages, routes, SBCs.
 *
 * `dialled` is what the phone sends: ASCII, without the blanks and hyphens that people write.
 */
export const explainDialled = (voice: Voice, user: ReadyUser, dialled: string): DialledCall => {
  const doubts: Doubt[] = doubtMembership(voice, user);
  const normalisation = normalise(user, dialled, doubts);
  const { number } = normalisation;
  if (!number.startsWith('+')) {
    const again = normalise(user, number, []).number;
    if (again !== number) doubts.push({ kind: 'second pass', number: again });
  }
  const call = {
    direction: 'dialled',
    user: user.user.name,
    dialled,
    normalisation,
    policy: user.policy,
    ...(user.callsOff !== undefined && { callingPolicy: user.callsOff }),
  } as const;
  if (user.callsOff !== undefined) {
    // Whatever the dial plan makes of it.
    if (!isEmergencyCall(user, dialled, number))
      return { ...call, usages: [], outcome: { kind: 'dropped', reason: 'no private calling' }, doubts: byGroup(user) };
    doubts.push({ kind: 'calls off', policy: user.callsOff });
  }
  if (user.emergency === undefined && voice.config.networkSites === undefined) {
    return { ...call, ...goes(voice, user, number, undefined, doubts), doubts };
  }
  const reading = voice.config.emergencyReading ?? 'plan first';
  const taken = readingsOf(user, dialled, number)[reading];
  const gone = goes(voice, user, number, taken, doubts);
  const unsure = emergencyDoubts({
    voice,
    user,
    dialled,
    number,
    outcome: gone.outcome,
    goes: (other) => goes(voice, user, number, other, []).outcome,
    reading,
  });
  return {
    ...call,
    ...(taken && user.emergency && { emergency: takenOf(user.emergency, taken) }),
    ...gone,
    doubts: [...doubts, ...treatedFirst(voice, user, gone.outcome, anyTaken(user, dialled, number)), ...unsure],
  };
};

/** A treatment has a call that the emergency call routing policy takes, or may. */
const treatedFirst = (
  voice: Voice,
  user: ReadyUser,
  outcome: Outcome,
  taken: ReadyEmergencyNumber | undefined,
): Doubt[] => {
  if (outcome.kind !== 'treated' || taken === undefined || user.emergency === undefined) return [];
  const { shown } = callerFor(voice, user);
  const otherwise = goesInShort(choose(voice, user, { number: taken.dial, shown, by: taken.usage }, [], []));
  return [{ kind: 'emergency treatment', policy: user.emergency.name, treatment: outcome.treatment, otherwise }];
};

/** Where a number goes: what an emergency call routing policy takes by its usage alone, as its dial string, before all else. */
const goes = (
  voice: Voice,
  user: ReadyUser,
  number: string,
  taken: ReadyEmergencyNumber | undefined,
  doubts: Doubt[],
): Gone => {
  const to = taken?.dial ?? number;
  // An emergency call is no colleague's; whether treatments leave it alone isn't said anywhere.
  const colleague = taken === undefined ? voice.numbers.get(number) : undefined;
  if (colleague && !colleague.skipsInternal) return { usages: [], outcome: { kind: 'internal', user: colleague.name } };
  const treating = treat(voice, to, doubts);
  const treatments = treating.tried.length > 0 ? { treatments: treating.tried } : {};
  if (treating.outcome) return { ...treatments, usages: [], outcome: treating.outcome };
  if (taken === undefined && user.unreadGlobalPolicy) doubts.push({ kind: 'global policy' });
  const usages: UsageTrial[] = [];
  const { caller, shown } = callerFor(voice, user);
  const outcome = choose(voice, user, { number: to, shown, by: taken?.usage }, usages, doubts);
  doubts.push(
    ...destinationDoubts(voice, outcome, () => taken !== undefined || isEmergencyIn(user.user.country, to)),
    ...extensionDoubts(to, outcome, (cut) => choose(voice, user, { number: cut, shown, by: taken?.usage }, [], [])),
  );
  if (caller === undefined || outcome.kind === 'dropped') return { ...treatments, usages, outcome };
  doubtCaller(caller, user.user, () => taken !== undefined || isEmergency(user, number), doubts);
  return { ...treatments, usages, outcome, caller };
};

type Gone = Pick<DialledCall, 'treatments' | 'usages' | 'outcome' | 'caller'>;

/** Who is shown as the caller, and the number that leaves. */
const callerFor = (voice: Voice, { user }: ReadyUser) => {
  const caller = callerOf(voice, user);
  return { caller, shown: caller === undefined ? user.number : caller.number };
};

const doubtMembership = ({ config }: Voice, { plan, policy }: ReadyUser): Doubt[] => {
  if (config.unreadMembers !== true) return [];
  const groups = [plan, policy].flatMap(({ source }) => (source.kind === 'group' ? [source.group] : []));
  return [...new Set(groups)].map((group) => ({ kind: 'group member', group }));
};

const isEmergencyCall = (user: ReadyUser, dialled: string, number: string): boolean =>
  isEmergencyIn(user.user.country, number) ||
  Object.values(readingsOf(user, dialled, number)).some((taken) => taken !== undefined);

/** Who has the calling policy by a group may not be in it. */
const byGroup = ({ user: { callingGroup: group } }: ReadyUser): Doubt[] =>
  group === undefined ? [] : [{ kind: 'group member', group }];

const isEmergency = ({ user }: ReadyUser, number: string): boolean =>
  dialledEmergency(user.country).includes(number.replace(/^\+/, ''));

/** The called number, and the caller's that leaves with it; `by`: the one usage that an emergency call routing policy leaves. */
interface Sent {
  readonly number: string;
  readonly shown: string | undefined;
  readonly by: ReadyUsage | undefined;
}

const choose = (
  voice: Voice,
  user: ReadyUser,
  { number, shown, by }: Sent,
  tried: UsageTrial[],
  doubts: Doubt[],
): Outcome => {
  const among = by === undefined ? user.usages : [by];
  for (const [index, usage] of among.entries()) {
    const routes = tryRoutes(usage, number, doubts);
    tried.push({ usage: usage.name, routes });
    const matched = routes.filter((route) => route.result === 'matched');
    if (matched.length === 0) continue;
    doubtLaterUsages(among.slice(index + 1), number, doubts);
    doubtEqualPriorities(matched, doubts);
    const attempts = matched.map(({ route }) => attempt(voice, route, number, shown, doubts));
    const [first] = attempts.filter(({ sbcs }) => sbcs.length > 0);
    if (first === undefined) {
      const draining = [...new Set(attempts.flatMap((one) => one.draining ?? []))];
      return { kind: 'dropped', reason: 'no sbc', ...(draining.length > 0 && { draining }) };
    }
    if (first.notConnected) return { kind: 'not known yet', usage: usage.name, attempts, sbcs: first.notConnected };
    return { kind: 'routed', usage: usage.name, attempts };
  }
  if (by === undefined && user.user.callingPlan) return { kind: 'calling plan' };
  return { kind: 'dropped', reason: among.length === 0 ? 'no usages' : 'nothing matches' };
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
