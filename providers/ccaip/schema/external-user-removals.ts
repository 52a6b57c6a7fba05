import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { portal } from './portal.ts';

/** Who is asked to be an external user; who is no more is cleared before the numbers change. */
export const externalUserRemovalsArgs = z.strictObject({
  portal: portal(),
  asked: field(z.string().regex(/^([^\s@]+@[^\s@]+\n)*$/), {
    description: 'E-mail addresses in CCAIP, a line each. Whoever was among them and is no more is cleared.',
    allowed: 'lines of one e-mail address each',
  }),
  places: field(
    z
      .string()
      .regex(/^([^\s@]+@[^\s@]+ \S+ \S+\n)*$/)
      .optional(),
    {
      description:
        'What is asked of each, a line each: e-mail address, SIP URI, UCaaS username. By these a person who goes is found whose address in CCAIP is another one by now.',
      allowed: 'lines of three words',
    },
  ),
  whenRemoved: field(z.enum(['clear', 'deactivate']).default('clear'), {
    description: 'What becomes of who goes: the external fields are cleared, or the user is deactivated besides.',
    allowed: 'clear or deactivate',
  }),
  approvedRemovals: field(z.int().min(0).optional(), {
    description: 'How many users a person has agreed to clear or deactivate at once; needed for more than 5, or 5 %.',
    allowed: 'a whole number, 0 or more',
  }),
});

export const externalUserRemovalsState = z.strictObject({
  portal: portal(),
  asked: field(z.string(), { description: 'Who was asked last, a line each.', allowed: 'lines' }),
  places: field(z.string().optional(), { description: 'What was asked of each last, a line each.', allowed: 'lines' }),
  lookAgain: field(z.string(), {
    description: 'Who came by an update, and when, a line each: ExternalUsers looks at them anew.',
    allowed: 'lines',
  }),
});

export type ExternalUserRemovalsArgs = z.output<typeof externalUserRemovalsArgs>;
export type ExternalUserRemovalsState = z.output<typeof externalUserRemovalsState>;
