import { listing } from '../../tenant/listing.ts';

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export const quotedNames = (names: Iterable<string>): string => {
  const all = [...new Set(names)].map((name) => `"${name}"`);
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
};

/** `ada@contoso.com`, or `6 users (ada@contoso.com, bob@contoso.com …)`. */
export const userNames = (users: readonly string[]): string =>
  users.length === 1 ? (users[0] ?? '') : `${users.length} users (${listing(users)})`;
