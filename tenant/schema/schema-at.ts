import { z } from 'zod';
import type { Path } from '../source/path.ts';

/** The schema of what stands at a path, to name its known keys and an example of it. */
export const schemaAt = (schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined => {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  for (const option of options(schema)) {
    const below = stepInto(option, step);
    const found = below === undefined ? undefined : schemaAt(below, rest);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The same for a map with fixed keys: of several forms on the way the one that lacks nothing, and knows most of what was typed there. */
export const blockAt = (schema: z.core.$ZodType, path: Path, typed: unknown): z.ZodObject | undefined => {
  const [step, ...rest] = path;
  const forms = options(schema);
  const blocks = forms.filter((form) => form instanceof z.ZodObject);
  const [block] = blocks.toSorted(
    (a, b) => Number(lacks(a, typed)) - Number(lacks(b, typed)) || unknownTo(a, typed) - unknownTo(b, typed),
  );
  if (step === undefined) return block;
  const value = typed instanceof Map ? typed.get(step) : Array.isArray(typed) ? typed[Number(step)] : undefined;
  for (const form of block ? [block] : forms) {
    const below = stepInto(form, step);
    if (below !== undefined) return blockAt(below, rest, value);
  }
  return undefined;
};

const lacks = ({ shape }: z.ZodObject, typed: unknown): boolean =>
  typed instanceof Map &&
  Object.entries(shape).some(([key, below]) => !typed.has(key) && !z.safeParse(below, undefined).success);

const unknownTo = ({ shape }: z.ZodObject, typed: unknown): number =>
  typed instanceof Map ? [...typed.keys()].filter((key) => !Object.hasOwn(shape, key)).length : 0;

/** The keys that a block knows; none for anything else. */
export const knownKeys = (schema: z.core.$ZodType | undefined): string[] => [...knownSettings(schema).keys()];

/** The same with what stands under each. */
export const knownSettings = (schema: z.core.$ZodType | undefined): ReadonlyMap<string, z.core.$ZodType> =>
  new Map(
    schema === undefined
      ? []
      : options(schema).flatMap((option) => (option instanceof z.ZodObject ? Object.entries(option.shape) : [])),
  );

/** Where else a setting of that name may stand, as `sbcs.<name>.port`; names and positions are left open. */
export const placesOf = (schema: z.core.$ZodType, key: string): readonly string[] => {
  const known =
    indexed.get(schema) ?? Map.groupBy(new Set(everyPlace(schema, [])), (place) => place.split('.').at(-1) ?? '');
  indexed.set(schema, known);
  return known.get(key) ?? [];
};

const indexed = new WeakMap<z.core.$ZodType, ReadonlyMap<string, readonly string[]>>();

const everyPlace = (schema: z.core.$ZodType, above: readonly string[]): string[] =>
  options(schema).flatMap((option) => {
    if (option instanceof z.ZodMap) return everyPlace(option._zod.def.valueType, [...above, '<name>']);
    if (option instanceof z.ZodArray) return everyPlace(option.element, [...above, '[]']);
    if (!(option instanceof z.ZodObject)) return [];
    return Object.entries(option.shape).flatMap(([name, below]: [string, z.core.$ZodType]) => [
      [...above, name].join('.').replaceAll('.[]', '[]'),
      ...everyPlace(below, [...above, name]),
    ]);
  });

/** What is said of a schema: of itself, or of what it stands for once optional, default and preprocessing are taken off. */
export const metaOf = (schema: z.core.$ZodType): z.core.GlobalMeta | undefined => {
  const own = z.globalRegistry.get(schema);
  if (own !== undefined) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return metaOf(schema.unwrap());
  return schema instanceof z.ZodPipe ? metaOf(schema._zod.def.out) : undefined;
};

/** One form of what may stand in several. */
export const formOf = (schema: z.core.$ZodType | undefined, form: number): z.core.$ZodType | undefined => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return formOf(schema.unwrap(), form);
  return schema instanceof z.ZodUnion ? schema.options[form] : undefined;
};

const stepInto = (schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined => {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? schema.shape[step] : undefined;
  if (schema instanceof z.ZodMap && typeof step === 'string') return schema._zod.def.valueType;
  return schema instanceof z.ZodArray && typeof step === 'number' ? schema.element : undefined;
};

/** What a schema stands for once optional, default and preprocessing are taken off. */
const options = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return options(schema.unwrap());
  if (schema instanceof z.ZodPipe) return options(schema._zod.def.out);
  return schema instanceof z.ZodUnion ? schema.options.flatMap(options) : [schema];
};

/** Whether it stands for an amount: a number that need not be whole. */
export const isAmount = (schema: z.core.$ZodType | undefined): boolean =>
  schema !== undefined && options(schema).some((option) => option instanceof z.ZodNumber && option.format === null);

/** Whether it stands for a list of texts. */
export const isListOfTexts = (schema: z.core.$ZodType | undefined): boolean =>
  schema !== undefined &&
  options(schema).some(
    (option) => option instanceof z.ZodArray && options(option.element).some((item) => item instanceof z.ZodString),
  );
