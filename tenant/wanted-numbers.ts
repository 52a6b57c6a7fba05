import type { Tenant } from './tenant.ts';
import { dialledPart, membersOf } from './unassigned/in-blocks.ts';

/**
 * Which numbers of the account belong to the trunk: those of users.csv, and every other of the tenant's blocks, so that a call to
 * one that nobody holds gets as far as Teams too. What is given back isn't among them. Blocks that are too many are left out.
 */
export const wantedNumbers = ({ users, sipTrunk }: Tenant, released: readonly string[]): string[] => {
  const all = [...users.map(({ number }) => dialledPart(number)), ...(membersOf(sipTrunk.numbers ?? []) ?? [])];
  const gone = new Set(released);
  return [...new Set(all)].filter((number) => !gone.has(number)).toSorted();
};
