import { z } from 'zod';

/** A number of the account, as far as a trunk is concerned. */
export const numberRow = z.object({
  id: z.string().min(1),
  phone_number: z.string(),
  status: z.string(),
  connection_id: z.string().nullish(),
  connection_name: z.string().nullish(),
  emergency_enabled: z.boolean().nullish(),
  emergency_address_id: z.string().nullish(),
  emergency_status: z.string().nullish(),
  deletion_lock_enabled: z.boolean().nullish(),
});

export type NumberRow = z.output<typeof numberRow>;

/** Of an emergency call: the number's own settings, or nothing yet where Telnyx has only taken it. */
export const acceptedRow = z
  .object({
    emergency: z
      .object({ emergency_status: z.string().nullish(), emergency_address_id: z.string().nullish() })
      .nullish(),
  })
  .nullish();

export type Accepted = z.output<typeof acceptedRow>;
