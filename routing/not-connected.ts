import { notKnownYet } from '../tenant/not-known-yet.ts';
import { inWords } from './in-words.ts';
import type { Attempt, Outcome } from './trace.ts';

/** The end of every sentence about a call that nobody can tell. */
export const notConnectedReason = "the SIP trunk isn't connected";

/** `not known yet: the SIP trunk isn't connected`, with the SBCs that have no name where any does. */
export const notKnownYetText = (sbcs: readonly string[] = []): string =>
  sbcs.length === 0
    ? `not known yet: ${notConnectedReason}`
    : `not known yet: ${notConnectedReason}, so ${inWords(sbcs)} ${sbcs.length === 1 ? 'has' : 'have'} no name`;

/** The same without its beginning. */
export const notKnownYetReason = (sbcs: readonly string[]): string =>
  notKnownYetText(sbcs).slice('not known yet: '.length);

/** An SBC in the way of a call, said so where its name isn't known yet. */
export const sbcText = (sbc: string, notConnected: readonly string[] = []): string =>
  notConnected.includes(sbc) ? `${sbc} (not known yet)` : sbc;

/** What the routes of a call try, where the call goes to SBCs at all, whether those are known or not. */
export const attemptsOf = (outcome: Outcome): readonly Attempt[] =>
  outcome.kind === 'routed' || outcome.kind === 'not known yet' ? outcome.attempts : [];

/** An address or a text with one, without the stand-in for the name that isn't known. */
export const withoutStandIn = (text: string): string =>
  text === notKnownYet ? openName : text.replaceAll(notKnownYet, `(${openName})`);

/** The same for every text of an answer in JSON; a replacer of `JSON.stringify`. */
export const jsonWithoutStandIn = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? withoutStandIn(value) : value;

const openName = 'not known yet';

/** Whether that is all that a text says. */
export const isOpenName = (text: string): boolean => text === openName;
