import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { Voice } from '../../routing/compile.ts';

/** One call by the file and by the tenant. */
export interface Sides<Call> {
  readonly file: { readonly voice: Voice; readonly call: Call };
  readonly live: { readonly voice: Voice; readonly call: Call };
}

export const named = <Item extends { readonly name: string }>(items: readonly Item[], name: string): Item | undefined =>
  items.find((item) => sameName(item.name, name));

/** Names of both lists, each once, whatever the case. */
export const namesOf = (...lists: readonly (readonly string[])[]): string[] => {
  const names = new Map<string, string>();
  for (const name of lists.flat()) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
};
