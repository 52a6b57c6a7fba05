import { listing } from './listing.ts';
import { formatProblem } from './problem.ts';
import type { Tenant, User } from './tenant.ts';
import { isInBlocks } from './unassigned/in-blocks.ts';

/** People whose number no block of the trunk has, where the file says the blocks: `numbers` are all that the carrier gave. */
export const besideTrunk = ({ sipTrunk: { numbers }, users }: Pick<Tenant, 'sipTrunk' | 'users'>): User[] =>
  numbers === undefined ? [] : users.filter(({ number }) => !isInBlocks(number, numbers));

/** The same in a sentence. */
export const besideTrunkText = (people: readonly User[]): string => {
  const are = people.length === 1 ? '1 number of users.csv is' : `${people.length} numbers of users.csv are`;
  return `${are} in no block of sipTrunk.numbers: ${listing(people.map(({ upn, number }) => `${number} (${upn})`))}.`;
};

export const besideTrunkWhy =
  "sipTrunk.numbers are all blocks that the carrier has given the tenant, those of users.csv among them; a call to a number that isn't the trunk's doesn't come in over it.";

export const besideTrunkFix =
  'add the block that the carrier gave to sipTrunk.numbers, or correct the rows in users.csv.';

/** What everybody should read who sees a preview of these numbers. */
export const toldOfNumbers = (tenant: Pick<Tenant, 'sipTrunk' | 'users'>): string[] => {
  const people = besideTrunk(tenant);
  return people.length === 0
    ? []
    : [
        formatProblem({
          file: 'tenant.yaml',
          path: 'sipTrunk.numbers',
          message: besideTrunkText(people),
          why: besideTrunkWhy,
          fix: besideTrunkFix,
        }),
      ];
};
