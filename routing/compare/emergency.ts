import { nameKey, type ReadyUser, type Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { isEmergencyForm } from '../is-emergency-form.ts';
import { sbcText } from '../not-connected.ts';
import { type NeededNumber, neededEmergency } from '../numbers/emergency.ts';
import type { DialledCall } from '../trace.ts';
import { treatedPlace } from '../treat.ts';
import { isUncounted } from '../uncounted.ts';
import type { EmergencyCalls, EmergencyComparison } from './comparison.ts';
import { whyUnsure } from './emergency-unsure.ts';
import { joinTries } from './tries.ts';

/**
 * What Microsoft says about a tenant whose files name no emergency call routing policy.
 *
 * @see https://learn.microsoft.com/microsoftteams/considerations-direct-routing
 */
export const noEmergencyPolicyNote =
  'The files name no emergency call routing policy: Microsoft says that a Direct Routing user without one is not enabled for emergency calling. Shown is what voice routes do with the numbers. Site policies and dynamic location are not analysed.';

/** The same where they name one for everybody whose emergency calls are told. */
export const emergencyPolicyNote =
  "A number that an emergency call routing policy has goes by its usage. Whether Teams asks the policy before or after the dial plan isn't published: told is the latter, and where the former differs it is said. Site policies and dynamic location are not analysed.";

/** Each emergency number of the users' countries, dialled with and without a +, and what their policies take, before and after. */
export const compareEmergency = (base: Voice, head: Voice): EmergencyComparison => {
  const found = new Map<string, { calls: Omit<EmergencyCalls, 'users'>; users: string[] }>();
  const unknown = new Set<string>();
  for (const [key, user] of head.users) {
    if (user.user.uncounted && !isRouted(user)) continue;
    const numbers = neededEmergency(user.user.country);
    if (numbers.length === 0) unknown.add(user.user.country);
    for (const { number, standing, forms } of [
      ...numbers.map(withPlus),
      ...ofPolicies(base.users.get(key), user, numbers),
    ]) {
      for (const dialled of forms) {
        const calls = emergencyCalls(base, head, base.users.get(key), user, { number, standing }, dialled);
        const group = JSON.stringify(calls);
        const known = found.get(group);
        if (known) known.users.push(user.user.name);
        else found.set(group, { calls, users: [user.user.name] });
      }
    }
  }
  return {
    calls: [...found.values()].flatMap(({ calls, users }) => {
      // People whom no file names are told of where something changes for them.
      const told =
        calls.effect === undefined && calls.unsure === undefined ? users.filter((name) => !isUncounted(name)) : users;
      return told.length === 0 ? [] : [{ ...calls, users: told }];
    }),
    unknownCountries: [...unknown],
  };
};

/** Of who is given neither, nothing says where emergency calls go. */
const isRouted = ({ user, usages }: ReadyUser): boolean =>
  usages.length > 0 || user.voiceRoutingPolicy !== undefined || user.emergencyPolicy !== undefined;

interface Dialled extends Pick<NeededNumber, 'number' | 'standing'> {
  readonly forms: readonly string[];
}

const withPlus = ({ number, standing }: NeededNumber): Dialled => ({ number, standing, forms: [number, `+${number}`] });

/** What emergency call routing policies take beside the numbers that people have to reach: dialled as it stands there. */
const ofPolicies = (
  before: ReadyUser | undefined,
  after: ReadyUser,
  needed: readonly NeededNumber[],
): readonly Dialled[] => {
  const known = new Set(needed.flatMap(({ number }) => [number, `+${number}`]));
  const dialled = new Set([before, after].flatMap((user) => [...(user?.emergency?.numbers?.keys() ?? [])]));
  return [...dialled]
    .filter((text) => !known.has(text))
    .map((text) => ({ number: text.replace('+', ''), standing: 'likely', forms: [text] }));
};

const emergencyCalls = (
  base: Voice,
  head: Voice,
  before: ReadyUser | undefined,
  after: ReadyUser,
  { number, standing }: Pick<NeededNumber, 'number' | 'standing'>,
  dialled: string,
): Omit<EmergencyCalls, 'users'> => {
  const was = before && arrival(base, explainDialled(base, before, dialled), dialled);
  const is = arrival(head, explainDialled(head, after, dialled), dialled);
  const wasNeeded =
    before !== undefined &&
    (neededEmergency(before.user.country).some((other) => other.number === number) ||
      before.emergency?.numbers?.has(dialled) === true);
  const effect = effectOf(was, is, wasNeeded);
  const otherwise = (): EmergencyCalls['effect'] => {
    const [one, other] = [base, head].map(otherReading);
    if (one === undefined || other === undefined) return effect;
    return effectOf(
      before && arrival(one, explainDialled(one, before, dialled), dialled),
      arrival(other, explainDialled(other, after, dialled), dialled),
      wasNeeded,
    );
  };
  const unsure = whyUnsure({ before, after, was: was && reached(was), is: reached(is), effect, otherwise });
  return {
    dialled,
    standing,
    ...(was && { before: was.text, sentBefore: was.sent, arrived: was.arrives === 'yes' }),
    after: is.text,
    ...(is.policy !== undefined && { policy: is.policy }),
    sent: is.sent,
    arrives: is.arrives === 'yes',
    ...(is.arrives === 'not known yet' && { notKnownYet: true as const }),
    ...(effect && { effect }),
    ...(unsure !== undefined && { unsure }),
  };
};

/** The same by the other reading of what isn't published. */
const otherReading = (voice: Voice): Voice => ({
  ...voice,
  config: {
    ...voice.config,
    emergencyReading: voice.config.emergencyReading === 'policy first' ? 'plan first' : 'policy first',
  },
});

/** Whether an emergency call gets to an SBC; the worst first. */
const arrivals = ['no', 'not known yet', 'yes'] as const;

type Arrives = (typeof arrivals)[number];

const isWorse = (one: Arrives, other: Arrives): boolean => arrivals.indexOf(one) < arrivals.indexOf(other);

const reached = ({ arrives, policy }: Arrival) => ({
  arrives: arrives !== 'no',
  ...(policy !== undefined && { policy }),
});

/** Where an emergency call gets to. */
interface Arrival {
  readonly text: string;
  /** Equal for the same machines in the same order, whatever names they have. */
  readonly key: string;
  readonly sent: readonly string[];
  readonly arrives: Arrives;
  /** Emergency call routing policy that takes it. */
  readonly policy?: string;
}

const effectOf = (was: Arrival | undefined, is: Arrival, wasNeeded: boolean): EmergencyCalls['effect'] => {
  if (is.arrives !== 'yes' && (was === undefined || isWorse(is.arrives, was.arrives) || !wasNeeded)) return 'lost';
  if (was === undefined) return undefined;
  const leavesAlike = was.key === is.key && was.sent.join() === is.sent.join();
  // A form that a person confirms changes no call.
  if (isWorse(was.arrives, is.arrives))
    return leavesAlike && was.arrives === 'no' && is.arrives === 'yes' ? undefined : 'gained';
  if (was.key !== is.key) return 'elsewhere';
  return was.sent.join() === is.sent.join() ? undefined : 'rewritten';
};

const arrival = (voice: Voice, { outcome, normalisation, emergency }: DialledCall, dialled: string): Arrival => {
  const number = dialled.replace('+', '');
  // A policy's dial string is what somebody wants to be sent for what is dialled.
  const meant = [number, ...(emergency === undefined ? [] : [emergency.dial.replace('+', '')])];
  const arrives = (called: string): boolean => meant.some((one) => isEmergencyForm(voice.config, one, called));
  const named = (text: string, sent: readonly string[], isThere: boolean): Arrival => ({
    text,
    key: nameKey(text),
    sent,
    arrives: isThere ? 'yes' : 'no',
    policy: emergency?.policy,
  });
  if (outcome.kind === 'internal') return named(outcome.user, [], false);
  if (outcome.kind === 'treated')
    return named(`${treatedPlace(outcome.target)} (treatment ${outcome.treatment})`, [], false);
  if (outcome.kind === 'calling plan')
    return named('Calling Plan', [normalisation.number], arrives(normalisation.number));
  if (outcome.kind === 'dropped') return named('dropped', [], false);
  const departures = outcome.attempts.flatMap(({ sbcs }) => sbcs);
  const sent = [...new Set(departures.map(({ called }) => called))];
  const { text, key } = joinTries(
    outcome.attempts.map(({ sbcs, notConnected }, priority) => ({
      priority,
      sbcs: sbcs.map(({ sbc }) => ({
        name: sbcText(sbc, notConnected),
        fqdn: voice.sbcs.get(nameKey(sbc))?.sbc.fqdn ?? sbc,
      })),
    })),
  );
  const isKept = sent.length > 0 && sent.every(arrives);
  const there: Arrives = outcome.kind === 'not known yet' ? 'not known yet' : 'yes';
  return { text, key, sent, arrives: isKept ? there : 'no', policy: emergency?.policy };
};
