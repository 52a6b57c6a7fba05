import { formatWording } from '../../providers/kit/wording.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import { blockingText, isSilenced } from '../blocked-callers.ts';
import { callerReason } from '../caller-id.ts';
import type { Voice } from '../compile.ts';
import { destinationReason } from '../destinations.ts';
import { dialledText, notDialled } from '../dialled-text.ts';
import { disabledReason } from '../disabled-sbcs.ts';
import { routedNumber } from '../emergency-policy.ts';
import { explainDialled } from '../explain.ts';
import { explainHandedOver, type HandedOverCall, isBlocked } from '../explain-handed-over.ts';
import { extensionReason } from '../extension-cut.ts';
import { findUsers } from '../find-user.ts';
import { attemptsOf, notKnownYetReason } from '../not-connected.ts';
import { disabledText, reachedText } from '../outcome-text.ts';
import { planReason } from '../plan-doubt.ts';
import { summaryRow } from '../summary.ts';
import type { Attempt, DialledCall } from '../trace.ts';
import { treatedText } from '../treat.ts';
import { answeringText, neverRings } from '../who-answers.ts';

/** What became of one expectation. */
export interface CallResult {
  readonly expected: ExpectedCall;
  /** What isn't as expected, one sentence each; empty if all is. */
  readonly failures: readonly string[];
  /** Nothing contradicts it, and it isn't shown to hold, since what the call ends at isn't known yet: why, in half a sentence; absent: it is known. */
  readonly notKnownYet?: string;
  /** The whole trace; absent if there is no such user or number. */
  readonly call?: DialledCall | HandedOverCall;
}

/** Why it isn't certain that a call goes so, in half a sentence; nothing if it is. */
export const uncertainOf = ({ call, expected }: CallResult): string | undefined => {
  if (call === undefined) return undefined;
  const { expect } = expected;
  const isOfCaller = typeof expect === 'object' && 'caller' in expect && expect.caller !== undefined;
  if (call.direction === 'handed over') return handedOverReason(call);
  return (
    planReason(call.doubts) ??
    extensionReason(call.doubts) ??
    destinationReason(call.doubts) ??
    (isOfCaller ? callerReason(call.doubts) : undefined)
  );
};

/** What a pattern takes is never proved; nothing where no pattern is about the call. */
const handedOverReason = ({ blockedBy = [], callersLeft, arrivals, doubts }: HandedOverCall): string | undefined => {
  const [first] = blockedBy;
  if (first !== undefined)
    return callersLeft === undefined
      ? blockingText(first)
      : `it shows one of several numbers, and ${blockedBy.map(blockingText).join('; ')}`;
  const exempt = doubts.find((doubt) => doubt.kind === 'exempt caller');
  if (exempt !== undefined)
    return `blocked caller pattern "${exempt.pattern}" takes ${exempt.number}, which CCAIP shows, and that exemption "${exempt.exemption}" lets it through is our reading`;
  const disabled = doubts.flatMap((doubt) => (doubt.kind === 'disabled sbc' ? doubt.sbcs : []));
  // As long as one takes calls, the SIP provider has where to send them.
  if (disabled.length > 0 && disabled.length === arrivals.length) return disabledReason(disabled);
  return doubts.some(({ kind }) => kind === 'caller numbers')
    ? "callers are blocked here, and sipTrunk.callerNumbers doesn't say which numbers CCAIP shows"
    : undefined;
};

/** Plays one expected call and says what isn't as expected. */
export const checkCall = (voice: Voice, expected: ExpectedCall): CallResult => {
  if ('to' in expected) return checkHandedOver(voice, expected);
  const [user, ...others] = findUsers(voice, expected.as);
  if (!user) return { expected, failures: [`"${expected.as}" isn't a user of this tenant.`] };
  if (others.length > 0) return { expected, failures: [`"${expected.as}" could be several users.`] };
  const dialled = dialledText(expected.dial);
  if (dialled === undefined) return { expected, failures: [unclear(expected.dial, user.user.country)] };
  const call = explainDialled(voice, user, dialled);
  return result(expected, dialledFailures(voice, expected.expect, call), call);
};

const result = (
  expected: ExpectedCall,
  failures: readonly string[],
  call: DialledCall | HandedOverCall,
): CallResult => {
  const { outcome } = call;
  const isOpen = failures.length === 0 && outcome.kind === 'not known yet';
  return { expected, failures, ...(isOpen && { notKnownYet: notKnownYetReason(outcome.sbcs) }), call };
};

const unclear = (written: string, country: string): string => {
  const { message, fix } = notDialled(written, country);
  return formatWording({ message, fix });
};

type Dialled = Extract<ExpectedCall, { as: string }>;

const dialledFailures = (voice: Voice, wanted: Dialled['expect'], call: DialledCall): string[] => {
  const { outcome } = call;
  const what = summaryRow(call).slice(2).join(', ');
  if (wanted === 'blocked') return outcome.kind === 'dropped' ? [] : [`It should be dropped; it is ${what}.`];
  const failures: string[] = [];
  const differs = (name: string, expected: string, actual: string | undefined): void => {
    if (expected !== actual) failures.push(`The ${name} should be ${expected}; it is ${actual ?? `none (${what})`}.`);
  };
  // A route whose SBCs take no calls carries none.
  const first = attemptsOf(outcome).find(({ sbcs }) => sbcs.length > 0);
  if (wanted.number !== undefined) differs('number', wanted.number, routedNumber(call));
  if (wanted.route !== undefined) differs('route', wanted.route, first?.route);
  if (wanted.sbcs !== undefined) {
    const sbcs = first && inOrder(first.sbcs.map(({ sbc }) => sbc));
    if (sbcs !== inOrder(wanted.sbcs)) differs('SBCs', inOrder(wanted.sbcs), first && `${sbcs}${disabledText(first)}`);
  }
  if (wanted.caller !== undefined) differs('caller shown', wanted.caller, callerLeaving(call, first));
  if (wanted.rings !== undefined) {
    differs('colleague who rings', nameOf(voice, wanted.rings), outcome.kind === 'internal' ? outcome.user : undefined);
  }
  if (wanted.treatment !== undefined) differs('treatment', wanted.treatment, treatmentIn(outcome));
  return failures;
};

/** What the called person sees as it leaves the SBCs of a route; undefined where it isn't known. */
const callerLeaving = ({ caller }: DialledCall, first: Attempt | undefined): string | undefined => {
  if (first === undefined) return undefined;
  if (caller?.shows === 'anonymous') return 'anonymous';
  const numbers = [...new Set(first.sbcs.map((sbc) => sbc.caller))];
  return numbers.includes(undefined) ? undefined : numbers.join(' or ');
};
/** The treatment of unassigned numbers that takes a call. */
const treatmentIn = (outcome: DialledCall['outcome'] | HandedOverCall['outcome']): string | undefined =>
  outcome.kind === 'treated' || (outcome.kind === 'not known yet' && 'treatment' in outcome)
    ? outcome.treatment
    : undefined;

const inOrder = (names: readonly string[]): string => names.toSorted().join(', ');

/** The whole UPN, where the name means one user. */
const nameOf = (voice: Voice, typed: string): string => {
  const [user, ...others] = findUsers(voice, typed);
  return user && others.length === 0 ? user.user.name : typed;
};

type HandedOver = Extract<ExpectedCall, { to: string }>;

const checkHandedOver = (voice: Voice, expected: HandedOver): CallResult => {
  const address = expected.to.includes('@') ? expected.to : dialledText(expected.to);
  if (address === undefined)
    return { expected, failures: [unclear(expected.to, voice.config.users[0]?.country ?? '')] };
  const call = explainHandedOver(voice, address);
  const { outcome } = call;
  const blocking = isBlocked(call) ? call.blockedBy?.find((one) => isSilenced([one])) : undefined;
  const isThrough = blocking === undefined;
  const isRung = isThrough && outcome.kind === 'rings' && !neverRings(outcome.settings);
  const isPerson = isThrough && outcome.kind === 'treated' && outcome.target.kind !== 'announcement';
  const rings = isRung ? outcome.user : isPerson ? outcome.target.to : 'nobody';
  const because = !isThrough
    ? ` (${blockingText(blocking)})`
    : outcome.kind === 'rings' && !isRung
      ? ` (${answeringText(outcome.callingPolicy ?? 'Global', outcome.settings)})`
      : outcome.kind === 'treated'
        ? ` (treatment "${outcome.treatment}" ${treatedText(outcome.target)})`
        : '';
  const { rings: asked, treatment } = expected.expect;
  // By the files somebody has the number, or a treatment has: whether the call gets there is all that isn't known.
  const isOpen = isThrough && outcome.kind === 'not known yet';
  const wanted = asked === undefined || asked === 'nobody' ? asked : nameOf(voice, asked);
  const taken = isThrough ? treatmentIn(outcome) : undefined;
  const failures = [
    ...(wanted === undefined || (isOpen ? mayRing(outcome, wanted) : rings.toLowerCase() === wanted.toLowerCase())
      ? []
      : [
          isOpen
            ? `It should ring ${wanted}; by the files ${outcome.user ?? `treatment "${outcome.treatment}"`} has the number.`
            : `It should ring ${wanted}; it rings ${rings}${because}.`,
        ]),
    ...(treatment === undefined || treatment === taken
      ? []
      : [
          `The treatment should be ${treatment}; it is ${taken ?? (isThrough ? `none (${reachedText(call)})` : `none${because}`)}.`,
        ]),
  ];
  return result(expected, failures, call);
};

/** Whether an expectation may hold once the trunk is connected. */
const mayRing = ({ user, treatment }: Open, wanted: string): boolean =>
  user === undefined ? treatment !== undefined || wanted === 'nobody' : user.toLowerCase() === wanted.toLowerCase();

type Open = Extract<HandedOverCall['outcome'], { kind: 'not known yet' }>;
