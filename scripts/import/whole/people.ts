import { type Holding, holdingsOf } from '../../../live/numbers.ts';
import type { LivePerson, LiveRows } from '../../../live/rows.ts';
import { countryOf } from '../../../tenant/countries.ts';
import { type GivenPolicy, givenPolicies } from '../../../tenant/given-policies.ts';
import { numberProblem } from '../../../tenant/users/phone-number.ts';
import { isComment } from '../../../tenant/users/read-csv.ts';
import { userPrincipalName } from '../../../tenant/users/user-principal-name.ts';
import { groupOf, type SaidGroup } from './groups.ts';
import { type SaidSite, sitesOf } from './sites.ts';

/** A row of users.csv, by the names of its columns, and the site that it names. */
export interface Row {
  readonly upn: string;
  readonly number: string;
  readonly site: string;
  readonly policies: Readonly<Partial<Record<GivenPolicy['field'], string>>>;
}

export interface People {
  readonly country: string;
  readonly sites: readonly SaidSite[];
  /** By sign-in name. */
  readonly rows: readonly Row[];
  /** Why each person or number isn't said, or not whole: a sentence, and whom it is about. */
  readonly untold: readonly { readonly why: string; readonly who: string }[];
}

/** People with a Direct Routing number as rows; who CCAIP uses, and how, no tenant knows. */
export const peopleOf = (
  rows: LiveRows,
  {
    groups,
    home,
    said,
  }: {
    readonly groups: readonly SaidGroup[];
    /** Where the organisation is registered: decides where nobody lives anywhere. */
    readonly home: string | undefined;
    /** Names of policies that the file must have before a row may name them. */
    readonly said: Readonly<Partial<Record<GivenPolicy['field'], (name: string) => boolean>>>;
  },
): People => {
  const untold: { why: string; who: string }[] = [];
  const tell = (who: string, why: string) => {
    untold.push({ who, why });
  };
  const whereOf = ({ country }: LivePerson) =>
    countryOf(country.toUpperCase()) === undefined ? '' : country.toUpperCase();
  const holdings = holdingsOf(rows).toSorted((one, other) =>
    one.person.upn.toLowerCase() < other.person.upn.toLowerCase() ? -1 : 1,
  );
  const judged = holdings.map((one) => ({ ...one, where: whereOf(one.person) }));
  const country =
    commonest(judged.flatMap((one) => (whyNot(one, one.where) === undefined ? [one.where] : []))) ??
    (countryOf(home ?? '') === undefined ? 'NL' : (home ?? 'NL'));
  const listed = judged.flatMap((one) => {
    const { person, number, row, where } = one;
    const why = whyNot(one, where || country);
    if (why !== undefined) tell(person.upn, why);
    return why === undefined && number !== undefined ? [{ person, number, row, where }] : [];
  });
  const groupFor = (person: LivePerson) => groupOf(person, groups, said);
  const { sites, siteFor } = sitesOf(
    listed.map(({ person, where }) => ({
      country: where === country || where === '' ? undefined : where,
      group: groupFor(person)?.name,
    })),
  );
  const made = listed.map(({ person, number, row, where }): Row => {
    if (row?.skipsInternal) tell(person.upn, 'ReverseNumberLookup is SkipInternalVoip, and a file has no word for it.');
    if (person.callingPlan) tell(person.upn, 'has a Calling Plan too, and a file knows Direct Routing only.');
    if (where === '') {
      const has =
        person.country === '' ? 'no usage location' : `usage location "${person.country}", which is no country`;
      tell(person.upn, `has ${has}, and is taken to be in ${country}.`);
    }
    const group = groupFor(person);
    const site = siteFor({ country: where === country || where === '' ? undefined : where, group: group?.name });
    const policies = givenPolicies.flatMap(({ field, words }) => {
      const policy = person[field];
      if (policy === undefined) return [];
      if (policy.group !== undefined) {
        if (group?.id !== policy.group.toLowerCase())
          tell(person.upn, `has ${words} "${policy.name}" by a group that the file can't say.`);
        return [];
      }
      if (said[field]?.(policy.name) === false) {
        tell(person.upn, `has ${words} "${policy.name}", which no row can name: what they have stays as it is.`);
        return [];
      }
      return [[field, policy.name] as const];
    });
    return { upn: person.upn, number, site: site?.name ?? '', policies: Object.fromEntries(policies) };
  });
  const people = new Set(rows.people.map(({ upn }) => upn.toLowerCase()));
  for (const { number, holder, otherSort, isFurther } of rows.numbers) {
    if (holder !== undefined && isFurther)
      tell(number, `is a further line of ${holder}: users.csv has one number a person.`);
    else if (holder !== undefined && !people.has(holder.toLowerCase()) && otherSort === undefined)
      tell(
        number,
        `is held by ${holder}, who is no person that Teams knows: an auto attendant's or call queue's account, or nobody any more.`,
      );
  }
  return {
    country,
    sites: sites.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    rows: made,
    untold,
  };
};

const whyNot = ({ person: { upn }, number, row }: Holding, country: string): string | undefined => {
  if (number === undefined) return 'has lost the number that their own record shows.';
  const sort = row?.otherSort;
  if (sort !== undefined)
    return `has a number of another sort (${sort}): trunkline looks after Direct Routing numbers that Teams manages.`;
  if (!userPrincipalName.safeParse(upn).success || isComment(upn))
    return "has a sign-in name that users.csv doesn't take.";
  return numberProblem(number, countryOf(country)) === undefined
    ? undefined
    : `has ${number}, which is no number in E.164.`;
};

/** Most frequent, then first by name; countries that no table knows aside. */
const commonest = (countries: readonly string[]): string | undefined =>
  [
    ...Map.groupBy(
      countries.filter((one) => countryOf(one) !== undefined),
      (one) => one,
    ),
  ]
    .toSorted(([one, these], [other, those]) => those.length - these.length || (one < other ? -1 : 1))
    .map(([one]) => one)[0];
