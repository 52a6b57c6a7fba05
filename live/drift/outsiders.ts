import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { listing } from '../../tenant/listing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dialledPart, isInBlocks, sizeOf } from '../../tenant/unassigned/in-blocks.ts';
import type { NumberBlock } from '../../tenant/unassigned/number-blocks.ts';
import type { LiveNumber } from '../rows.ts';
import type { Difference } from './difference.ts';
import type { TeamsFacts } from './facts.ts';

/**
 * Numbers held by people outside users.csv: the trunk's, where the file says which those are, else every Direct Routing number. An
 * auto attendant's or call queue's account may well have one: it is only told.
 */
export const numbersOfOutsiders = (file: Tenant, facts: TeamsFacts): Difference[] => {
  const { numbers: blocks } = file.sipTrunk;
  const wanted = new Map(file.users.map(({ number, upn }) => [number.toLowerCase(), upn]));
  const named = accountsOf(file);
  const isOurs = ({ number }: LiveNumber) =>
    blocks === undefined || wanted.has(number.toLowerCase()) || isInBlocks(number, blocks);
  const held = facts.rows.numbers.flatMap((row) => {
    const outsider = row.holder === undefined ? undefined : facts.outsiders.get(row.holder.toLowerCase());
    if (outsider === undefined || row.otherSort !== undefined || named.has(outsider.name.toLowerCase())) return [];
    // Whether an account's number is the trunk's nobody knows then.
    return !outsider.isPerson && blocks === undefined && !wanted.has(row.number.toLowerCase())
      ? []
      : [{ row, outsider }];
  });
  const others = held.filter(({ row }) => !isOurs(row));
  const free = blocks === undefined ? 0 : sizeOf(blocks) - inUse(facts.rows.numbers, blocks);
  return [
    ...(free > 0 ? [told('free', `${free} of the trunk's numbers ${free === 1 ? 'is' : 'are'} held by nobody.`)] : []),
    ...held.filter(({ row }) => isOurs(row)).map(({ row, outsider }) => ofOutsider(row, outsider, wanted)),
    ...(others.length === 0
      ? []
      : [
          told(
            'beside the trunk',
            `${others.length} Direct Routing ${others.length === 1 ? 'number that lies' : 'numbers that lie'} in no block of sipTrunk.numbers ${others.length === 1 ? 'is' : 'are'} held outside users.csv: ${listing(others.map(({ row, outsider }) => `${row.number} (${outsider.name})`))}.`,
          ),
        ]),
  ];
};

const ofOutsider = (
  { number }: LiveNumber,
  { name, isPerson }: { readonly name: string; readonly isPerson: boolean },
  wanted: ReadonlyMap<string, string>,
): Difference => {
  const upn = wanted.get(number.toLowerCase());
  const instead = upn === undefined ? '' : `; the file gives it to ${upn}`;
  const who = isPerson ? `${name}, who isn't in users.csv` : `${name}, an account that is no person's`;
  const text = `${number} is held by ${who}${instead}.`;
  if (!isPerson && upn === undefined) return told(number, text);
  return {
    about: 'number',
    name: number,
    is: 'foreign',
    changes: [],
    text,
    fix: 'give them a row in users.csv, or take the number away from them in Teams.',
  };
};

/** Of those with extensions one call at the carrier reaches all. */
const inUse = (rows: readonly LiveNumber[], blocks: readonly NumberBlock[]): number =>
  new Set(
    rows.flatMap(({ number, holder }) =>
      holder !== undefined && isInBlocks(number, blocks) ? [dialledPart(number)] : [],
    ),
  ).size;

const told = (name: string, text: string): Difference => ({
  about: 'number',
  name,
  is: 'foreign',
  changes: [],
  text,
  isOnlyTold: true,
});

/** Accounts that the file itself names, whose numbers are meant. */
const accountsOf = ({ callerIdPolicies, unassignedNumbers, blockedCallers, users }: Tenant): ReadonlySet<string> =>
  new Set(
    [
      ...callerIdPolicies.map(({ account }) => account),
      ...unassignedNumbers.flatMap(({ account, user }) => [account, user]),
      ...blockedCallers.map(({ redirectTo }) => redirectTo),
      ...users.map(({ signIn }) => signIn),
    ].flatMap((name) => (name === undefined ? [] : [name.toLowerCase()])),
  );

/** Those who hold a number and stand in no row, by name. */
export const namesOutside = (file: Tenant, rows: readonly LiveNumber[]): string[] => [
  ...new Set(
    rows.flatMap(({ holder }) =>
      holder === undefined ||
      file.users.some(({ upn, signIn }) => sameName(upn, holder) || sameName(signIn ?? upn, holder))
        ? []
        : [holder],
    ),
  ),
];
