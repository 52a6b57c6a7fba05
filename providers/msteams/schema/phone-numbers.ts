import { z } from 'zod';
import { field } from './field.ts';
import { limits } from './limits.ts';
import { graphPage } from './page.ts';
import { alsoCalled, roster, rosterUsers, rosterValues } from './roster.ts';

const page = graphPage('teamsadministration-numberassignment-assignnumber');
const { numberDigits, extensionDigits } = limits;

/** A Direct Routing number as Teams takes it: E.164 with `+`, and an extension if it has one. */
const phoneNumber = z
  .string()
  .regex(
    new RegExp(
      `^\\+[1-9]\\d{${numberDigits.min - 1},${numberDigits.max - 1}}(;ext=\\d{${extensionDigits.min},${extensionDigits.max}})?$`,
    ),
  );

const oneUserEach = roster(phoneNumber).superRefine((numbers, context) => {
  const holders = new Map<string, string>();
  for (const [user, number] of Object.entries(numbers)) {
    const other = holders.get(number);
    if (other !== undefined) {
      context.addIssue({
        code: 'custom',
        path: [user],
        message: `"${number}" is also the number of ${other}.`,
        params: { allowed: 'one user per number', fix: 'give one of them another number.' },
      });
    }
    holders.set(number, user);
  }
});

/** The tenant's Direct Routing numbers and who has them. One per tenant; users it doesn't name are never touched. */
export const phoneNumbersArgs = z.strictObject({
  numbers: field(oneUserEach, {
    description: 'Number by user (sign-in name). A user who is removed here loses the number.',
    allowed: `a number with + and country code, ${numberDigits.min}-${numberDigits.max} digits, optionally ;ext= and ${extensionDigits.min}-${extensionDigits.max} digits, by sign-in name`,
    asText: true,
    teams: 'telephoneNumber',
    page,
  }),
  approvedReleases: field(z.int().min(0).optional(), {
    description:
      'How many numbers a person has agreed to take from their users; needed for a mass change, and must be the very count.',
    allowed: 'a whole number, 0 or more',
  }),
  approvedMoves: field(z.int().min(0).optional(), {
    description:
      'How many numbers a person has agreed to give to other users; needed for a mass change, and must be the very count.',
    allowed: 'a whole number, 0 or more',
  }),
  alsoCalled: alsoCalled(),
  tellLater: field(z.boolean().optional(), {
    description:
      'Who gets no number is told in the output `problems`, for a resource behind this one to end the run with: it then goes on for all the others.',
    allowed: 'true or false',
  }),
});

export const phoneNumbersState = z.strictObject({
  users: rosterUsers(),
  numbers: rosterValues('number'),
  problems: field(z.string().optional(), {
    description: 'With `tellLater`: why users have no number, or not the one that is asked; empty where all have.',
    allowed: 'a text',
  }),
});

export type PhoneNumbersArgs = z.output<typeof phoneNumbersArgs>;
export type PhoneNumbersState = z.output<typeof phoneNumbersState>;
