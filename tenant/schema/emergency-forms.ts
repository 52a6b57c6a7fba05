import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { block } from './block.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const digits = (value: string): Wording | undefined =>
  /^\d{2,6}$/.test(value)
    ? undefined
    : {
        message: `"${value}" isn't an emergency number as people dial it.`,
        allowed: '2 to 6 digits.',
        fix: 'write e.g. 111.',
      };

const form = z.strictObject({ number: z.string(), sentAs: z.string(), reason: z.string() }).check(
  worded(({ number, sentAs }) =>
    /^\+?\d{3,15}$/.test(sentAs) && sentAs.endsWith(number) && sentAs.replace('+', '') !== number
      ? undefined
      : {
          message: `${number} can't leave as "${sentAs}".`,
          allowed: `More digits that end with ${number}, with or without a +; ${number} and +${number} need no word.`,
          fix: 'write what the carrier asks for, or remove the entry.',
        },
  ),
);

/** Emergency numbers that a carrier wants in another form than they are dialled in. */
export const emergencyForms = z
  .array(
    block({
      number: text()
        .check(worded(digits as (value: unknown) => Wording | undefined))
        .meta({ description: 'As people dial it, 2 to 6 digits.', examples: ['111'] }),
      sentAs: text().meta({ description: 'What reaches the SBC.', examples: ['+64111'] }),
      reason: text().meta({
        description: 'Who says that it arrives so, for the reviewer.',
        examples: ['interconnect guide of the carrier, 4.2'],
      }),
    }).pipe(form),
  )
  .meta({
    description:
      "A person's word that the carrier takes an emergency number in another form, per number and form. Lint, review and the policy pack then take a call that leaves so as one that arrives.",
    examples: ["[{ number: '111', sentAs: '+64111', reason: 'interconnect guide of the carrier, 4.2' }]"],
  });
