import type { Problem } from '../../tenant/problem.ts';
import { selectionOf } from './selection.ts';
import { resourcesOf, type StackState } from './stack-state.ts';

/**
 * Numbers are released only once CCAIP hands no call to them any more. An `up` of the numbers that leaves that out would cut people off
 * whom CCAIP still calls.
 */
export const numbersWithoutClearing = (args: readonly string[], state: StackState): Problem[] => {
  const selected = selectionOf(args, state);
  const known = (type: string) => resourcesOf(state).filter((one) => one.type === type);
  const isChosen = ({ urn = '' }: { readonly urn?: string }) => selected.has(urn);
  const removals = known('ccaip:index:ExternalUserRemovals');
  if (removals.every(isChosen) || !known('msteams:index:PhoneNumbers').some(isChosen)) return [];
  return [
    {
      file: 'command line',
      path: '--target',
      message:
        'numbers are to be changed without the external users of CCAIP: who loses the number is not cleared there first, and CCAIP would go on handing calls to it.',
      allowed: 'Numbers and ExternalUserRemovals are changed together.',
      fix: 'run up without --target and --exclude.',
    },
  ];
};
