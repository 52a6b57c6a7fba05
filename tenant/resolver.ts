/** Finds the name that a reference means, in the spelling of its definition: Teams' names ignore case. */
export const resolver = (names: readonly string[]): ((typed: string) => string | undefined) => {
  const exact = new Set(names);
  const folded = new Map(names.map((name) => [name.toLowerCase(), name]));
  return (typed) => (exact.has(typed) ? typed : folded.get(typed.toLowerCase()));
};
