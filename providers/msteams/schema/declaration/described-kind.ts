import { z } from 'zod';
import { field } from '../field.ts';
import { limits } from '../limits.ts';
import { cmdletPage } from '../page.ts';
import { waitingOutput } from '../waiting.ts';
import type { DeclaredField, Fields } from './declared-field.ts';
import { ours, printedByCode } from './fields.ts';
import { printedPolicyName, printedText } from './printed.ts';

export type ShapeOf<F extends Fields> = { [Name in keyof F]: F[Name]['schema'] };

/** The zod shape of what Get prints of fields, by Teams' names. */
type PrintedShape<F extends Fields> = {
  [Name in keyof F as F[Name] extends DeclaredField<z.ZodType, infer Parameter, infer Printed>
    ? [z.output<Printed>] extends [never]
      ? never
      : Parameter
    : never]: F[Name] extends DeclaredField<z.ZodType, string, infer Printed> ? Printed : never;
};

/** What may be missing, as what may be left out. */
type Loose<Row> = { readonly [Name in keyof Row as undefined extends Row[Name] ? never : Name]: Row[Name] } & {
  readonly [Name in keyof Row as undefined extends Row[Name] ? Name : never]?: Row[Name];
};

type Shown<Shape extends z.core.$ZodShape> = Loose<{ [Name in keyof Shape]: z.output<Shape[Name]> }>;

/** The zod shape of fields, with their documentation where the package schema and refusals find it. */
export const shapeOf = <F extends Fields>(fields: F, page: string): ShapeOf<F> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { schema, doc }]) => [
      name,
      field(schema, doc.teams === undefined ? doc : { ...doc, page }),
    ]),
  ) as ShapeOf<F>;

export const printedOf = <F extends Fields>(fields: F): PrintedShape<F> =>
  Object.fromEntries(
    Object.values(fields).flatMap(({ wire }) => (wire?.printed === undefined ? [] : [[wire.parameter, wire.printed]])),
  ) as PrintedShape<F>;

/** Whether an object that is there already is taken over. */
export const adoptSchema = z.boolean().default(false);

/** The two fields of every object that carries our mark in its Description. */
const markedFields = (one: string, longest: number | undefined) => {
  const room = longest === undefined ? undefined : longest - limits.mark.max;
  return {
    description: printedByCode((room === undefined ? z.string() : z.string().max(room)).optional(), printedText, {
      description: 'A note for people. Teams shows it with our mark behind it.',
      allowed:
        room === undefined ? 'text' : `at most ${room} characters (Teams takes ${longest}; our mark needs the rest)`,
      ...(room !== undefined && { fix: 'shorten it.' }),
      teams: 'Description',
      comparison: 'value',
    }),
    adopt: ours(adoptSchema, {
      description: `Take over ${one} of this name that is there already and carries nobody's mark, instead of refusing it.`,
      allowed: 'true or false',
    }),
  };
};

type Marked = ReturnType<typeof markedFields>;
type ArgsShape<F extends Fields> = ShapeOf<F & Marked>;
type Extra = Readonly<Record<string, z.ZodType>>;

interface Declaration<F extends Fields, Identity extends string, Noun extends string, Also extends Extra> {
  /** Of the type token: `msteams:index:<name>`. */
  readonly name: string;
  /** What a voice engineer calls it. */
  readonly noun: string;
  /** With its article. */
  readonly one: string;
  /** What it is to a voice engineer. */
  readonly description: string;
  /** What must be known before it is used. */
  readonly details?: string;
  /** A program that makes one. */
  readonly example?: string;
  /** Of its Get, New, Set and Remove; New's page is Microsoft's reference of the fields. */
  readonly cmdletNoun: Noun;
  /** The field by which Teams knows it. */
  readonly identity: Identity & keyof F;
  /** Get prints the name of a policy as `Tag:<name>`. */
  readonly isPolicy?: true;
  /** Teams' limit of Description, where one is published. */
  readonly longestDescription?: number;
  readonly fields: F;
  /** What Get prints besides, for those who look at a tenant. */
  readonly also?: Also;
  /** Other spellings of a property that some Get prints: the first that is there counts where the documented one is missing. */
  readonly printedAlso?: Readonly<Record<string, readonly string[]>>;
  /** It may be made and wait, with an output that says so. */
  readonly waits?: true;
  /** What holds across fields. */
  check?(args: z.output<z.ZodObject<ArgsShape<F>>>, refuse: Refuse): void;
}

/** A row with the documented spellings alone. */
const respelled = (printed: unknown, spellings: Readonly<Record<string, readonly string[]>>): unknown => {
  if (typeof printed !== 'object' || printed === null) return printed;
  const row = new Map(Object.entries(printed));
  for (const [property, others] of Object.entries(spellings)) {
    const found = [property, ...others].find((name) => row.has(name));
    if (found !== undefined) row.set(property, row.get(found));
    for (const other of others) row.delete(other);
  }
  return Object.fromEntries(row);
};

type Refuse = (path: readonly PropertyKey[], message: string, params: { allowed: string; fix: string }) => void;

/** A kind of named object with a Description (SBC, voice route, policy, dial plan): its one declaration. */
export const describedKind = <
  F extends Fields,
  const Identity extends string,
  const Noun extends string,
  Also extends Extra = Record<never, never>,
>(
  declaration: Declaration<F, Identity, Noun, Also>,
) => {
  const { cmdletNoun, also, check, printedAlso = {} } = declaration;
  const page = cmdletPage(`New-${cmdletNoun}`);
  const marked = markedFields(declaration.one, declaration.longestDescription);
  const fields: F & Marked = { ...declaration.fields, ...marked };
  const shape = shapeOf(fields, page) as ArgsShape<F>;
  const args = z.strictObject(shape);
  const { adopt: _, ...reported } = shape;
  const row = z.preprocess(
    (printed) => respelled(printed, printedAlso),
    z.looseObject({
      Identity: declaration.isPolicy ? printedPolicyName : z.string(),
      ...printedOf(fields),
      ...also,
    }),
  );
  type Row = Readonly<Record<string, unknown>> & { readonly Identity: string } & Shown<PrintedShape<F & Marked>> &
    Shown<Also>;
  return {
    ...declaration,
    page,
    fields,
    /** What a program asks for. */
    args:
      check === undefined
        ? args
        : args.superRefine((asked, context) =>
            check(asked as z.output<z.ZodObject<ArgsShape<F>>>, (path, message, params) =>
              context.addIssue({ code: 'custom', path: [...path], message, params }),
            ),
          ),
    /** What Teams reports, kept as the resource's outputs. */
    state: z.strictObject({
      ...(reported as Omit<ArgsShape<F>, 'adopt'>),
      ...((declaration.waits && { waiting: waitingOutput() }) as Record<never, never>),
    }),
    /** What Get prints of one. Properties that nobody here knows pass. */
    row: row as unknown as z.ZodType<Row>,
  };
};
