import { blockingText } from '../blocked-callers.ts';
import { callerReason } from '../caller-id.ts';
import { destinationReason } from '../destinations.ts';
import { disabledReason } from '../disabled-sbcs.ts';
import type { HandedOverCall } from '../explain-handed-over.ts';
import { extensionReason } from '../extension-cut.ts';
import { inWords } from '../in-words.ts';
import { misfitOf } from '../numbers/misfit.ts';
import { planReason } from '../plan-doubt.ts';
import { parseSipUri } from '../sip-uri.ts';
import type { Doubt } from '../trace.ts';
import type { CallResult } from './call-result.ts';

/** Why it isn't certain that a call goes so, in half a sentence; nothing if it is. */
export const uncertainOf = ({ call, expected }: CallResult): string | undefined => {
  if (call === undefined) return undefined;
  const { doubts } = call;
  const { expect } = expected;
  if (call.direction === 'handed over')
    return (
      handedOverReason(call) ??
      first(doubts, passedOver) ??
      first(doubts, partly) ??
      first(doubts, adopted) ??
      (call.outcome.kind === 'nobody' ? misfitReason(parseSipUri(call.address)?.user ?? call.address) : undefined)
    );
  const asks = (...settings: string[]): boolean =>
    typeof expect === 'object' && settings.some((setting) => Object.hasOwn(expect, setting));
  // What the number becomes is the dial plan's alone.
  const isOfNumber = typeof expect === 'object' && Object.keys(expect).every((setting) => setting === 'number');
  const byPlan = call.normalisation.by === 'rule' ? call.normalisation.trials.at(-1)?.rule.name : undefined;
  return (
    planReason(doubts) ??
    first(doubts, (doubt) => (isPassing(doubt, isOfNumber, asks('caller')) ? passedOver(doubt) : undefined)) ??
    first(doubts, (doubt) =>
      doubt.kind === 'partial match' && (doubt.rule === byPlan || asks('caller')) ? partly(doubt) : undefined,
    ) ??
    extensionReason(doubts) ??
    destinationReason(doubts) ??
    (asks('route', 'sbcs', 'caller') ? first(doubts, equal) : undefined) ??
    (asks('caller') ? (callerReason(doubts) ?? first(doubts, adopted)) : undefined) ??
    (expect === 'blocked' && call.outcome.kind === 'dropped' && call.outcome.reason === 'no sbc'
      ? 'routes take it, and it is dropped only as long as none of their SBCs takes calls'
      : undefined) ??
    // What has fewer digits may be a code of its country.
    (expect === 'blocked' && /^\+|^\d{8}/.test(call.dialled) ? misfitReason(call.normalisation.number) : undefined)
  );
};

/** A number that its country has not is dropped, and rings nobody, whatever becomes of the one that was meant. */
const misfitReason = (number: string): string | undefined => {
  const digits = number.replace(/;ext=.*$/i, '');
  const misfit = /^\+\d+$/.test(digits) ? misfitOf(digits) : undefined;
  return misfit && `${digits} is no number that a carrier gives (${misfit}), and may be another one mistyped`;
};

const first = (doubts: readonly Doubt[], reason: (doubt: Doubt) => string | undefined): string | undefined =>
  doubts.flatMap((doubt) => reason(doubt) ?? [])[0];

/** Whether what was passed over is about what is asked: of translation rules only who is shown, of routes all but the number. */
const isPassing = (doubt: Doubt, isOfNumber: boolean, isOfCaller: boolean): boolean => {
  if (doubt.kind !== 'not modelled') return !isOfNumber;
  return doubt.what === 'translation rule' ? isOfCaller : doubt.what === 'rule' || !isOfNumber;
};

/** What Teams may apply and was passed over, or taken as empty. */
const passedOver = (doubt: Doubt): string | undefined => {
  if (doubt.kind === 'not modelled')
    return `the pattern of ${doubt.what} "${doubt.name}" is beyond this model, and Teams may apply it`;
  return doubt.kind === 'global policy'
    ? "the files don't hold the usages of the Global voice routing policy"
    : undefined;
};

const partly = (doubt: Doubt): string | undefined =>
  doubt.kind === 'partial match'
    ? `rule "${doubt.rule}" takes a part of the number, and what Teams makes of the rest isn't published`
    : undefined;

const equal = (doubt: Doubt): string | undefined =>
  doubt.kind === 'equal priorities'
    ? `which of the routes ${inWords(doubt.routes)}, which have one priority, comes first isn't published`
    : undefined;

const adopted = (doubt: Doubt): string | undefined =>
  doubt.kind === 'adopted sbc'
    ? `the files leave out translation rules of SBC ${doubt.sbc}, which was there before them`
    : undefined;

/** What a pattern takes is never proved; nothing where no pattern is about the call. */
const handedOverReason = ({ blockedBy = [], callersLeft, arrivals, doubts }: HandedOverCall): string | undefined => {
  const [blocking] = blockedBy;
  if (blocking !== undefined)
    return callersLeft === undefined
      ? blockingText(blocking)
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
