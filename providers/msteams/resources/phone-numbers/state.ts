import type { PhoneNumbersState } from '../../schema/phone-numbers.ts';

/** What the last run left, by object id: who a user is, whatever the sign-in name. */
export const givenBy = (state: PhoneNumbersState): ReadonlyMap<string, { upn: string; number: string }> =>
  new Map(
    Object.entries(state.numbers).flatMap(([upn, number]) => {
      const objectId = state.objectIds[upn];
      return objectId === undefined ? [] : [[objectId, { upn, number }]];
    }),
  );

/** Builds a state entry by entry; the first of two entries of one name stays. */
export const toState = (
  entries: readonly { readonly upn: string; readonly objectId: string; readonly number: string }[],
): PhoneNumbersState => {
  const numbers: Record<string, string> = {};
  const objectIds: Record<string, string> = {};
  for (const { upn, objectId, number } of entries) {
    if (Object.hasOwn(numbers, upn)) continue;
    numbers[upn] = number;
    objectIds[upn] = objectId;
  }
  return { numbers, objectIds };
};
