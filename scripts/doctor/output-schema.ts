import { z } from 'zod';
import { findingSchema } from '../../live/doctor/finding.ts';

/** What `npm run doctor -- --json` prints. */
export const doctorSchema = z.object({
  tenant: z.string(),
  at: z.iso.datetime().meta({ description: 'When it was looked at.' }),
  findings: z.array(findingSchema),
});

/** Its JSON schema, as docs/reference/doctor-output.schema.json has it. */
export const doctorJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(doctorSchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;
