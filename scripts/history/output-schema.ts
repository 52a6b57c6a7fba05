import { z } from 'zod';
import { unreadSchema, writeSchema } from './writes.ts';

/** What `npm run history -- --json` prints. */
export const historySchema = z.object({
  tenant: z.string(),
  writes: z.array(writeSchema).meta({ description: 'Oldest first.' }),
  unread: z
    .array(unreadSchema)
    .meta({ description: 'Lines that were left out: a kill in mid-write leaves half of one.' }),
});

/** Its JSON schema, as docs/reference/history-output.schema.json has it. */
export const historyJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(historySchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;
