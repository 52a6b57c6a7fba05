import { isUncounted, uncountedText } from '../routing/uncounted.ts';

/** Users in a sentence: all of few, some of many. */
export const people = (users: readonly string[]): string => {
  const names = users.flatMap((user) => (isUncounted(user) ? [] : (user.split('@')[0] ?? user)));
  const others = [...new Set(users.filter(isUncounted).map(uncountedText))];
  const counted = names.length <= 4 ? names : [`${names.length} users (${names.slice(0, 3).join(', ')}…)`];
  return [...counted, ...others].join(', ');
};
