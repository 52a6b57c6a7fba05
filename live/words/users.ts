import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { givenPolicies } from '../../tenant/given-policies.ts';
import type { User } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import { inFileOrder } from '../named.ts';
import { type Holding, holdingsOf } from '../numbers.ts';
import type { LiveRows } from '../rows.ts';
import type { Said, TenantWords } from './said.ts';

/** The policies that a row of users.csv gives. */
const policyWords = givenPolicies.map(({ field }) => field);

/** People with a number as rows of users.csv; a site and how CCAIP uses a person come from the file. */
export const usersInWords = (rows: LiveRows, file: Pick<TenantWords, 'users' | 'country'>): Said<User[]> => {
  const known = new Map(file.users.map((user) => [user.upn.toLowerCase(), user]));
  const holdings = holdingsOf(rows);
  const words = holdings.flatMap(({ person, number }): User[] => {
    if (number === undefined) return [];
    const row = known.get(person.upn.toLowerCase());
    const { upn = person.upn, line = 0, site, ccaip, sipUri, signIn } = row ?? {};
    const policies = policyWords.flatMap((word) => {
      const { name, group } = person[word] ?? {};
      if (name === undefined || group !== undefined) return [];
      return [[word, sameName(row?.[word] ?? '', name) ? row?.[word] : name]];
    });
    return [
      {
        upn,
        number,
        line,
        site,
        ccaip,
        sipUri,
        ...(signIn !== undefined && { signIn }),
        ...Object.fromEntries(policies),
      },
    ];
  });
  return {
    words: inFileOrder(words, file.users, ({ upn }) => upn),
    beyond: holdings.flatMap((holding) => beyondOf(holding, file.country)),
  };
};

const beyondOf = ({ person, number, row }: Holding, country: string): Beyond[] => {
  const beyond = (field: string, value: unknown, why: string): Beyond => ({
    about: 'user',
    name: person.upn,
    field,
    value,
    why,
  });
  return [
    ...(number === undefined ? [beyond('number', null, 'Each row of users.csv has a number.')] : []),
    ...policyWords.flatMap((word) => {
      const { name, group } = person[word] ?? {};
      if (name === undefined || group === undefined) return [];
      return [beyond(word, { policy: name, group }, 'A tenant file gives policies to people, not to groups.')];
    }),
    ...(sameName(person.country, country)
      ? []
      : [beyond('usageLocation', person.country, `By the tenant file everybody is in ${country}.`)]),
    ...(person.callingPlan ? [beyond('callingPlan', true, 'A tenant file knows Direct Routing only.')] : []),
    ...(row?.skipsInternal
      ? [beyond('reverseNumberLookup', 'SkipInternalVoip', 'A tenant file has no word for it.')]
      : []),
    ...(row?.otherSort
      ? [beyond('numberType', row.otherSort, 'trunkline gives Direct Routing numbers that Teams manages, no others.')]
      : []),
  ];
};
