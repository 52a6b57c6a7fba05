import type { Reader } from './reader.ts';

/** A parse under way: groups get their numbers as they open, or at the end. */
export interface Context extends Reader {
  /** Unnamed groups so far. */
  unnamed: number;
  /** Named groups in order of appearance; their numbers come after all unnamed ones. */
  readonly named: { readonly name: string; readonly node: { number: number } }[];
  /** Back references, judged when all groups are known. */
  readonly references: { readonly group: string; readonly construct: string; readonly position: number }[];
}
