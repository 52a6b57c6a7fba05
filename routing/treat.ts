import type { ReadyTreatment, Voice } from './compile.ts';
import type { Treatment } from './config.ts';
import { withinSteps } from './matching/matcher.ts';
import type { Doubt, Treated, TreatmentTrial } from './trace.ts';

/** What treatments make of a call to a number, and those that were tried. */
export interface Treating {
  readonly tried: readonly TreatmentTrial[];
  readonly outcome?: Treated;
}

/**
 * Treatments of unassigned numbers: looked at only when nobody holds the called number, for calls in and calls out, before any voice
 * route. The first whose pattern takes the number decides.
 *
 * Source: https://learn.microsoft.com/microsoftteams/routing-calls-to-unassigned-numbers
 */
export const treat = (voice: Voice, number: string, doubts: Doubt[]): Treating => {
  if (voice.treatments.length === 0 || voice.numbers.has(number)) return { tried: [] };
  const tried: TreatmentTrial[] = [];
  for (const ready of voice.treatments) {
    const trial = tryOne(ready, number);
    tried.push(trial);
    if (trial.result === 'not modelled') {
      doubts.push({ kind: 'not modelled', what: 'treatment', name: ready.treatment.name });
    }
    if (trial.result !== 'matched') continue;
    if (voice.config.unreadHolders) doubts.push({ kind: 'held by others', number });
    return { tried, outcome: { kind: 'treated', treatment: ready.treatment.name, target: ready.treatment.target } };
  }
  return { tried };
};

const tryOne = ({ treatment, matcher, failure }: ReadyTreatment, number: string): TreatmentTrial => {
  const answer = matcher && withinSteps(treatment.pattern, () => matcher.test(number));
  if (typeof answer === 'boolean') return { treatment, result: answer ? 'matched' : 'no match' };
  const why = answer ?? failure;
  return { treatment, result: 'not modelled', ...(why && { failure: why }) };
};

/** Where a treatment sends calls: `rings reception@contoso.com`, `plays sounds/gone.wav`. */
export const treatedText = ({ kind, to }: Treatment['target']): string =>
  kind === 'announcement' ? `plays ${to}` : `rings ${to}`;

/** The same as the end of "calls go to …": `the announcement sounds/gone.wav`. */
export const treatedPlace = ({ kind, to }: Treatment['target']): string =>
  kind === 'announcement' ? `the announcement ${to}` : to;

/** What a caller could notice of it: another recording under the same path is another. */
export const treatedKey = ({ kind, to, sha256 = '' }: Treatment['target']): string =>
  `${kind === 'announcement' ? to : to.toLowerCase()} ${sha256}`;
