import { z } from 'zod';
import { lintSchema } from '../prove/lint-schema.ts';
import { callResultsSchema, callSchema } from './call-schema.ts';

/** JSON schemas of what commands print with `--json`, by file name in docs/reference/, as text. */
export const publishedSchemas = (): Readonly<Record<string, string>> => ({
  'explain-output.schema.json': asText(callSchema),
  'calls-output.schema.json': asText(callResultsSchema),
  'lint-output.schema.json': asText(lintSchema),
});

const asText = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7' }), undefined, 2)}\n`;
