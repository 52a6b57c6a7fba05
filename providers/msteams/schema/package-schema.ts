import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import type { KindSchema } from './kinds.ts';
import { languageSections } from './language-sections.ts';
import { msteams, type PackageOf } from './package-of.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Spec = Record<string, unknown>;

/** Only a release that is made for a place says one: `npm run release -- --plugin-download-url`. */
const ownPlace: string | undefined = 'pluginDownloadURL' in manifest ? String(manifest.pluginDownloadURL) : undefined;

/**
 * The Pulumi package schema, made from the same zod schemas that check what a program asks. `pluginDownloadURL` is where an engine may
 * get the plugin by itself; where there is none, it has to be installed or named by its folder.
 */
export const packageSchema = (of: PackageOf = msteams, pluginDownloadURL = ownPlace) => {
  const kinds: [string, KindSchema][] = Object.entries(of.kinds);
  return {
    name: of.name,
    displayName: of.displayName,
    version: manifest.version,
    description: of.description,
    keywords: ['pulumi', ...of.keywords, 'category/infrastructure', 'kind/native'],
    license: manifest.license,
    ...(pluginDownloadURL !== undefined && { pluginDownloadURL }),
    meta: { moduleFormat: '(.*)' },
    config: { variables: {} },
    provider: {
      description: of.provider.description,
      ...inputsOf(of.provider.config, of),
      ...outputsOf(of.provider.config, of),
    },
    types: Object.assign({}, ...kinds.map(([, { args }]) => typesOf(args, of))) as Spec,
    resources: Object.fromEntries(
      kinds.map(([name, { description, args, state }]) => [
        tokenOf(of, name),
        { description, ...inputsOf(args, of), ...outputsOf(state, of) },
      ]),
    ),
    functions: Object.fromEntries(
      Object.entries(of.functions).map(([name, { description, args, result }]) => [
        tokenOf(of, name),
        { description, inputs: objectOf(args, 'input', of), outputs: objectOf(result, 'output', of) },
      ]),
    ),
    language: languageSections(of),
  };
};

/** A name's token in the package. */
const tokenOf = ({ name }: PackageOf, one: string): string => `${name}:index:${one}`;

const jsonSchema = (schema: z.ZodObject, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });

const inputsOf = (schema: z.ZodObject, of: PackageOf) => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return { inputProperties: propertiesOf(properties, of), requiredInputs: required };
};

const outputsOf = (schema: z.ZodObject, of: PackageOf) => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'output');
  return { properties: propertiesOf(properties, of), required };
};

const objectOf = (schema: z.ZodObject, io: 'input' | 'output', of: PackageOf): Spec => {
  const { properties = {}, required = [] } = jsonSchema(schema, io);
  return { properties: propertiesOf(properties, of), required };
};

/** Objects inside arguments that have a name of their own: the rules of a dial plan. */
const typesOf = (schema: z.ZodObject, of: PackageOf): Spec => {
  const { $defs = {} } = jsonSchema(schema, 'input');
  return Object.fromEntries(
    Object.entries($defs).map(([name, { description, properties = {}, required = [] }]) => [
      tokenOf(of, name),
      { type: 'object', description, properties: propertiesOf(properties, of), required },
    ]),
  );
};

const propertiesOf = (properties: Record<string, unknown>, of: PackageOf): Spec =>
  Object.fromEntries(
    Object.entries(properties).map(([name, document]) => [name, propertyOf(document as JsonSchema, of)]),
  );

const propertyOf = (document: JsonSchema, of: PackageOf): Spec => ({
  ...typeOf(document, of),
  description: describe(document, of),
  ...(isScalar(document.default) && { default: document.default }),
  ...(document.replaces === true && { willReplaceOnChanges: true }),
});

const typeOf = (document: JsonSchema, of: PackageOf): Spec => {
  if (document.$ref !== undefined) {
    return { $ref: `#/types/${tokenOf(of, document.$ref.split('/').at(-1) ?? '')}` };
  }
  if (document.type === 'array') {
    return { type: 'array', items: typeOf(document.items as JsonSchema, of) };
  }
  if (document.type === 'object') {
    return { type: 'object', additionalProperties: typeOf(document.additionalProperties as JsonSchema, of) };
  }
  if (Array.isArray(document.type)) return { oneOf: document.type.map((type) => ({ type })) };
  return { type: document.type };
};

/** What it is, what it may be, what it is when left out, and what the service calls it. */
const describe = (
  { description, type, allowed, default: value, teams, page }: JsonSchema,
  { service }: PackageOf,
): string =>
  [
    description,
    ...(typeof allowed === 'string' && type !== 'boolean' ? [`Allowed: ${allowed}.`] : []),
    ...(value === undefined ? [] : [`Default: \`${JSON.stringify(value)}\`.`]),
    ...(typeof teams === 'string'
      ? [`In ${service}: ${typeof page === 'string' ? `[${teams}](${page})` : teams}.`]
      : []),
  ].join('\n\n');

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
