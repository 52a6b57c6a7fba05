import { trunkProviderNames } from '../trunk-providers.ts';
import { callsFile } from './calls-file.ts';
import { jsonSchema } from './json-schema.ts';
import { templateJsonSchema } from './template-json-schema.ts';
import { tenantFile } from './tenant-file.ts';

/** The JSON schemas in docs/reference/, by file name, as text. */
export const editorSchemas = (): Readonly<Record<string, string>> => ({
  'tenant.schema.json': asText({ ...jsonSchema(tenantFile), ...namesUnlessMade }),
  'template.schema.json': asText(templateJsonSchema()),
  'calls.schema.json': asText(jsonSchema(callsFile)),
});

/** Names are missing only where `up` makes the trunk. */
const namesUnlessMade = {
  if: {
    properties: { sipTrunk: { properties: { provider: { enum: trunkProviderNames } }, required: ['provider'] } },
    required: ['sipTrunk'],
  },
  else: {
    properties: {
      sipTrunk: { required: ['inboundDomain'] },
      sipDomain: { required: ['name'] },
      sbcs: { additionalProperties: { required: ['fqdn'] } },
    },
  },
};

const asText = (schema: object): string => `${JSON.stringify(schema, undefined, 2)}\n`;
