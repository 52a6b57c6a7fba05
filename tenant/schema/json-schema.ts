import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What editors complete and check by: the JSON schema of a file's form. */
export const jsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: json }) => {
      const examples = [z.globalRegistry.get(zodSchema)?.examples ?? []].flat();
      if (zodSchema instanceof z.ZodMap) Object.assign(json, ofMap(zodSchema));
      // Plain numbers are taken as typed, so an editor needn't ask for quotes.
      if (zodSchema instanceof z.ZodPipe && json.type === 'string')
        Object.assign(json, { type: ['string', 'number'], ...(examples.length > 0 && { examples }) });
      // Examples of maps are written as they would be typed, which isn't a value that an editor could put in.
      else if (examples.some((example) => typeof example === 'string')) delete json.examples;
    },
  }) as JsonSchema;

const ofMap = (map: z.ZodMap): JsonSchema => {
  const { $schema: _, ...values } = jsonSchema(map._zod.def.valueType as z.ZodType);
  const { pattern } = jsonSchema(map._zod.def.keyType as z.ZodType);
  return { type: 'object', ...(pattern && { propertyNames: { pattern } }), additionalProperties: values };
};
