import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { amount } from './values.ts';

/** Where calls out may go, and what they may cost. */
const fields = {
  name: field(z.string().min(1).max(255), {
    description: 'Name of the profile in the account.',
    allowed: 'a text of 1 to 255 characters',
    teams: 'name',
  }),
  destinations: field(z.array(z.string().regex(/^[A-Z]{2}$/)).min(1), {
    description:
      'Countries to which calls out may go; every other call is refused by Telnyx. Their order means nothing.',
    allowed: 'country codes of two capital letters, such as NL',
    teams: 'whitelisted_destinations',
  }),
  dailySpendLimit: field(amount().optional(), {
    description: 'USD that calls out may cost in a day, after which Telnyx refuses new ones. Left out: no limit.',
    allowed: 'an amount as text, such as "50" or "49.50"',
    teams: 'daily_spend_limit',
  }),
  maxDestinationRate: field(z.number().positive().optional(), {
    description:
      'The highest price of a minute (USD) at which a destination may be called. Left out, it stays as it is: no way to take it away is published.',
    allowed: 'a number above 0',
    teams: 'max_destination_rate',
  }),
  concurrentCalls: field(z.int().min(1).optional(), {
    description: "Calls out at the same time. Left out: no limit but the account's.",
    allowed: 'a whole number, 1 or more',
    teams: 'concurrent_call_limit',
  }),
};

export const outboundVoiceProfileArgs = z.strictObject(fields);

export const outboundVoiceProfileState = z.strictObject({
  profileId: field(z.string(), { description: 'Id at Telnyx; the connection names it.', allowed: 'an id' }),
  ...fields,
  enabled: field(z.boolean(), {
    description: 'Whether calls out go at all: a disabled profile blocks every one. An update enables it again.',
    allowed: 'true or false',
  }),
});

export type OutboundVoiceProfileArgs = z.output<typeof outboundVoiceProfileArgs>;
export type OutboundVoiceProfileState = z.output<typeof outboundVoiceProfileState>;
