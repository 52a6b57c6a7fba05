import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { type GivenPolicy, givenPolicies, type PolicyField } from '../../tenant/given-policies.ts';
import type { Tenant, User } from '../../tenant/tenant.ts';
import { userCountry } from '../../tenant/user-country.ts';
import { type Holding, holdingsOf } from '../numbers.ts';
import type { LivePolicy } from '../rows.ts';
import { type Change, changed, type Difference, otherwise } from './difference.ts';
import type { TeamsFacts } from './facts.ts';

/** Somebody of users.csv, and what Teams has of them; absent: Entra or Teams knows nobody of the name. */
export interface Seen {
  readonly user: User;
  readonly holding: Holding | undefined;
}

export const seenPeople = (file: Tenant, { rows }: Pick<TeamsFacts, 'rows'>): Seen[] => {
  const holdings = new Map(holdingsOf(rows).map((one) => [one.person.upn.toLowerCase(), one]));
  return file.users.map((user) => ({ user, holding: holdings.get(user.upn.toLowerCase()) }));
};

/** Types that decide about every call, and those that the files give anybody: of the others they say nothing. */
const typesOf = ({ users, groups }: Tenant): readonly GivenPolicy[] =>
  givenPolicies.filter(
    ({ field }) =>
      decisive.has(field) || [...users, ...groups].some((one: Partial<Record<PolicyField, string>>) => one[field]),
  );

const decisive: ReadonlySet<PolicyField> = new Set(['voiceRoutingPolicy', 'dialPlan', 'emergencyCallRoutingPolicy']);

/** Numbers and policies of the people of users.csv, and what else of them decides about calls. */
export const peopleWhoDiffer = (file: Tenant, facts: TeamsFacts): Difference[] => {
  const types = typesOf(file);
  return seenPeople(file, facts).flatMap(({ user, holding }): Difference[] => {
    const name = user.upn;
    if (holding === undefined) {
      const text = `${name} isn't in the tenant: Entra has no such user, or Teams doesn't know them.`;
      return [{ about: 'user', name, is: 'missing', changes: [], text, fix: missingFix }];
    }
    const { person, number, row } = holding;
    return otherwise('user', name, {
      called: name,
      changes: [
        ...changed('number', user.number, spelled(user.number, number)),
        ...types.flatMap(({ field }) => policyOf(user, field, { now: person[field], facts })),
        ...changed('usage location', userCountry(file, user), person.country.toUpperCase()),
        ...changed('kind of number', ours, row?.otherSort ?? ours),
        ...changed(
          'ReverseNumberLookup',
          undefined,
          row?.skipsInternal === true
            ? 'SkipInternalVoip (colleagues reach the number through the network)'
            : undefined,
        ),
      ],
    });
  });
};

const ours = 'Direct Routing';

const missingFix =
  'put the user back in Entra, with the licences, or take the row out of users.csv; a new user takes a while to get to Teams.';

const spelled = (asked: string, shown: string | undefined): string | undefined =>
  shown !== undefined && sameName(asked, shown) ? asked : shown;

const policyOf = (
  user: User,
  field: PolicyField,
  { now, facts }: { readonly now: LivePolicy | undefined; readonly facts: TeamsFacts },
): Change[] => {
  const asked = user[field];
  const isByGroup = user.byGroup?.includes(field) === true;
  const shownName = now === undefined ? undefined : (spelled(asked ?? '', now.name) ?? now.name);
  const said = asked === undefined ? undefined : named(asked, isByGroup ? user.group : undefined);
  return changed(field, said, shownName && named(shownName, now?.group && groupName(now.group, facts)));
};

const named = (policy: string, group: string | undefined): string =>
  group === undefined ? policy : `${policy} by group ${group}`;

/** As the file names it, where it does. */
const groupName = (id: string, { groupIds }: TeamsFacts): string =>
  [...groupIds].find(([, known]) => sameName(known, id))?.[0] ?? id;

/** What somebody is as a row of users.csv, for their calls; undefined: no call reaches them by a number. */
export const rowNow = ({ user, holding }: Seen, facts: TeamsFacts): User | undefined => {
  if (holding?.number === undefined) return undefined;
  const { person, number } = holding;
  const policies = givenPolicies.map(({ field }) => {
    const now = person[field];
    return [field, now && (spelled(user[field] ?? '', now.name) ?? now.name)] as const;
  });
  const byGroup = givenPolicies.flatMap(({ field }) => {
    const group = person[field]?.group;
    return group !== undefined && user.group !== undefined && groupName(group, facts) === user.group ? [field] : [];
  });
  const { byGroup: _, ...rest } = user;
  return {
    ...rest,
    ...Object.fromEntries(policies),
    ...(byGroup.length > 0 && { byGroup }),
    number: spelled(user.number, number) ?? number,
    ...(sameName(person.country, user.country ?? '') || person.country === '' ? {} : { country: person.country }),
  };
};
