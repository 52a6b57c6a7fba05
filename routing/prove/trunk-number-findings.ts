import { besideTrunk, besideTrunkFix, besideTrunkText, besideTrunkWhy } from '../../tenant/told-of-numbers.ts';
import { blocksText, blocksWithout, isInBlocks, membersOf, sizeOf } from '../../tenant/unassigned/in-blocks.ts';
import type { NumberBlock } from '../../tenant/unassigned/number-blocks.ts';
import { inWords } from '../in-words.ts';
import { TooManySteps } from '../matching/backtrack.ts';
import { matcherFor } from '../matching/matcher.ts';
import { regionOf } from '../numbers/regions.ts';
import { countriesOf } from './countries.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';

const base = { certainty: 'proved', part: { kind: 'trunk', path: ['numbers'] } } as const;

/** The blocks of the trunk beside users.csv, treatments of unassigned numbers, and where people are. */
export const trunkNumberFindings = (facts: Facts): Finding[] => {
  const { numbers } = facts.tenant.sipTrunk;
  return [
    ...(numbers === undefined ? [] : [...beside(facts), ...abroad(facts, numbers), ...unheld(facts, numbers)]),
    ...unheldOrdered(facts),
  ];
};

const beside = ({ tenant }: Facts): Finding[] => {
  const people = besideTrunk(tenant);
  if (people.length === 0) return [];
  return [
    {
      ...base,
      kind: 'number-beside-trunk',
      level: 'warning',
      what: besideTrunkText(people),
      why: besideTrunkWhy,
      fix: besideTrunkFix,
    },
  ];
};

const abroad = (facts: Facts, numbers: readonly NumberBlock[]): Finding[] => {
  const home = countriesOf(facts).map((country) => country.toUpperCase());
  const away = numbers.flatMap((block) => {
    const region = regionOf(block.first);
    return region === undefined || home.includes(region) ? [] : [{ block, region }];
  });
  if (away.length === 0) return [];
  const regions = [...new Set(away.map(({ region }) => region))];
  return [
    {
      ...base,
      kind: 'trunk-number-abroad',
      level: 'note',
      what: `Numbers of the trunk are of ${inWords(regions)}, where nobody is by the files: ${blocksText(away.map(({ block }) => block))}.`,
      why: `People are in ${inWords(home)}. A carrier may ask for an address in the country of a number, and where emergency calls with it end is the carrier's to say.`,
      fix: 'correct the block, or say by a site where its people are.',
    },
  ];
};

/** What orders name, beside the blocks; which numbers a search finds no file knows. */
const unheldOrdered = (facts: Facts): Finding[] => {
  const { provider, numbers = [], ...trunks } = facts.tenant.sipTrunk;
  const orders = (provider && trunks[provider]?.orders) ?? [];
  const ordered = orders.flatMap((order) => ('numbers' in order ? order.numbers : []));
  const beside = ordered.filter((number) => !isInBlocks(number, numbers));
  return unheld(
    facts,
    beside.map((number) => ({ first: number, last: number })),
    [provider ?? '', 'orders'],
  );
};

const unheld = (
  { tenant }: Facts,
  numbers: readonly NumberBlock[],
  path: readonly string[] = ['numbers'],
): Finding[] => {
  const { provider } = tenant.sipTrunk;
  const given = provider === undefined ? [] : (tenant.sipTrunk[provider]?.release ?? []);
  const free = blocksWithout(numbers, [...tenant.users.map(({ number }) => number), ...given]);
  const { left, taken, unclear } = withoutTreated(tenant.unassignedNumbers, free);
  const count = sizeOf(left);
  if (count === 0) return [];
  const are = count === 1 ? '1 number of the trunk is' : `${count.toLocaleString('en')} numbers of the trunk are`;
  const beside = [
    ...(taken.length === 0
      ? []
      : [
          `Not counted are those that ${taken.length === 1 ? 'treatment' : 'treatments'} ${quotedNames(taken)} of unassigned numbers ${taken.length === 1 ? 'takes' : 'take'}.`,
        ]),
    ...(unclear.length === 0 ? [] : [`Whether ${quotedNames(unclear)} takes some of them wasn't looked at.`]),
  ];
  return [
    {
      part: { kind: 'trunk', path },
      certainty: unclear.length === 0 ? 'proved' : 'sampled',
      kind: 'trunk-number-unheld',
      level: 'note',
      what: `${are} nobody's in users.csv: ${blocksText(left)}.`,
      why: [
        'A call to one of them rings nobody whom the files know, and the number costs what it costs.',
        ...beside,
      ].join(' '),
      fix: 'give them to people, let a treatment of unassigned numbers take them, or give them back to the carrier.',
    },
  ];
};

/** What treatments leave; those that weren't looked at, since the numbers are too many or the pattern is none that is modelled. */
const withoutTreated = (
  treatments: readonly { readonly name: string; readonly pattern: string }[],
  free: readonly NumberBlock[],
) => {
  const members = treatments.length === 0 ? undefined : membersOf(free);
  const taken = new Set<string>();
  const [takers, unclear]: [string[], string[]] = [[], []];
  for (const { name, pattern } of treatments) {
    const found = members && takenBy(pattern, members);
    if (found === undefined) unclear.push(name);
    else if (found.length > 0) takers.push(name);
    for (const number of found ?? []) taken.add(number);
  }
  return { left: blocksWithout(free, taken), taken: takers, unclear };
};

const takenBy = (pattern: string, numbers: readonly string[]): string[] | undefined => {
  const matcher = matcherFor(pattern);
  if (!('test' in matcher)) return undefined;
  try {
    return numbers.filter((number) => matcher.test(number));
  } catch (error) {
    if (error instanceof TooManySteps) return undefined;
    throw error;
  }
};
