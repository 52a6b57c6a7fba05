import type { HandedOverCall } from '../../routing/explain-handed-over.ts';
import type { Call } from '../../routing/question.ts';
import { summaryRow } from '../../routing/summary.ts';
import type { DialledCall } from '../../routing/trace.ts';
import { touchedNumbers } from '../touched.ts';
import { beyondMet } from './beyond-met.ts';
import { compare } from './compare.ts';
import { dialledPairs } from './dialled-pairs.ts';
import type { Difference } from './difference.ts';
import { differencesOfNumbers } from './difference-of-numbers.ts';
import { handedOverDifferences } from './handed-over.ts';
import type { Sides } from './sides.ts';

/** Where the tenant differs from its file in what one call meets; what the call never meets isn't told. */
export const differences = (sides: Sides<Call>): Difference[] => {
  const numbers = touchedNumbers([sides.file.call, sides.live.call]);
  const found = [
    ...(isDialled(sides) ? [...dialledPairs(sides).flatMap(compare), ...beyondMet(sides)] : []),
    ...(isHandedOver(sides) ? handedOverDifferences(sides) : []),
    ...differencesOfNumbers(sides, numbers),
  ];
  if (found.length > 0) return found;
  const [before = [], now = []] = [sides.file.call, sides.live.call].map((call) => summaryRow(call).slice(1));
  if (asSet(before) === asSet(now)) return [];
  const text = `the call ends as ${now.join(', ')}; by the file as ${before.join(', ')}.`;
  return [{ about: 'outcome', name: 'call', text }];
};

/** The SBCs of a route come in no order. */
const asSet = (row: readonly string[]): string => row.map((cell) => cell.split(', ').toSorted().join(', ')).join('\n');

const isDialled = (sides: Sides<Call>): sides is Sides<DialledCall> =>
  sides.file.call.direction === 'dialled' && sides.live.call.direction === 'dialled';
const isHandedOver = (sides: Sides<Call>): sides is Sides<HandedOverCall> =>
  sides.file.call.direction === 'handed over' && sides.live.call.direction === 'handed over';
