import { z } from 'zod';
import { countryOf } from '../../../tenant/countries.ts';

const country = z
  .string()
  .refine((code) => countryOf(code) !== undefined, { error: 'must be ISO 3166-1 alpha-2 country codes' });

/** `HH:MM`, or as in the page's example `20:00:00.00Z`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?Z?)?$/);

/** What may be said of a profile, with what is so where nothing is said (SRC telnyx 7.24.0 outbound-voice-profiles; defaults and lengths DOC). */
export const profileSettings = z.strictObject({
  name: z.string().min(3),
  billing_group_id: z.guid().nullable().default(null),
  call_recording: z
    .strictObject({
      call_recording_caller_phone_numbers: z.array(z.string().regex(/^\+[1-9]\d{6,14}$/)).default([]),
      call_recording_channels: z.enum(['single', 'dual']).default('single'),
      call_recording_format: z.enum(['wav', 'mp3']).default('wav'),
      call_recording_type: z.enum(['all', 'none', 'by_caller_phone_number']).default('none'),
    })
    .prefault({}),
  calling_window: z
    .strictObject({
      calls_per_cld: z.int().min(0).nullable().default(null),
      end_time: time.nullable().default(null),
      start_time: time.nullable().default(null),
    })
    .nullable()
    .default(null),
  concurrent_call_limit: z.int().min(1).nullable().default(null),
  daily_spend_limit: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a decimal number')
    .nullable()
    .default(null),
  daily_spend_limit_enabled: z.boolean().default(false),
  enabled: z.boolean().default(true),
  max_destination_rate: z.number().positive().nullable().default(null),
  service_plan: z.literal('global').default('global'),
  tags: z.array(z.string()).default([]),
  traffic_type: z.literal('conversational').default('conversational'),
  usage_payment_method: z.literal('rate-deck').default('rate-deck'),
  whitelisted_destinations: z.array(country).default(['US', 'CA']),
});
