import type { z } from 'zod';
import type { FieldDoc } from '../field.ts';
import { distinctNames } from '../name.ts';
import type { Comparison, DeclaredField, Written } from './declared-field.ts';
import { type PrintedLike, printedLike, printedNames } from './printed.ts';

type Doc = Omit<FieldDoc, 'teams' | 'page' | 'leftAlone'>;

interface ValueDoc<Parameter extends string> extends Doc {
  readonly teams: Parameter;
  /** What it is where Get prints nothing. */
  readonly otherwise?: string | number | boolean;
  /** For an optional field: left out it is left alone, and this is what Teams has where nothing was ever set. */
  readonly leftAlone?: { readonly unset: string | number | boolean | null };
}

/** A field that Teams keeps as it is asked. Optional and left out, it is cleared, unless it is to be left alone. */
export const value = <Schema extends z.ZodType, const Parameter extends string>(
  schema: Schema,
  { otherwise, leftAlone, ...doc }: ValueDoc<Parameter>,
): DeclaredField<Schema, Parameter, PrintedLike<Schema>> => {
  const isRequired = otherwise === undefined && !schema.safeParse(undefined).success;
  return {
    schema,
    doc: { ...doc, ...(leftAlone && { leftAlone: true }) },
    comparison: 'value',
    wire: {
      parameter: doc.teams,
      printed: printedLike(schema, otherwise),
      codec: {
        write: (asked) => (asked ?? null) as Written,
        // What must be there and is empty is that, and not what was never set.
        read: (printed) => ((printed === '' && !isRequired) || printed === null ? undefined : printed),
      },
    },
    ...(leftAlone && { leftAlone }),
  };
};

/** Names in an order that means something. Teams compares them without case. */
export const names = <const Parameter extends string>(
  doc: Doc & { readonly teams: Parameter },
): DeclaredField<ReturnType<typeof distinctNames>, Parameter, typeof printedNames> => ({
  schema: distinctNames(),
  doc,
  comparison: 'names',
  wire: {
    parameter: doc.teams,
    printed: printedNames,
    codec: { write: (asked) => asked as readonly string[], read: (printed) => printed },
  },
});

/** The same, where a list that is left out is left alone; an empty one clears it. */
export const namesLeftAlone = <const Parameter extends string>(
  doc: Doc & { readonly teams: Parameter },
): DeclaredField<z.ZodOptional<ReturnType<typeof distinctNames>>, Parameter, typeof printedNames> => ({
  ...names(doc),
  schema: distinctNames().optional(),
  doc: { ...doc, leftAlone: true },
  leftAlone: { unset: [] },
});

interface CodedDoc<Value, Parameter extends string, Printed extends z.ZodType> extends Doc {
  readonly teams: Parameter;
  readonly comparison: Comparison;
  readonly printed: Printed;
  write(value: Value): Written;
  read(printed: z.output<Printed>): Value;
}

/** A field that Teams keeps in another form than it is asked. */
export const coded = <Schema extends z.ZodType, const Parameter extends string, Printed extends z.ZodType>(
  schema: Schema,
  { comparison, printed, write, read, ...doc }: CodedDoc<z.output<Schema>, Parameter, Printed>,
): DeclaredField<Schema, Parameter, Printed> => ({
  schema,
  doc,
  comparison,
  wire: {
    parameter: doc.teams,
    printed,
    codec: {
      write: (asked) => write(asked as z.output<Schema>),
      read: (shown) => read(shown as z.output<Printed>),
    },
  },
});

interface CodeDoc<Parameter extends string> extends Doc {
  readonly teams: Parameter;
  readonly comparison: Comparison;
}

/** A field that stands in Teams, and that code in resources/described writes and reads. */
export const byCode = <Schema extends z.ZodType, const Parameter extends string>(
  schema: Schema,
  { comparison, ...doc }: CodeDoc<Parameter>,
): DeclaredField<Schema, Parameter, z.ZodNever> => ({ schema, doc, comparison, wire: { parameter: doc.teams } });

/** The same, of a property that no other field says. */
export const printedByCode = <Schema extends z.ZodType, const Parameter extends string, Printed extends z.ZodType>(
  schema: Schema,
  printed: Printed,
  { comparison, ...doc }: CodeDoc<Parameter>,
): DeclaredField<Schema, Parameter, Printed> => ({
  schema,
  doc,
  comparison,
  wire: { parameter: doc.teams, printed },
});

/** A field that only trunkline knows. */
export const ours = <Schema extends z.ZodType>(schema: Schema, doc: Doc): DeclaredField<Schema, never, z.ZodNever> => ({
  schema,
  doc,
  comparison: 'value',
});
