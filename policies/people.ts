/** Users in a sentence: all of few, some of many. */
export const people = (users: readonly string[]): string => {
  const names = users.map((user) => user.split('@')[0] ?? user);
  return names.length <= 4 ? names.join(', ') : `${names.length} users (${names.slice(0, 3).join(', ')}…)`;
};
