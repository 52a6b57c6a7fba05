import { z } from 'zod';

const text = (description: string) => z.string().meta({ description });

/** Who is shown as the caller of a dialled call. */
export const caller = z
  .object({
    policy: text('The caller ID policy in force.'),
    shows: z.enum(['ownNumber', 'anonymous', 'resource', 'not known']),
    number: text('Absent where none is shown, or where it is not known.').optional(),
    account: text('The resource account whose number it is.').optional(),
    companyName: text('The name that is shown with it.').optional(),
    mayHide: z.literal(true).optional().meta({ description: 'The user may hide it.' }),
    isAssumed: z
      .literal(true)
      .optional()
      .meta({ description: 'The policy is Global, which the files do not hold: as in a new tenant.' }),
  })
  .meta({
    description:
      "Of a call that goes out: who is shown as the caller, before SBCs' translation rules; absent where nothing is known of caller ID policies.",
  });

/** What keeps callers of CCAIP from getting to anybody. */
export const blockedBy = z
  .array(
    z.object({
      number: text('The number that CCAIP shows.'),
      form: text('As the pattern takes it.'),
      pattern: text('Absent: the tenant says that one takes it, and by our reading none does.').optional(),
      redirectTo: text('The resource account that takes the call instead.').optional(),
      by: z.enum(['tenant', 'reading', 'unread']).meta({
        description: 'Who says so: the tenant, we who read the pattern, or nobody, since it is beyond the model.',
      }),
    }),
  )
  .optional()
  .meta({ description: 'Blocked caller patterns that keep calls of CCAIP from getting there; never proved.' });
