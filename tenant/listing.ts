/** Names for a message: at most ten, then how many more. */
export const listing = (names: Iterable<string>): string => {
  const all = [...names];
  const shown = all.slice(0, 10).join(', ');
  return all.length > 10 ? `${shown} and ${all.length - 10} more` : shown;
};
