import { inWords } from '../routing/in-words.ts';
import { givenPolicies, type PolicyField } from '../tenant/given-policies.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import type { Need } from './need.ts';

/** The group by which a user has a policy. */
const groupOf = (user: User | undefined, field: PolicyField): string | undefined =>
  user?.byGroup?.includes(field) ? user.group : undefined;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const people = (count: number): string => (count === 1 ? '1 user' : `${count} users`);

/** What nobody can read in the files of policies that come by groups. */
export const groupNeeds = (base: Tenant, head: Tenant): Need[] => [
  ...arrivals(base, head),
  ...members(base, head),
  ...ranks(base, head),
];

/** Groups give to everybody who is in them: the files know some. */
const members = (base: Tenant, head: Tenant): Need[] => {
  const given = ({ groups }: Tenant, name: string) => groups.find((one) => same(one.name, name));
  const names = [...new Map([...base.groups, ...head.groups].map(({ name }) => [name.toLowerCase(), name])).values()];
  const changed = names.filter((name) =>
    givenPolicies.some(({ field }) => (given(base, name)?.[field] ?? '') !== (given(head, name)?.[field] ?? '')),
  );
  if (changed.length === 0) return [];
  const text = `what ${inWords(changed.map((name) => `group ${name}`))} ${changed.length === 1 ? 'gives' : 'give'} changes for all direct members: those outside users.csv are not counted, and their calls may change too.`;
  return [{ what: 'groups', text }];
};

/** Whoever is in several groups has what the first of them gives. */
const ranks = (base: Tenant, head: Tenant): Need[] => {
  const [was, is] = [base, head].map(({ groups }) => groups.map(({ name }) => name.toLowerCase()));
  const [before, after] = [was?.filter((name) => is?.includes(name)), is?.filter((name) => was?.includes(name))];
  if (before?.join('\n') === after?.join('\n')) return [];
  const now = inWords(
    head.groups.flatMap(({ name }) => (before?.includes(name.toLowerCase()) ? `group ${name}` : [])),
    'before',
  );
  return [
    {
      what: 'groups',
      text: `groups rank otherwise, ${now}: who is in several of them has another one's policies from now on, and the files don't say who that is.`,
    },
  ];
};

const stays = ({ groups }: Tenant, how: string): boolean => groups.some(({ name }) => same(`group ${name}`, how));

/** Users who come to have a policy by a group. */
const arrivals = (base: Tenant, head: Tenant): Need[] => {
  const was = new Map(base.users.map((user) => [user.upn.toLowerCase(), user]));
  const moves = head.users.flatMap((user) =>
    givenPolicies.flatMap(({ field, words }) => {
      const group = groupOf(user, field);
      const before = was.get(user.upn.toLowerCase());
      const from = groupOf(before, field);
      if (group === undefined || (from !== undefined && same(from, group))) return [];
      const how = from === undefined ? (before?.[field] === undefined ? 'new' : 'own') : `group ${from}`;
      return [{ words, group, how }];
    }),
  );
  const alike = Map.groupBy(moves, ({ group, how }) => `${group}\n${how}`);
  return [...alike.values()].map((those): Need => {
    const [{ group, how } = { group: '', how: '' }] = those;
    const byWords = Map.groupBy(those, ({ words }) => words);
    const what = inWords([...byWords.keys()]);
    const count = Math.max(...[...byWords.values()].map((some) => some.length));
    const start = `${people(count)} ${count === 1 ? 'has' : 'have'} ${what} by group ${group} from now on, and the files don't say who is directly in it`;
    const rest =
      how === 'own'
        ? "each keeps what is theirs until the group's has reached them (a day or more), so that up is run again then; whoever isn't in the group keeps it, and up names them."
        : how === 'new'
          ? "it takes a day or more to reach them, and whoever isn't in the group has Global: until then calls are as Global has them."
          : stays(head, how)
            ? `up changes nobody's membership of ${how} or group ${group}: that is done in Entra, and takes a day or more to count.`
            : `what ${how} gave goes with this up, and the other takes a day or more: until then they have Global. Give it to them by their site first, and to the group in a pull request of its own.`;
    return { what: 'groups', group, text: `${start}: ${rest}` };
  });
};
