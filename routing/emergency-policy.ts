import type { ReadyEmergency, ReadyEmergencyNumber, ReadyUser, Voice } from './compile.ts';
import { notKnownYetText } from './not-connected.ts';
import { recognisedEmergency } from './numbers/emergency.ts';
import type { DialledCall, Doubt, EmergencyTaken, Outcome } from './trace.ts';

export const takenOf = ({ name }: ReadyEmergency, { dial, mask, usage }: ReadyEmergencyNumber): EmergencyTaken => ({
  policy: name,
  dial,
  ...(mask !== undefined && { mask }),
  usage: usage.name,
});

/** By which reading of what isn't published a number is looked up: as the dial plan makes it, or as it is dialled. */
export type Reading = 'plan first' | 'policy first';

/** What the user's policy takes a call as, by each reading; absent: it takes no such number. */
export const readingsOf = (
  { emergency }: ReadyUser,
  dialled: string,
  number: string,
): Readonly<Record<Reading, ReadyEmergencyNumber | undefined>> => ({
  'plan first': emergency?.numbers?.get(number),
  'policy first': emergency?.numbers?.get(dialled),
});

/** What the policy takes a call as, by any reading, and whether a + counts or not. */
export const anyTaken = (user: ReadyUser, dialled: string, number: string): ReadyEmergencyNumber | undefined => {
  const readings = readingsOf(user, dialled, number);
  const near = (text: string) => user.emergency?.numbers?.get(otherForm(text));
  return readings['plan first'] ?? readings['policy first'] ?? near(number) ?? near(dialled);
};

/** What a caller could notice of an outcome: by which SBCs which numbers leave, a + before them set aside. */
const noticed = (outcome: Outcome): string =>
  outcome.kind === 'routed' || outcome.kind === 'not known yet'
    ? JSON.stringify(
        outcome.attempts.map(({ sbcs }) =>
          sbcs.map(({ sbc, called }) => `${sbc} ${called.replace('+', '')}`).toSorted(),
        ),
      )
    : JSON.stringify(outcome.kind === 'dropped' ? outcome.kind : outcome);

const sameForCaller = (one: Outcome, other: Outcome): boolean => noticed(one) === noticed(other);

/** Where a call goes, as the end of a sentence. */
export const goesInShort = (outcome: Outcome): string => {
  if (outcome.kind === 'internal') return `rings ${outcome.user}`;
  if (outcome.kind === 'calling plan') return 'goes out by Calling Plan';
  if (outcome.kind === 'dropped') return 'is dropped';
  if (outcome.kind === 'treated') return `goes where treatment ${outcome.treatment} sends it`;
  const departures = outcome.attempts.flatMap(({ sbcs }) => sbcs);
  const sent = [...new Set(departures.map(({ called }) => called))].join(' or ');
  if (outcome.kind === 'not known yet')
    return `is taken by usage ${outcome.usage}, and where it ends is ${notKnownYetText(outcome.sbcs)}`;
  return `goes out by usage ${outcome.usage} over ${[...new Set(departures.map(({ sbc }) => sbc))].join(', ')} as ${sent}`;
};

/** The same digits with the + where there is none, and without where there is one. */
const otherForm = (text: string): string => (text.startsWith('+') ? text.slice(1) : `+${text}`);

interface Asked {
  readonly voice: Voice;
  readonly user: ReadyUser;
  readonly dialled: string;
  readonly number: string;
  readonly outcome: Outcome;
  /** Where the call would go, taken so or not taken. */
  readonly goes: (taken: ReadyEmergencyNumber | undefined) => Outcome;
  readonly reading: Reading;
}

/** What isn't known of a call about which an emergency call routing policy decides, or may. */
export const emergencyDoubts = (asked: Asked): Doubt[] => {
  const { user, voice } = asked;
  const { emergencyGroup: group } = user.user;
  return [
    ...(group !== undefined && isTaken(asked) && !isToldOf(user, group)
      ? [{ kind: 'group member' as const, group }]
      : []),
    ...(user.emergency?.numbers === undefined ? [] : orderDoubts(asked, user.emergency)),
    ...(user.emergency !== undefined && user.emergency.numbers === undefined && isEmergencyNumber(asked)
      ? [{ kind: 'emergency policy unread' as const, policy: user.emergency.name }]
      : []),
    ...((voice.config.networkSites ?? []).length > 0 && (isTaken(asked) || isEmergencyNumber(asked))
      ? [{ kind: 'network sites' as const, sites: voice.config.networkSites ?? [] }]
      : []),
  ];
};

/** Its dial plan or voice routing policy comes by the same group, which is doubted already. */
const isToldOf = ({ plan, policy }: ReadyUser, group: string): boolean =>
  [plan, policy].some(({ source }) => source.kind === 'group' && source.group === group);

const orderDoubts = (
  { user, dialled, number, outcome, goes, reading }: Asked,
  { name: policy, numbers }: ReadyEmergency,
): Doubt[] => {
  const readings = readingsOf(user, dialled, number);
  const other = readings[reading === 'plan first' ? 'policy first' : 'plan first'];
  if (readings[reading]?.dial !== other?.dial) {
    const otherwise = goes(other);
    if (!sameForCaller(outcome, otherwise)) {
      return [{ kind: 'emergency order', policy, reading, otherwise: goesInShort(otherwise) }];
    }
  }
  if (readings[reading] !== undefined) return [];
  // By either reading: nobody knows which one it is.
  for (const asked of new Set([number, dialled])) {
    const near = numbers?.get(otherForm(asked));
    const otherwise = near && goes(near);
    if (otherwise === undefined || sameForCaller(outcome, otherwise)) continue;
    return [
      { kind: 'emergency plus', policy, dialled: asked, has: otherForm(asked), otherwise: goesInShort(otherwise) },
    ];
  }
  return [];
};

const isTaken = ({ user, dialled, number }: Asked): boolean =>
  Object.values(readingsOf(user, dialled, number)).some((taken) => taken !== undefined);

const isEmergencyNumber = ({ user, dialled }: Asked): boolean =>
  recognisedEmergency(user.user.country).includes(dialled.replace('+', ''));

/** The number that goes on to routing: a policy's dial string, or what the dial plan makes. */
export const routedNumber = ({ emergency, normalisation }: Pick<DialledCall, 'emergency' | 'normalisation'>): string =>
  emergency?.dial ?? normalisation.number;
