import { z } from 'zod';
import { foundSchema } from './check.ts';

/** What `npm run bootstrap -- <tenant> --check --json` prints. */
export const bootstrapCheckSchema = z.object({
  tenant: z.string(),
  answers: z.array(foundSchema),
});

/** Its JSON schema, as docs/reference/bootstrap-check.schema.json has it. */
export const bootstrapCheckJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(bootstrapCheckSchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;
