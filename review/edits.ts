import { isDeepStrictEqual } from 'node:util';
import type { ListChange } from '../routing/compare/comparison.ts';
import { inWords } from '../routing/in-words.ts';
import type { ExpectedCall } from '../tenant/load-calls.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import type { Edit } from './review-schema.ts';
import { settingsEdited } from './settings-edited.ts';
import { confirmationsEdited } from './to-enter-of.ts';
import { shortNames } from './words.ts';

/** What was edited: users, numbers and secrets in one line each, then every setting that `lists` doesn't tell. */
export const editsOf = (base: Tenant, head: Tenant, lists: readonly ListChange[]): Edit[] => [
  ...line('users', usersEdited(base, head)),
  ...line('numbers', numbersEdited(base, head)),
  ...line('secrets', secretsEdited(base, head)),
  ...confirmationsEdited(base, head),
  ...settingsEdited(base, head, lists),
];

/** What of calls.yaml was edited: an expectation that goes is no longer watched. */
export const callsEdited = (base: readonly ExpectedCall[], head: readonly ExpectedCall[]): Edit[] => {
  const gone = base.filter((call) => !head.some((other) => isDeepStrictEqual(call, other))).length;
  const added = head.filter((call) => !base.some((other) => isDeepStrictEqual(call, other))).length;
  return line('calls.yaml', [
    ...(gone > 0 ? [`${gone} expected ${plural(gone, 'call')} removed or rewritten`] : []),
    ...(added > 0 ? [`${added} new`] : []),
    ...(base.length !== head.length && gone + added === 0
      ? ['an expected call stands there another number of times']
      : []),
  ]);
};

const line = (about: Edit['about'], parts: readonly string[]): Edit[] =>
  parts.length === 0 ? [] : [{ about, text: parts.join('; ') }];

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);

const byUpn = (tenant: Tenant): Map<string, User> =>
  new Map(tenant.users.map((user) => [user.upn.toLowerCase(), user]));

const usersEdited = (base: Tenant, head: Tenant): string[] => {
  const [was, is] = [byUpn(base), byUpn(head)];
  const short = shortNames([...base.users, ...head.users].map(({ upn }) => upn));
  const names = (upns: readonly string[]): string =>
    inWords(upns.length > 4 ? [...upns.slice(0, 3).map(short), `${upns.length - 3} more`] : upns.map(short));
  const listed = (users: readonly User[], word: string): string[] =>
    users.length === 0 ? [] : [`${users.length} ${word} (${names(users.map(({ upn }) => upn))})`];
  const stayed = head.users.flatMap((user) => {
    const before = was.get(user.upn.toLowerCase());
    return before ? [{ before, user }] : [];
  });
  const changed = (field: keyof User): string[] => {
    const text = (user: User, tenant: Tenant): string => valueText(field, user, tenant);
    const those = stayed.filter(({ before, user }) => text(before, base) !== text(user, head));
    const groups = Map.groupBy(those, ({ before, user }) => `${text(before, base)} → ${text(user, head)}`);
    return [...groups].map(
      ([change, group]) => `${fieldWords[field] ?? field} ${change} for ${names(group.map(({ user }) => user.upn))}`,
    );
  };
  const fields = new Set(stayed.flatMap(({ before, user }) => [before, user].flatMap((one) => Object.keys(one))));
  return [
    ...listed(
      head.users.filter(({ upn }) => !was.has(upn.toLowerCase())),
      'new',
    ),
    ...listed(
      base.users.filter(({ upn }) => !is.has(upn.toLowerCase())),
      'gone',
    ),
    ...[...fields].flatMap((field) => (isToldElsewhere.has(field) ? [] : changed(field as keyof User))),
    ...signInsEdited(stayed, names),
  ];
};

/** What the row says of itself: what `newUsers` gives everybody is told of that. */
const valueText = (field: keyof User, user: User, { ucaas, country }: Tenant): string => {
  const { roles, teams, location } = ucaas.externalUsers?.newUsers ?? {};
  const given: Partial<Record<keyof User, unknown>> = { ccaipRoles: roles, ccaipTeams: teams, ccaipLocation: location };
  const value = user[field];
  if (field === 'country' && value === undefined) return country;
  if (value === undefined || isDeepStrictEqual(value, given[field])) return 'none';
  return Array.isArray(value) ? value.join(' and ') : String(value);
};

/** Each has another name: told of all at once, by the mark of the row. */
const signInsEdited = (
  stayed: readonly { readonly before: User; readonly user: User }[],
  names: (upns: readonly string[]) => string,
): string[] => {
  const marked = (isNow: boolean) =>
    stayed.flatMap(({ before, user }) =>
      before.signIn !== user.signIn && (user.signIn !== undefined) === isNow ? [user.upn] : [],
    );
  const [on, off] = [marked(true), marked(false)];
  return [
    ...(on.length > 0 ? [`sip: username for ${names(on)}`] : []),
    ...(off.length > 0 ? [`sip: username no more for ${names(off)}`] : []),
  ];
};

const fieldWords: Readonly<Record<string, string>> = {
  voiceRoutingPolicy: 'policy',
  dialPlan: 'dial plan',
  callingPolicy: 'calling policy',
  callerIdPolicy: 'caller ID policy',
  group: 'group',
  emergencyCallRoutingPolicy: 'emergency call routing policy',
  ccaip: 'in CCAIP',
  ccaipEmail: 'login in CCAIP',
  ccaipRoles: 'CCAIP roles',
  ccaipTeams: 'CCAIP teams',
  ccaipLocation: 'CCAIP location',
  upn: 'sign-in name',
};

/** Told of numbers and of calls that are handed over; the line in the file is nothing of the user's. */
const isToldElsewhere = new Set(['number', 'sipUri', 'line', 'byGroup', 'signIn']);

const numbersEdited = (base: Tenant, head: Tenant): string[] => {
  const holders = (tenant: Tenant) => new Map(tenant.users.map(({ number, upn }) => [number, upn.toLowerCase()]));
  const [was, is] = [holders(base), holders(head)];
  const count = (numbers: string[], words: string): string[] =>
    numbers.length === 0 ? [] : [`${numbers.length} ${words}`];
  return [
    ...count(
      [...is.keys()].filter((number) => !was.has(number)),
      'assigned',
    ),
    ...count(
      [...was.keys()].filter((number) => !is.has(number)),
      'released',
    ),
    ...count(
      [...is.keys()].filter((number) => was.has(number) && was.get(number) !== is.get(number)),
      'to another person',
    ),
  ];
};

const secretsEdited = (base: Tenant, head: Tenant): string[] => {
  const [was, is] = [base, head].map(({ app }) => new Map(app.secrets.map(({ name, expires }) => [name, expires])));
  const linked = base.ucaas.linked?.secret;
  return [
    ...[...(is ?? [])].flatMap(([name, expires]) => {
      const before = was?.get(name);
      if (before === undefined) return [`${name} is made, expires ${expires}`];
      return before === expires
        ? []
        : [
            `${name} expires ${expires} instead of ${before}: up refuses that for a secret that is made, add a generation`,
          ];
    }),
    ...[...(was?.keys() ?? [])].flatMap((name) => {
      if (is?.has(name)) return [];
      return [
        `${name} is deleted${name === linked ? ', the one that CCAIP is linked with: it has to be linked again' : ''}`,
      ];
    }),
  ];
};
