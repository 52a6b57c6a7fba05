import type { Licences, LicensedUser, Subscription } from '../../readiness/licences.ts';
import { nameOfPart, skuIdOf } from '../../readiness/products.ts';

/** What one step gives a user: part numbers, as the state has them. */
const joint = '+';

export const asValue = (partNumbers: readonly string[]): string => [...new Set(partNumbers)].toSorted().join(joint);

export const partsOf = (value: string): readonly string[] => value.split(joint);

/** `Teams Phone Standard (MCOEV)`. */
export const namesOfParts = (value: string): string =>
  partsOf(value)
    .map((part) => `${nameOfPart(part)} (${part})`)
    .join(' and ');

/** A tenant's own list decides; ids of what it no longer lists are those of Microsoft's table. */
export const skuOf = (partNumber: string, subscriptions: readonly Subscription[] | undefined): string | undefined =>
  subscriptions?.find((one) => one.skuPartNumber === partNumber)?.skuId ?? skuIdOf(partNumber);

/** How a user has a licence: directly, by groups, or both at once. */
export interface Held {
  readonly direct: boolean;
  readonly groups: readonly string[];
}

/** @see https://learn.microsoft.com/graph/api/resources/licenseassignmentstate */
export const heldAs = (licensed: LicensedUser | undefined, skuId: string): Held => {
  const isIt = (one: { readonly skuId: string }) => one.skuId.toLowerCase() === skuId.toLowerCase();
  const states = licensed?.licenseAssignmentStates?.filter((one) => isIt(one) && (!one.error || one.error === 'None'));
  if (states === undefined) return { direct: licensed?.assignedLicenses.some(isIt) === true, groups: [] };
  return {
    direct: states.some(({ assignedByGroup }) => !assignedByGroup),
    groups: states.flatMap(({ assignedByGroup }) => assignedByGroup || []),
  };
};

/** Of part numbers, those that the user has directly. */
export const directly = (objectId: string, value: string, { users, subscriptions }: Licences): readonly string[] =>
  partsOf(value).filter((part) => {
    const skuId = skuOf(part, subscriptions);
    return skuId !== undefined && heldAs(users.get(objectId), skuId).direct;
  });
