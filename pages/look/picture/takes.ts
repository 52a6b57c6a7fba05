import { memoised } from '../../../routing/memoised.ts';
import { matchingNumbers } from '../../../routing/prove/matching-numbers.ts';
import { numbersText } from '../../../routing/prove/numbers.ts';

/** Which numbers of phones a pattern takes, as a voice engineer writes them; empty where that is beyond a machine. */
export const takes = memoised((pattern: string): string => {
  const numbers = matchingNumbers(pattern);
  return numbers === undefined ? '' : numbersText(numbers);
});
