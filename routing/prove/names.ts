/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export const quotedNames = (names: Iterable<string>): string => {
  const all = [...new Set(names)].map((name) => `"${name}"`);
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
};

/** `ada@contoso.com`, `ada@contoso.com and bob@contoso.com`, or `6 users (ada@contoso.com, bob@contoso.com and 4 more)`. */
export const userNames = (users: readonly string[]): string => {
  const [first, second, ...others] = users;
  if (others.length > 0) return `${users.length} users (${first}, ${second} and ${others.length} more)`;
  return second === undefined ? `${first}` : `${first} and ${second}`;
};
