import { isUnknown } from '../../../kit/resource.ts';
import { readBook, writeBook, writeValues } from '../../../msteams/resources/roster/layout.ts';
import type { ExternalUsersState } from '../../schema/external-users.ts';

const linesOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n').filter((line) => line !== '');

/**
 * What of a state still counts. In another portal nothing does. Of whom the removals tell something new, nothing is known: they may
 * have been cleared by a run that didn't come as far as here.
 */
export const settledState = (
  state: ExternalUsersState | undefined,
  { portal, lookAgain }: { readonly portal: string; readonly lookAgain?: string | undefined },
): ExternalUsersState | undefined => {
  if (state === undefined) return undefined;
  if (state.portal !== portal) return { portal, users: '', externalUsers: '' };
  if (lookAgain === undefined || isUnknown(lookAgain) || lookAgain === state.lookAgain) return state;
  const seen = new Set(linesOf(state.lookAgain));
  const again = new Set(linesOf(lookAgain).flatMap((line) => (seen.has(line) ? [] : (line.split(' ')[0] ?? []))));
  if (again.size === 0) return state;
  const entries = [...readBook(state).values()].filter(({ objectId }) => !again.has(objectId));
  return { ...state, users: writeBook(entries), externalUsers: writeValues(entries) };
};
