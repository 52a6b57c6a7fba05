import { z } from 'zod';
import { text, upns } from './schema-parts.ts';

/** Calls that CCAIP hands over, and what else comes in, in a review. */
export const handedOver = z.object({
  unreachable: z
    .array(
      z.object({
        user: z.string(),
        why: z.string(),
        number: z.string(),
        ccaip: z.boolean(),
        leaves: z.boolean(),
        notKnownYet: z
          .literal(true)
          .optional()
          .meta({ description: 'Nobody can tell any more: the SIP trunk has no name.' }),
      }),
    )
    .meta({
      description: 'People who were reached by their own address and no longer are, whether they stay or leave.',
    }),
  leavers: z
    .array(z.object({ user: z.string(), number: z.string(), ccaip: z.boolean() }))
    .meta({ description: 'People whose row goes.' }),
  numberChanges: z
    .array(z.object({ user: z.string(), before: z.string(), after: z.string() }))
    .meta({ description: 'People who stay and have another number.' }),
  rings: z
    .array(
      z.object({
        address: text('The number, or the SIP URI where it goes another way than its number.'),
        rang: text('Who rang; absent: nobody.').optional(),
        rings: text('Who will ring; absent: nobody.').optional(),
        notKnownYet: z.literal(true).optional().meta({
          description: 'They have the number; whether it rings there nobody can tell: the SIP trunk has no name.',
        }),
      }),
    )
    .meta({ description: 'Addresses that ring somebody else than before.' }),
  addresses: z
    .array(
      z.object({
        user: z.string(),
        before: z.string().optional(),
        after: z.string().optional(),
        oldRings: text('Who rings at the old address until CCAIP has the new one; absent: nobody.').optional(),
      }),
    )
    .meta({ description: "People whose SIP URI in CCAIP's user settings has to be changed by hand." }),
  silenced: z
    .array(
      z.object({
        number: text('The number that CCAIP shows.'),
        form: text('As the pattern takes it.'),
        pattern: text('The blocked caller pattern.').optional(),
        redirectTo: text('The resource account that takes the calls instead.').optional(),
        by: z.enum(['tenant', 'reading', 'unread']),
      }),
    )
    .meta({
      description:
        'Patterns that newly block calls that CCAIP hands over, by our reading: all of them where no number is left.',
    }),
  callersLeft: z
    .array(z.string())
    .meta({ description: 'Numbers of CCAIP with which its calls still get through; empty where nothing is silenced.' }),
  newPeople: upns.meta({ description: 'People who are in the newer version only; a renamed account looks like one.' }),
  callingPolicies: z
    .array(z.object({ user: z.string(), before: z.string(), after: z.string() }))
    .meta({ description: 'Voicemail and forwarding may answer otherwise.' }),
});
