/** Names, each once whatever the case, in the spelling that comes first. */
export const eachOnce = (names: readonly string[]): string[] => {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  return [...found.values()];
};

/** Things in the file's order, then what the file doesn't have, as it comes: their order means nothing in Teams. */
export const inFileOrder = <Thing>(
  things: readonly Thing[],
  file: readonly Thing[],
  nameOf: (thing: Thing) => string,
): Thing[] => {
  const places = new Map(file.map((thing, index) => [nameOf(thing).toLowerCase(), index]));
  const place = (thing: Thing) => places.get(nameOf(thing).toLowerCase()) ?? file.length;
  return things.toSorted((one, other) => place(one) - place(other));
};
