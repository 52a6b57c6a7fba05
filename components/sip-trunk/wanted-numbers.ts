import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { NumberBlock } from '../../tenant/unassigned/number-blocks.ts';

/** Far more than a trunk has: beyond it a block is a slip of the hand. */
const most = 100_000;

const sizeOf = ({ first, last }: NumberBlock): number => Number(last.slice(1)) - Number(first.slice(1)) + 1;

const numbersIn = (block: NumberBlock): string[] =>
  Array.from({ length: sizeOf(block) }, (_, at) => `+${Number(block.first.slice(1)) + at}`);

/** What the carrier knows of a number: no extension. */
const withoutExtension = (number: string): string => number.split(';')[0] ?? number;

/**
 * Which numbers of the account belong to the trunk: those of users.csv, and every other of the tenant's blocks, so that a call to
 * one that nobody holds gets as far as Teams too. What is given back isn't among them.
 */
export const wantedNumbers = ({ users, sipTrunk }: Tenant, released: readonly string[]): string[] => {
  const all = [...users.map(({ number }) => withoutExtension(number)), ...(sipTrunk.numbers ?? []).flatMap(numbersIn)];
  const gone = new Set(released);
  return [...new Set(all)].filter((number) => !gone.has(number)).toSorted();
};

/** Why the blocks can't be the tenant's. */
export const tooManyNumbers = ({ sipTrunk }: Tenant): Problem[] => {
  const count = (sipTrunk.numbers ?? []).reduce((sum, block) => sum + sizeOf(block), 0);
  if (count <= most) return [];
  return [
    {
      file: 'tenant.yaml',
      path: 'sipTrunk.numbers',
      message: `these blocks have ${count.toLocaleString('en')} numbers.`,
      allowed: `Each is brought to the trunk by itself: at most ${most.toLocaleString('en')}.`,
      fix: 'write the blocks that the carrier gave the tenant, and no wider ones.',
    },
  ];
};
