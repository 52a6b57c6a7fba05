import { attemptsOf, sbcText } from './not-connected.ts';
import type { Doubt, Outcome } from './trace.ts';

type ExtensionDoubt = Extract<Doubt, { kind: 'extension cut' }>;

/** A call to a number with an extension that others would take if voice routes didn't see the extension. */
export const extensionDoubts = (number: string, outcome: Outcome, goes: (number: string) => Outcome): Doubt[] => {
  const at = number.search(/;ext=/i);
  if (at === -1) return [];
  const otherwise = goes(number.slice(0, at));
  return takersOf(outcome) === takersOf(otherwise) ? [] : [{ kind: 'extension cut', otherwise: takersOf(otherwise) }];
};

/** What takes a call, at the start of a sentence: `NL mobile (main)`; the routes that are tried, and nothing of the number. */
const takersOf = (outcome: Outcome): string => {
  if (outcome.kind === 'calling plan') return 'Calling Plan takes the call';
  const attempts = attemptsOf(outcome).flatMap(({ route, sbcs, notConnected }) =>
    sbcs.length === 0 ? [] : [`${route} (${sbcs.map(({ sbc }) => sbcText(sbc, notConnected)).join(', ')})`],
  );
  if (attempts.length === 0) return 'the call is dropped';
  return `${attempts.join(', then ')} ${attempts.length === 1 ? 'takes' : 'take'} the call`;
};

/** In half a sentence, the same for every number. */
export const extensionReason = (doubts: readonly Doubt[]): string | undefined => {
  const doubt = cutIn(doubts);
  return doubt && `${doubt.otherwise} ${ifCut}`;
};

/** The same of a call as it went before a change. */
export const extensionReasonBefore = (doubts: readonly Doubt[]): string | undefined => {
  const doubt = cutIn(doubts);
  return doubt && `before the change, ${doubt.otherwise} ${ifCut}`;
};

const ifCut = "if voice routes don't see ;ext=, as one report has it";

const cutIn = (doubts: readonly Doubt[]): ExtensionDoubt | undefined =>
  doubts.find((one): one is ExtensionDoubt => one.kind === 'extension cut');
