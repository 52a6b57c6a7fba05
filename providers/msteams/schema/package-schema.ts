import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import type { KindSchema } from './kinds.ts';
import { languageSections } from './language-sections.ts';
import { msteams, type PackageOf } from './package-of.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Spec = Record<string, unknown>;

/** The Pulumi package schema, made from the same zod schemas that check what a program asks. */
export const packageSchema = (of: PackageOf = msteams) => {
  const tokenOf = (name: string) => `${of.name}:index:${name}`;
  const kinds: [string, KindSchema][] = Object.entries(of.kinds);
  return {
    name: of.name,
    displayName: of.displayName,
    version: manifest.version,
    description: of.description,
    keywords: ['pulumi', ...of.keywords, 'category/infrastructure', 'kind/native'],
    license: manifest.license,
    meta: { moduleFormat: '(.*)' },
    config: { variables: {} },
    provider: {
      description: of.provider.description,
      ...inputsOf(of.provider.config, tokenOf),
      ...outputsOf(of.provider.config, tokenOf),
    },
    types: Object.assign({}, ...kinds.map(([, { args }]) => typesOf(args, tokenOf))) as Spec,
    resources: Object.fromEntries(
      kinds.map(([name, { description, args, state }]) => [
        tokenOf(name),
        { description, ...inputsOf(args, tokenOf), ...outputsOf(state, tokenOf) },
      ]),
    ),
    functions: Object.fromEntries(
      Object.entries(of.functions).map(([name, { description, args, result }]) => [
        tokenOf(name),
        { description, inputs: objectOf(args, 'input', tokenOf), outputs: objectOf(result, 'output', tokenOf) },
      ]),
    ),
    language: languageSections(of),
  };
};

/** A name's token in the package. */
type TokenOf = (name: string) => string;

const jsonSchema = (schema: z.ZodObject, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });

const inputsOf = (schema: z.ZodObject, tokenOf: TokenOf) => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return { inputProperties: propertiesOf(properties, tokenOf), requiredInputs: required };
};

const outputsOf = (schema: z.ZodObject, tokenOf: TokenOf) => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'output');
  return { properties: propertiesOf(properties, tokenOf), required };
};

const objectOf = (schema: z.ZodObject, io: 'input' | 'output', tokenOf: TokenOf): Spec => {
  const { properties = {}, required = [] } = jsonSchema(schema, io);
  return { properties: propertiesOf(properties, tokenOf), required };
};

/** Objects inside arguments that have a name of their own: the rules of a dial plan. */
const typesOf = (schema: z.ZodObject, tokenOf: TokenOf): Spec => {
  const { $defs = {} } = jsonSchema(schema, 'input');
  return Object.fromEntries(
    Object.entries($defs).map(([name, { description, properties = {}, required = [] }]) => [
      tokenOf(name),
      { type: 'object', description, properties: propertiesOf(properties, tokenOf), required },
    ]),
  );
};

const propertiesOf = (properties: Record<string, unknown>, tokenOf: TokenOf): Spec =>
  Object.fromEntries(
    Object.entries(properties).map(([name, document]) => [name, propertyOf(document as JsonSchema, tokenOf)]),
  );

const propertyOf = (document: JsonSchema, tokenOf: TokenOf): Spec => ({
  ...typeOf(document, tokenOf),
  description: describe(document),
  ...(isScalar(document.default) && { default: document.default }),
  ...(document.replaces === true && { willReplaceOnChanges: true }),
});

const typeOf = (document: JsonSchema, tokenOf: TokenOf): Spec => {
  if (document.$ref !== undefined) {
    return { $ref: `#/types/${tokenOf(document.$ref.split('/').at(-1) ?? '')}` };
  }
  if (document.type === 'array') {
    return { type: 'array', items: typeOf(document.items as JsonSchema, tokenOf) };
  }
  if (document.type === 'object') {
    return { type: 'object', additionalProperties: typeOf(document.additionalProperties as JsonSchema, tokenOf) };
  }
  if (Array.isArray(document.type)) return { oneOf: document.type.map((type) => ({ type })) };
  return { type: document.type };
};

/** What it is, what it may be, what it is when left out, and what Teams calls it. */
const describe = ({ description, type, allowed, default: value, teams, page }: JsonSchema): string =>
  [
    description,
    ...(typeof allowed === 'string' && type !== 'boolean' ? [`Allowed: ${allowed}.`] : []),
    ...(value === undefined ? [] : [`Default: \`${JSON.stringify(value)}\`.`]),
    ...(typeof teams === 'string' ? [`In Teams: ${typeof page === 'string' ? `[${teams}](${page})` : teams}.`] : []),
  ].join('\n\n');

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
