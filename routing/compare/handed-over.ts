import { isDeepStrictEqual } from 'node:util';
import { callingPolicy as declared } from '../../providers/msteams/schema/calling-policy.ts';
import { blockings, blockingText, callersLeft, exempted, isSilenced } from '../blocked-callers.ts';
import { nameKey, type Voice } from '../compile.ts';
import type { CallingPolicy, VoiceUser } from '../config.ts';
import { explainHandedOver, type HandedOverCall } from '../explain-handed-over.ts';
import { notKnownYetText } from '../not-connected.ts';
import { nobodyText } from '../outcome-text.ts';
import { parseSipUri } from '../sip-uri.ts';
import type { Treated } from '../trace.ts';
import { treatedText } from '../treat.ts';
import { answeringText, decidesText, decidingWords, neverRings } from '../who-answers.ts';
import type { HandedOverChange, HandedOverComparison } from './comparison.ts';

/** What changes for calls that CCAIP hands over: by number, by the SIP URIs it knows, and by user. */
export const compareHandedOver = (base: Voice, head: Voice): HandedOverComparison => {
  const numbers = [...new Set([...base.numbers.keys(), ...head.numbers.keys()])];
  const uris = [...new Set([base, head].flatMap(({ config }) => config.users.flatMap(({ sipUri }) => sipUri ?? [])))];
  const byNumber = numbers.flatMap((number) => change(base, head, number));
  const told = new Set(byNumber.map(({ address, rang, rings }) => `${address} ${rang} ${rings}`));
  const byUri = uris
    .flatMap((uri) => change(base, head, uri))
    .filter(({ address, rang, rings }) => !told.has(`${numberIn(address)} ${rang} ${rings}`));
  return {
    changes: [...byNumber, ...byUri],
    unreachable: unreachable(base, head),
    addresses: addresses(base, head),
    ...compareBlocked(base, head),
    callingPolicies: callingPolicies(base, head),
  };
};

const ringing = ({ outcome }: HandedOverCall): string | undefined => {
  switch (outcome.kind) {
    case 'rings':
      return outcome.user;
    case 'treated':
      return outcome.target.kind === 'announcement' ? playing(outcome) : outcome.target.to;
    case 'nobody':
      return undefined;
    // Who has the number by the files; that nobody can tell whether it rings there is said of the trunk.
    case 'not known yet':
      return outcome.user ?? outcome.treatment;
    case 'depends on the sbc':
      return 'whom the SBC decides';
  }
};

const playing = ({ treatment, target }: Treated): string => `nobody, but treatment ${treatment} ${treatedText(target)}`;

/** Who is blocked before a call gets to anybody: what keeps CCAIP's callers out now and didn't, and what nobody can tell. */
const compareBlocked = (
  base: Voice,
  head: Voice,
): Pick<HandedOverComparison, 'silenced' | 'callersLeft' | 'notAnalysed'> => {
  const before = new Set(blockings(base).map(({ number, by }) => `${number} ${by === 'unread'}`));
  const all = blockings(head);
  // Who had another number that got through, and has none, is told of all.
  const isLast = callersLeft(head.config, all).length === 0 && callersLeft(base.config, blockings(base)).length > 0;
  const found = all.filter(({ number, by }) => isLast || !before.has(`${number} ${by === 'unread'}`));
  const letBefore = exempted(base).map(({ number }) => number);
  const letThrough = exempted(head).filter(({ number }) => !letBefore.includes(number));
  const { blockedCallers: was } = base.config;
  const { blockedCallers: is, callerNumbers } = head.config;
  const isOpen = callerNumbers === undefined && is !== undefined && !isDeepStrictEqual(was, is);
  const what = 'blocked caller patterns';
  return {
    silenced: found.filter((one) => isSilenced([one])),
    callersLeft: isSilenced(found) ? callersLeft(head.config, all) : [],
    notAnalysed: [
      ...found.flatMap((one) => (isSilenced([one]) ? [] : [{ what, why: blockingText(one) }])),
      ...letThrough.map(({ number, pattern, exemption }) => ({
        what,
        why: `pattern "${pattern}" takes ${number}, which CCAIP shows, and that exemption "${exemption}" lets it through is our reading`,
      })),
      ...(isOpen
        ? [
            {
              what,
              why: "sipTrunk.callerNumbers doesn't say which numbers CCAIP shows, so nobody can tell whether its calls get through",
            },
          ]
        : []),
    ],
  };
};

const change = (base: Voice, head: Voice, address: string): HandedOverChange[] => {
  const [before, after] = [explainHandedOver(base, address), explainHandedOver(head, address)];
  const [rang, rings] = [ringing(before), ringing(after)];
  if (nameKey(rang ?? '') === nameKey(rings ?? '') || isSameTreatment(before, after)) return [];
  const isPlayed = before.outcome.kind === 'treated' && before.outcome.target.kind === 'announcement';
  return [
    {
      address,
      ...(rang !== undefined && !isPlayed && { rang }),
      ...(rings !== undefined && { rings }),
      ...(after.outcome.kind === 'not known yet' && { notKnownYet: true as const }),
      before,
      after,
    },
  ];
};

/** That nobody can tell of one of them whether it gets there is said of the trunk. */
const isSameTreatment = ({ outcome: was }: HandedOverCall, { outcome: is }: HandedOverCall): boolean =>
  (was.kind === 'not known yet' || is.kind === 'not known yet') &&
  'treatment' in was &&
  'treatment' in is &&
  was.treatment === is.treatment;

/** The number in a SIP URI, as Teams looks it up. */
const numberIn = (uri: string): string => {
  const user = parseSipUri(uri)?.user ?? uri;
  return /^\d/.test(user) ? `+${user}` : user;
};

/** 2: so; 1: by the files, and nobody can tell, since the SIP trunk isn't connected; 0: not. */
type Reaches = 0 | 1 | 2;

/** A user is reached by the address that CCAIP has or should have for them, else by their number. */
const reaches = (voice: Voice, key: string): Reaches => {
  const user = voice.users.get(key)?.user;
  if (user?.uncounted) return neverRings(settingsOf(voice, user)) ? 0 : 2;
  const address = user?.sipUri ?? user?.number;
  if (user === undefined || address === undefined) return 0;
  const { outcome } = explainHandedOver(voice, address);
  if (outcome.kind === 'not known yet') return outcome.user !== undefined && nameKey(outcome.user) === key ? 1 : 0;
  return outcome.kind === 'rings' && nameKey(outcome.user) === key && !neverRings(outcome.settings) ? 2 : 0;
};

const unreachable = (base: Voice, head: Voice): HandedOverComparison['unreachable'] =>
  [...base.users].flatMap(([key, { user }]) => {
    if (reaches(head, key) >= reaches(base, key)) return [];
    const now = head.users.get(key)?.user;
    if (!now) return [{ user: user.name, why: 'is no user any more' }];
    const settings = settingsOf(head, now);
    if (now.uncounted)
      return [{ user: now.name, why: `aren't rung: ${answeringText(now.callingPolicy ?? 'Global', settings)}` }];
    const address = now.sipUri ?? now.number;
    if (address === undefined) return [{ user: now.name, why: 'has no number' }];
    const call = explainHandedOver(head, address);
    if (call.outcome.kind === 'rings' && neverRings(call.outcome.settings)) {
      return [
        { user: now.name, why: `isn't rung: ${answeringText(now.callingPolicy ?? 'Global', call.outcome.settings)}` },
      ];
    }
    if (call.outcome.kind === 'nobody') return [{ user: now.name, why: nobodyText(call, call.outcome.reason) }];
    if (call.outcome.kind === 'not known yet')
      return [{ user: now.name, why: `is ${notKnownYetText(call.outcome.sbcs)}`, notKnownYet: true as const }];
    return [{ user: now.name, why: `${address} rings ${ringing(call)}` }];
  });

const addresses = (base: Voice, head: Voice): HandedOverComparison['addresses'] =>
  [...new Set([...base.users.keys(), ...head.users.keys()])].flatMap((key) => {
    const [was, is] = [base.users.get(key)?.user, head.users.get(key)?.user];
    const [before, after] = [was?.sipUri, is?.sipUri];
    if (before === after) return [];
    const oldRings = before === undefined ? undefined : ringing(explainHandedOver(head, before));
    return [
      {
        user: (is ?? was)?.name ?? key,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        ...(oldRings !== undefined && { oldRings }),
      },
    ];
  });

const callingPolicies = (base: Voice, head: Voice): HandedOverComparison['callingPolicies'] =>
  [...head.users].flatMap(([key, { user }]) => {
    const was = base.users.get(key)?.user;
    if (!was) return [];
    const [old, now] = [settingsOf(base, was), settingsOf(head, user)];
    const next = now && takenOut(base, now);
    const [before, after] = [shownPolicy(was, old), shownPolicy(user, next)];
    // What is decided alike is no change, whatever the policy is called.
    const isAlike = old && next ? decidesText(old) === decidesText(next) : nameKey(before) === nameKey(after);
    return isAlike || (neverRings(next) && !neverRings(old)) ? [] : [{ user: user.name, before, after }];
  });

const settingsOf = ({ config }: Voice, { callingPolicy = 'Global' }: VoiceUser): CallingPolicy | undefined =>
  config.callingPolicies?.find(({ name }) => nameKey(name) === nameKey(callingPolicy));

/** A policy after `up`: what it asked before and asks no more has gone back to what a new tenant has. */
const takenOut = ({ config }: Voice, policy: CallingPolicy): CallingPolicy => {
  const before = config.callingPolicies?.find(({ name }) => nameKey(name) === nameKey(policy.name));
  const gone = decidingWords.filter((word) => before?.[word] !== undefined && policy[word] === undefined);
  return { ...policy, ...Object.fromEntries(gone.map((word) => [word, declared.fields[word].leftAlone?.unset])) };
};

/** A user's calling policy by its name, and what it decides where that is known. */
const shownPolicy = ({ callingPolicy = 'Global' }: VoiceUser, settings: CallingPolicy | undefined): string =>
  settings === undefined ? callingPolicy : `${callingPolicy} (${decidesText(settings)})`;
