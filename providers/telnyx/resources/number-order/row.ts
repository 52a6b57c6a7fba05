import { z } from 'zod';

/** An order, as lists and single reads tell it; a list may name its numbers without their status. */
export const orderRow = z.object({
  id: z.string().min(1),
  customer_reference: z.string().nullish(),
  status: z.enum(['pending', 'success', 'failure']),
  created_at: z.string().nullish(),
  phone_numbers_count: z.int().nullish(),
  phone_numbers: z
    .array(
      z.object({
        phone_number: z.string(),
        status: z.string().nullish(),
        requirements_met: z.boolean().nullish(),
        requirements_status: z.string().nullish(),
      }),
    )
    .nullish(),
});

export type OrderRow = z.output<typeof orderRow>;

/** A number that can be bought, and for what. */
export const availableRow = z.object({
  phone_number: z.string(),
  cost_information: z
    .object({
      currency: z.string().nullish(),
      monthly_cost: z.string().nullish(),
      upfront_cost: z.string().nullish(),
    })
    .nullish(),
});

export type AvailableRow = z.output<typeof availableRow>;
