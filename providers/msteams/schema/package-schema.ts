import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { functionSchemas } from './functions.ts';
import { type KindSchema, kindSchemas } from './kinds.ts';
import { providerConfig } from './provider-config.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Spec = Record<string, unknown>;

const packageName = 'msteams';
const tokenOf = (name: string) => `${packageName}:index:${name}`;

/** The Pulumi package schema, made from the same zod schemas that check what a program asks. */
export const packageSchema = () => ({
  name: packageName,
  displayName: 'Microsoft Teams Direct Routing',
  version: manifest.version,
  description: 'Microsoft Teams Direct Routing: SBCs, voice routes and policies, dial plans, and who has which number.',
  keywords: ['pulumi', 'microsoft-teams', 'direct-routing', 'category/infrastructure', 'kind/native'],
  license: manifest.license,
  meta: { moduleFormat: '(.*)' },
  config: { variables: {} },
  provider: { description: 'One Entra tenant.', ...inputsOf(providerConfig), ...outputsOf(providerConfig) },
  types: Object.assign({}, ...kinds().map(([, { args }]) => typesOf(args))) as Spec,
  resources: Object.fromEntries(
    kinds().map(([name, { description, args, state }]) => [
      tokenOf(name),
      { description, ...inputsOf(args), ...outputsOf(state) },
    ]),
  ),
  functions: Object.fromEntries(
    Object.entries(functionSchemas).map(([name, { description, args, result }]) => [
      tokenOf(name),
      { description, inputs: objectOf(args, 'input'), outputs: objectOf(result, 'output') },
    ]),
  ),
  language: { nodejs: { packageName: '@trunkline/msteams', respectSchemaVersion: true } },
});

const kinds = (): [string, KindSchema][] => Object.entries(kindSchemas);

const jsonSchema = (schema: z.ZodObject, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });

const inputsOf = (schema: z.ZodObject) => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return { inputProperties: propertiesOf(properties), requiredInputs: required };
};

const outputsOf = (schema: z.ZodObject) => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'output');
  return { properties: propertiesOf(properties), required };
};

const objectOf = (schema: z.ZodObject, io: 'input' | 'output'): Spec => {
  const { properties = {}, required = [] } = jsonSchema(schema, io);
  return { properties: propertiesOf(properties), required };
};

/** Objects inside arguments that have a name of their own: the rules of a dial plan. */
const typesOf = (schema: z.ZodObject): Spec => {
  const { $defs = {} } = jsonSchema(schema, 'input');
  return Object.fromEntries(
    Object.entries($defs).map(([name, { description, properties = {}, required = [] }]) => [
      tokenOf(name),
      { type: 'object', description, properties: propertiesOf(properties), required },
    ]),
  );
};

const propertiesOf = (properties: Record<string, unknown>): Spec =>
  Object.fromEntries(Object.entries(properties).map(([name, document]) => [name, propertyOf(document as JsonSchema)]));

const propertyOf = (document: JsonSchema): Spec => ({
  ...typeOf(document),
  description: describe(document),
  ...(isScalar(document.default) && { default: document.default }),
  ...(document.replaces === true && { willReplaceOnChanges: true }),
});

const typeOf = (document: JsonSchema): Spec => {
  if (document.$ref !== undefined) {
    return { $ref: `#/types/${tokenOf(document.$ref.split('/').at(-1) ?? '')}` };
  }
  if (document.type === 'array') {
    return { type: 'array', items: typeOf(document.items as JsonSchema) };
  }
  if (document.type === 'object') {
    return { type: 'object', additionalProperties: typeOf(document.additionalProperties as JsonSchema) };
  }
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
