import type { ExpectedCall } from '../tenant/load-calls.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import { sameText } from './same-text.ts';
import { settingsOf } from './settings.ts';
import { inWords, shortNames } from './words.ts';

/** One line on what was edited, beside what it does to calls. */
export interface Edit {
  readonly about: 'users' | 'numbers' | 'secrets' | 'calls.yaml' | 'settings';
  readonly text: string;
}

/** What was edited: users, numbers and secrets in one line each, then every other setting. */
export const editsOf = (base: Tenant, head: Tenant): Edit[] => [
  ...line('users', usersEdited(base, head)),
  ...line('numbers', numbersEdited(base, head)),
  ...line('secrets', secretsEdited(base, head)),
  ...settingsEdited(base, head),
];

/** What of calls.yaml was edited: an expectation that goes is no longer watched. */
export const callsEdited = (base: readonly ExpectedCall[], head: readonly ExpectedCall[]): Edit[] => {
  const gone = base.filter((call) => !head.some((other) => sameText(call, other))).length;
  const added = head.filter((call) => !base.some((other) => sameText(call, other))).length;
  return line('calls.yaml', [
    ...(gone > 0 ? [`${gone} expected ${plural(gone, 'call')} removed or rewritten`] : []),
    ...(added > 0 ? [`${added} new`] : []),
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
  const changed = (what: (user: User) => string | undefined, word: string): string[] => {
    const those = stayed.filter(({ before, user }) => what(before)?.toLowerCase() !== what(user)?.toLowerCase());
    const groups = Map.groupBy(those, ({ before, user }) => `${what(before) ?? 'none'} → ${what(user) ?? 'none'}`);
    return [...groups].map(([change, group]) => `${word} ${change} for ${names(group.map(({ user }) => user.upn))}`);
  };
  return [
    ...listed(
      head.users.filter(({ upn }) => !was.has(upn.toLowerCase())),
      'new',
    ),
    ...listed(
      base.users.filter(({ upn }) => !is.has(upn.toLowerCase())),
      'gone',
    ),
    ...changed(({ site }) => site, 'site'),
    ...changed(({ voiceRoutingPolicy }) => voiceRoutingPolicy, 'policy'),
    ...changed(({ dialPlan }) => dialPlan, 'dial plan'),
    ...changed(({ callingPolicy }) => callingPolicy, 'calling policy'),
    ...changed(({ ccaip }) => ccaip, 'in CCAIP'),
  ];
};

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

const settingsEdited = (base: Tenant, head: Tenant): Edit[] => {
  const [was, is] = [settingsOf(base), settingsOf(head)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((thing): Edit[] => {
    const [before, after] = [was.get(thing), is.get(thing)];
    // The plan itself is told as new or removed.
    if (thing.startsWith('rules of ') && !(before && after)) return [];
    if (before === undefined) return [{ about: 'settings', text: `${thing} is new` }];
    if (after === undefined) return [{ about: 'settings', text: `${thing} is removed` }];
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (field) => before[field] !== after[field],
    );
    const changes = fields.map((field) => `${field} ${before[field] ?? 'unset'} → ${after[field] ?? 'unset'}`);
    return fields.length === 0 ? [] : [{ about: 'settings', text: `${thing}: ${changes.join(', ')}` }];
  });
};
