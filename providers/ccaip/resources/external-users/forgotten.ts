import { isUnknown } from '../../../kit/resource.ts';
import type { ExternalUsersState } from '../../schema/external-users.ts';
import { linesOf } from '../lines.ts';

/**
 * Of whom a state tells what may not be so any more. In another portal that is everybody; else those of whom the removals tell something
 * new: they may have been cleared by a run that didn't come as far as here. Undefined where it is nobody.
 */
export const forgottenOf = (
  state: ExternalUsersState | undefined,
  { portal, lookAgain }: { readonly portal: string; readonly lookAgain?: string | undefined },
): ((email: string) => boolean) | undefined => {
  if (state === undefined) return undefined;
  if (state.portal !== portal) return () => true;
  if (lookAgain === undefined || isUnknown(lookAgain) || lookAgain === state.lookAgain) return undefined;
  const seen = new Set(linesOf(state.lookAgain));
  const again = new Set(linesOf(lookAgain).flatMap((line) => (seen.has(line) ? [] : (line.split(' ')[0] ?? []))));
  return again.size === 0 ? undefined : (email) => again.has(email);
};
