import { z } from 'zod';

/** Text that may be missing. */
export const printedText = z.string().nullish();

/** A list of names; Teams prints an empty one as nothing and may print one name bare. */
export const printedNames = z
  .union([z.array(z.string()), z.string(), z.null()])
  .optional()
  .transform((value) => (value == null ? [] : typeof value === 'string' ? [value] : value));

/** Policies are printed as `Tag:<name>`, the tenant's own as `Global`. */
export const printedPolicyName = z.string().transform((identity) => identity.replace(/^tag:/i, ''));

/** `true` and `'None'` as what they are: values that Teams prints are not limited to those that it is asked for. */
type Widened<Value> = Value extends boolean ? boolean : Value extends number ? number : string;

/** What Get prints of a value that Teams keeps as it is asked. */
export type PrintedLike<Schema extends z.ZodType> = z.ZodType<
  Widened<NonNullable<z.output<Schema>>> | (undefined extends z.output<Schema> ? null | undefined : never)
>;

/** What an older object never got prints as nothing: that is `otherwise`, the schema's default, or nothing. */
export const printedLike = <Schema extends z.ZodType>(schema: Schema, otherwise?: unknown): PrintedLike<Schema> => {
  const bare = bareSchema(schema);
  const type = bare instanceof z.ZodBoolean ? z.boolean() : bare instanceof z.ZodNumber ? z.number() : z.string();
  const fallback = otherwise ?? defaultOf(schema);
  const isRequired = bare === schema && otherwise === undefined;
  const printed = isRequired ? type : (type.nullish() as z.ZodType).transform((value) => value ?? fallback);
  return printed as PrintedLike<Schema>;
};

/** The schema of a value that is there: neither optional nor with a default. */
const bareSchema = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? bareSchema(schema.unwrap() as z.ZodType) : schema;

/** What a field is when it is left out. */
const defaultOf = (schema: z.ZodType): unknown => schema.safeParse(undefined).data;
