import { z } from 'zod';
import { answerSchema } from '../../live/verify/answer.ts';

/** What `npm run verify -- --json` prints. */
export const verifySchema = z.object({
  tenant: z.string(),
  at: z.iso.datetime().meta({ description: 'When it was looked at.' }),
  answers: z.array(answerSchema),
});

/** Its JSON schema, as docs/reference/verify-output.schema.json has it. */
export const verifyJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(verifySchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;
