import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { FileSide, LiveSide } from '../side.ts';

/** One call by the files and by the tenant. */
export interface Sides<Call> {
  readonly file: FileSide & { readonly call: Call };
  readonly live: LiveSide & { readonly call: Call };
}

export const named = <Item extends { readonly name: string }>(items: readonly Item[], name: string): Item | undefined =>
  items.find((item) => sameName(item.name, name));
