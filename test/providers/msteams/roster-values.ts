import type { Change } from '../../../providers/kit/resource.ts';
import { type RosterState, readBook } from '../../../providers/msteams/resources/roster/layout.ts';

/** By sign-in name, what a roster's state says that its users have. */
export const valuesOf = (state: RosterState): Record<string, string> =>
  Object.fromEntries(
    [...readBook(state).values()].flatMap(({ upn, has }) => (has === undefined ? [] : [[upn, has.value]])),
  );

/** Whom a comparison names: `add ada@contoso.example`. */
export const userChanges = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ path }) => /^\["(.*)"\]$/.exec(path)?.[1] ?? []);

/** Sign-in name to object id. */
export const idsOf = (state: RosterState): Record<string, string> =>
  Object.fromEntries([...readBook(state).values()].map(({ upn, objectId }) => [upn, objectId]));
