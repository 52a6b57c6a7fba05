import { nameKey, type ReadyUser, type Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { isEmergencyForm } from '../is-emergency-form.ts';
import { type NeededNumber, neededEmergency } from '../numbers/emergency.ts';
import type { DialledCall } from '../trace.ts';
import type { EmergencyCalls, EmergencyComparison } from './comparison.ts';
import { joinTries } from './tries.ts';

/**
 * What Microsoft says about a tenant whose files name no emergency call routing policy.
 *
 * @see https://learn.microsoft.com/microsoftteams/considerations-direct-routing
 */
export const emergencyPolicyNote =
  'The files name no emergency call routing policy: Microsoft says that a Direct Routing user without one is not enabled for emergency calling. Shown is what voice routes do with the numbers. Site policies and dynamic location are not analysed.';

/** Each emergency number of the users' countries, dialled with and without a +, before and after. */
export const compareEmergency = (base: Voice, head: Voice): EmergencyComparison => {
  const found = new Map<string, { calls: Omit<EmergencyCalls, 'users'>; users: string[] }>();
  const unknown = new Set<string>();
  for (const [key, user] of head.users) {
    const numbers = neededEmergency(user.user.country);
    if (numbers.length === 0) unknown.add(user.user.country);
    for (const number of numbers) {
      for (const dialled of [number.number, `+${number.number}`]) {
        const calls = emergencyCalls(base, head, base.users.get(key), user, number, dialled);
        const group = JSON.stringify(calls);
        const known = found.get(group);
        if (known) known.users.push(user.user.name);
        else found.set(group, { calls, users: [user.user.name] });
      }
    }
  }
  return {
    calls: [...found.values()].map(({ calls, users }) => ({ ...calls, users })),
    unknownCountries: [...unknown],
  };
};

const emergencyCalls = (
  base: Voice,
  head: Voice,
  before: ReadyUser | undefined,
  after: ReadyUser,
  { number, standing }: NeededNumber,
  dialled: string,
): Omit<EmergencyCalls, 'users'> => {
  const was = before && arrival(base, explainDialled(base, before, dialled), dialled);
  const is = arrival(head, explainDialled(head, after, dialled), dialled);
  const wasNeeded =
    before !== undefined && neededEmergency(before.user.country).some((other) => other.number === number);
  const effect = effectOf(was, is, wasNeeded);
  return {
    dialled,
    standing,
    ...(was && { before: was.text, sentBefore: was.sent, arrived: was.arrives }),
    after: is.text,
    sent: is.sent,
    arrives: is.arrives,
    ...(effect && { effect }),
  };
};

/** Where an emergency call gets to. */
interface Arrival {
  readonly text: string;
  /** Equal for the same machines in the same order, whatever names they have. */
  readonly key: string;
  readonly sent: readonly string[];
  readonly arrives: boolean;
}

const effectOf = (was: Arrival | undefined, is: Arrival, wasNeeded: boolean): EmergencyCalls['effect'] => {
  if (!is.arrives && (was === undefined || was.arrives || !wasNeeded)) return 'lost';
  if (was === undefined) return undefined;
  const leavesAlike = was.key === is.key && was.sent.join() === is.sent.join();
  // A form that a person confirms changes no call.
  if (is.arrives && !was.arrives) return leavesAlike ? undefined : 'gained';
  if (was.key !== is.key) return 'elsewhere';
  return was.sent.join() === is.sent.join() ? undefined : 'rewritten';
};

const arrival = (voice: Voice, { outcome, normalisation }: DialledCall, dialled: string): Arrival => {
  const number = dialled.replace('+', '');
  const arrives = (called: string): boolean => isEmergencyForm(voice.config, number, called);
  const named = (text: string, sent: readonly string[], arrives: boolean): Arrival => ({
    text,
    key: nameKey(text),
    sent,
    arrives,
  });
  if (outcome.kind === 'internal') return named(outcome.user, [], false);
  if (outcome.kind === 'calling plan')
    return named('Calling Plan', [normalisation.number], arrives(normalisation.number));
  if (outcome.kind === 'dropped') return named('dropped', [], false);
  const departures = outcome.attempts.flatMap(({ sbcs }) => sbcs);
  const sent = [...new Set(departures.map(({ called }) => called))];
  const { text, key } = joinTries(
    outcome.attempts.map(({ sbcs }, priority) => ({
      priority,
      sbcs: sbcs.map(({ sbc }) => ({ name: sbc, fqdn: voice.sbcs.get(nameKey(sbc))?.sbc.fqdn ?? sbc })),
    })),
  );
  return { text, key, sent, arrives: sent.length > 0 && sent.every(arrives) };
};
