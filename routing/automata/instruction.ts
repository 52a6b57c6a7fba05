import type { Machine } from './machine.ts';
import type { Obligations } from './obligations.ts';

/** One step of a pattern. Where a step has several successors, the earlier is preferred. */
export type Instruction =
  /** Takes one symbol out of `mask`; `open` are the wanted groups around it. */
  | { readonly kind: 'take'; readonly mask: number; readonly open: readonly number[]; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  /** A wanted group begins. */
  | { readonly kind: 'open'; readonly group: number; readonly next: number }
  /** Holds at the start of the text only. */
  | { readonly kind: 'start'; readonly next: number }
  /** The rest of the text must do something: end, or satisfy a lookahead. A body with `^` means something else at the start. */
  | { readonly kind: 'owe'; readonly atStart: number; readonly later: number; readonly next: number }
  /** The text before must have done something: one of `behinds` says yes, or no. */
  | { readonly kind: 'behind'; readonly machine: number; readonly negative: boolean; readonly next: number }
  | { readonly kind: 'done' };

/** A pattern written out for threads. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly begin: number;
  readonly obligations: Obligations;
  /** Lookbehinds: each follows the text from its start. */
  readonly behinds: readonly Machine[];
}
