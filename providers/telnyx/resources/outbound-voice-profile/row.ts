import { z } from 'zod';

/** What is kept of a profile as Telnyx tells it; all else stays there. */
export const profileRow = z.object({
  id: z.string().min(1),
  name: z.string(),
  enabled: z.boolean().nullish(),
  whitelisted_destinations: z.array(z.string()).nullish(),
  daily_spend_limit: z.union([z.string(), z.number()]).transform(String).nullish(),
  daily_spend_limit_enabled: z.boolean().nullish(),
  max_destination_rate: z.coerce.number().nullish(),
  concurrent_call_limit: z.int().nullish(),
  connections_count: z.int().nullish(),
  tags: z.array(z.string()).nullish(),
});

export type ProfileRow = z.output<typeof profileRow>;
