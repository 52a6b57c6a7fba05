import { formatWording } from '../../providers/kit/wording.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import { blockingText, isSilenced } from '../blocked-callers.ts';
import type { Voice } from '../compile.ts';
import { explainHandedOver, type HandedOverCall, isBlocked } from '../explain-handed-over.ts';
import { nobodyText, reachedText } from '../outcome-text.ts';
import { treatedText } from '../treat.ts';
import { answeringText, neverRings } from '../who-answers.ts';
import { type CallResult, resultOf, treatmentIn } from './call-result.ts';
import { handedOverAddress, nobodyAnyhow, notHandedOver } from './handed-over-address.ts';
import { mistyped } from './mistyped.ts';
import { type By, nameOf, orStrange, orUnknown, spelt } from './names-in-calls.ts';

type HandedOver = Extract<ExpectedCall, { to: string }>;

/** Plays a call that CCAIP hands over. */
export const checkHandedOver = (voice: Voice, expected: HandedOver, by: By): CallResult => {
  const { to } = expected;
  const address = handedOverAddress(to);
  const wrong = mistyped(to);
  if (address === undefined) return { expected, failures: [formatWording(notHandedOver(voice, to))] };
  if (wrong !== undefined) return { expected, failures: [formatWording(wrong)] };
  const call = explainHandedOver(voice, address);
  const { outcome } = call;
  const blocking = isBlocked(call) ? call.blockedBy?.find((one) => isSilenced([one])) : undefined;
  const isThrough = blocking === undefined;
  const isRung = isThrough && outcome.kind === 'rings' && !neverRings(outcome.settings);
  const isPerson = isThrough && outcome.kind === 'treated' && outcome.target.kind !== 'announcement';
  const rings = isRung ? outcome.user : isPerson ? outcome.target.to : 'nobody';
  const because = isThrough ? becauseOf(call) : ` (${blockingText(blocking)})`;
  const { rings: asked } = expected.expect;
  const { treatments } = voice.config;
  const treatment = expected.expect.treatment && spelt(treatments, expected.expect.treatment);
  // By the files somebody has the number, or a treatment has: whether the call gets there is all that isn't known.
  const isOpen = isThrough && outcome.kind === 'not known yet';
  // Some SBC gets it to somebody, or none does: nobody can tell which.
  const isEither = isThrough && outcome.kind === 'depends on the sbc';
  const isNobody = asked?.toLowerCase() === 'nobody';
  const wanted = asked === undefined ? undefined : isNobody ? 'nobody' : nameOf(voice, asked);
  const taken = isThrough ? treatmentIn(outcome) : undefined;
  const isAsAsked = (name: string): boolean =>
    isOpen ? mayRing(outcome, name) : !isEither && rings.toLowerCase() === name.toLowerCase();
  const rung = isOpen
    ? `by the files ${outcome.user ?? `treatment "${outcome.treatment}"`} has the number`
    : isEither
      ? `that depends on the SBC that takes the call${because}`
      : `it rings ${rings}${because}`;
  const idle = isNobody ? nobodyAnyhow(voice, call) : undefined;
  const failures = [
    ...(wanted === undefined || isAsAsked(wanted)
      ? []
      : [`It should ring ${isNobody ? 'nobody' : orUnknown(by, voice, wanted)}; ${rung}.`]),
    ...(idle === undefined ? [] : [formatWording(idle)]),
    ...(treatment === undefined || treatment === taken
      ? []
      : [
          `The treatment should be ${orStrange(by, treatments, treatment)}; it is ${taken ?? (isThrough ? `none (${reachedText(call)})` : `none${because}`)}.`,
        ]),
  ];
  return resultOf(expected, failures, call);
};

/** Why another rings than is expected, in brackets; nothing where that nobody holds the number says it all. */
const becauseOf = (call: HandedOverCall): string => {
  const { outcome } = call;
  switch (outcome.kind) {
    case 'rings':
      return neverRings(outcome.settings)
        ? ` (${answeringText(outcome.callingPolicy ?? 'Global', outcome.settings)})`
        : '';
    case 'treated':
      return ` (treatment "${outcome.treatment}" ${treatedText(outcome.target)})`;
    case 'nobody':
      return outcome.reason === 'no such number' ? '' : ` (${nobodyText(call, outcome.reason)})`;
    case 'depends on the sbc':
      return ` (${call.arrivals.map(({ sbc, called, user }) => `${sbc}: ${called}, ${user ?? 'nobody'}`).join('; ')})`;
    default:
      return '';
  }
};

/** Whether an expectation may hold once the trunk is connected: whoever is asked for, where a treatment has the number, or nobody can tell who. */
const mayRing = ({ user }: Open, wanted: string): boolean =>
  user === undefined || user.toLowerCase() === wanted.toLowerCase();

type Open = Extract<HandedOverCall['outcome'], { kind: 'not known yet' }>;
