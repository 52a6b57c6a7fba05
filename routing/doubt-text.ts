import type { Doubt } from './trace.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** What isn't known about a call, in one sentence. */
export const doubtText = (doubt: Doubt): string => {
  switch (doubt.kind) {
    case 'later usages':
      return `Usages that match too: ${quoted(doubt.usages)}. Documented as not tried when the SBCs above fail, reported as tried.`;
    case 'equal priorities':
      return `Routes ${quoted(doubt.routes)} have the same priority: Microsoft doesn't publish which is tried first.`;
    case 'partial match':
      return `Rule "${doubt.rule}" matches only a part of the number: Microsoft doesn't publish what becomes of the rest; here it is dropped.`;
    case 'not modelled':
      return `The pattern of ${doubt.what} "${doubt.name}" is beyond this model, so it was passed over; Teams may apply it.`;
    case 'second pass':
      return `The number has no +: an older Microsoft page says that it is normalised once more, which would give ${doubt.number}.`;
  }
};
