import type { z } from 'zod';
import type { FieldDoc } from '../field.ts';

/** What New and Set are given: JSON as PowerShell binds it. Null clears. */
export type Written = string | number | boolean | null | readonly (string | number)[];

/**
 * How two values of a field are told apart: as one value, as an ordered list, as an ordered list of names (Teams compares
 * them without case), or as a map of entries.
 */
export type Comparison = 'value' | 'list' | 'names' | 'map';

/** A field's value in a cmdlet's words, and back. */
export interface Codec {
  write(value: unknown): Written;
  read(printed: unknown): unknown;
}

/** Where Teams keeps a field. */
export interface Wire<Parameter extends string = string, Printed extends z.ZodType = z.ZodType> {
  /** Of New and Set, and the property that Get prints. */
  readonly parameter: Parameter;
  /** What Get prints there; missing: another field of the kind says it. */
  readonly printed?: Printed;
  /** Missing: what stays code, in resources/described. */
  readonly codec?: Codec;
}

/** One field of a kind, with everything that is known of it: it stands nowhere else. */
export interface DeclaredField<
  Schema extends z.ZodType = z.ZodType,
  Parameter extends string = string,
  Printed extends z.ZodType = z.ZodType,
> {
  readonly schema: Schema;
  readonly doc: FieldDoc;
  readonly comparison: Comparison;
  readonly wire?: Wire<Parameter, Printed>;
  /**
   * Left out it is left alone: what somebody set by hand stays. This is what Teams has where nothing was ever set, and goes
   * there when a field that was asked is asked no more.
   */
  readonly leftAlone?: { readonly unset: Written };
}

export type Fields = Readonly<Record<string, DeclaredField>>;
