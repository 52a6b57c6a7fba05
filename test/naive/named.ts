/** The entry of this name; names compare without case, as in Teams. */
export const named = <Entry extends { readonly name: string }>(entries: readonly Entry[], name: string) =>
  entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
