/** A name as Teams compares it: without case, and whichever way an accent was typed. */
export const foldedName = (name: string): string => name.normalize('NFC').toLowerCase();

/** Finds the name that a reference means, in the spelling of its definition. */
export const resolver = (names: readonly string[]): ((typed: string) => string | undefined) => {
  const exact = new Set(names);
  const folded = new Map(names.map((name) => [foldedName(name), name]));
  return (typed) => (exact.has(typed) ? typed : folded.get(foldedName(typed)));
};
