import type { z } from 'zod';
import { jsonSchema } from './json-schema.ts';
import { tenantFile } from './tenant-file.ts';
import { tenantsOwn } from './tenants-own.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The form of a template: a tenant file of which any setting may be left to the tenant. Lists are whole. */
export const templateJsonSchema = (): JsonSchema => {
  const { properties = {}, ...rest } = anyPart(jsonSchema(tenantFile));
  const shared = Object.entries(properties).filter(([key]) => !tenantsOwn.includes(key));
  return {
    ...rest,
    title: 'trunkline template',
    description:
      'What tenants share. A tenant file that names it in extends has all of this, and what it writes itself stands instead.',
    properties: Object.fromEntries(shared),
  };
};

const anyPart = (schema: JsonSchema): JsonSchema => {
  const { required: _, properties, additionalProperties, anyOf, ...rest } = schema;
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, part(value)])),
    }),
    ...(additionalProperties !== undefined && { additionalProperties: part(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map(part) as JsonSchema[] }),
  };
};

const part = <Schema extends boolean | JsonSchema>(schema: Schema): boolean | JsonSchema =>
  typeof schema === 'object' ? anyPart(schema) : schema;
