import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { waitingOutput } from '../../msteams/schema/waiting.ts';
import { amount, number, telnyxId } from './values.ts';

/** What is looked for, where the numbers themselves don't matter. */
const numberSearch = z
  .strictObject({
    country: field(z.string().regex(/^[A-Z]{2}$/), {
      description: 'Country of the numbers.',
      allowed: 'two capital letters, such as NL',
      teams: 'country_code',
    }),
    areaCode: field(
      z
        .string()
        .regex(/^\d{1,6}$/)
        .optional(),
      {
        description: 'Area code without the leading 0.',
        allowed: 'digits, such as "20"',
        teams: 'national_destination_code',
      },
    ),
    type: field(z.enum(['local', 'national', 'mobile', 'toll_free', 'shared_cost']).default('local'), {
      description: 'Sort of number.',
      allowed: 'local, national, mobile, toll_free or shared_cost',
      teams: 'phone_number_type',
    }),
    count: field(z.int().min(1).max(1000), {
      description: 'How many.',
      allowed: 'a whole number, 1 to 1000',
    }),
  })
  .meta({ id: 'NumberSearch', description: 'Numbers that are looked for by where they are.' });

/** Numbers that are bought, once. */
export const numberOrderArgs = z
  .strictObject({
    reference: field(z.string().regex(/^[\w .:/-]{1,64}$/), {
      description: 'What this order is called. It is placed once, ever: another order needs another reference.',
      allowed: '1 to 64 letters, digits, blanks and . : / -',
    }),
    connectionId: field(telnyxId().optional(), {
      description: 'The connection that the numbers ring at as soon as they are there.',
      allowed: 'the output connectionId of a Connection',
    }),
    numbers: field(z.array(number()).min(1).max(1000).optional(), {
      description: 'The very numbers to buy; or `search`.',
      allowed: 'numbers such as +31205552101',
      teams: 'phone_numbers',
    }),
    search: field(numberSearch.optional(), {
      description: 'What to buy, where the numbers themselves do not matter; or `numbers`.',
      allowed: '{ country, areaCode, type, count }',
    }),
    requirementGroup: field(telnyxId().optional(), {
      description: 'Id of the requirement group whose documents the regulator of the country asks for.',
      allowed: 'the id of a requirement group of the account',
      teams: 'requirement_group_id',
    }),
    approvedCount: field(z.int().min(1).optional(), {
      description:
        'How many numbers a person has agreed to buy at most, in all orders of a run. Nothing is ordered without it and the three below; an order that was placed needs none of them.',
      allowed: 'a whole number, 1 or more',
    }),
    approvedMonthlyCost: field(amount().optional(), {
      description: 'What they may cost a month at most, in all.',
      allowed: 'an amount as text, such as "20" or "19.50"',
    }),
    approvedUpfrontCost: field(amount().optional(), {
      description: 'What they may cost once at most, in all.',
      allowed: 'an amount as text, such as "10" or "0"',
    }),
    currency: field(
      z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      {
        description: 'Currency of both amounts. A price in another one is refused.',
        allowed: 'a code of three capital letters, such as USD',
      },
    ),
  })
  .superRefine(({ numbers, search }, context) => {
    if ((numbers === undefined) !== (search === undefined)) return;
    context.addIssue({
      code: 'custom',
      path: ['numbers'],
      message: numbers === undefined ? 'is missing, and so is search.' : 'and search are both there.',
      params: { allowed: 'the numbers, or what to search for', fix: 'keep one of them.' },
    });
  });

export const numberOrderState = z.strictObject({
  orderId: field(z.string(), { description: 'Id of the order at Telnyx.', allowed: 'an id' }),
  status: field(z.enum(['pending', 'success', 'failure']), {
    description: 'How it stands with Telnyx.',
    allowed: 'pending, success or failure',
  }),
  reference: field(z.string(), { description: 'What the order is called.', allowed: 'a text' }),
  numbers: field(z.array(z.string()), {
    description: 'The numbers of the order, in the order of their digits.',
    allowed: 'numbers',
  }),
  request: field(z.string(), {
    description: 'What was asked when it was placed: a changed order is refused.',
    allowed: 'a text',
  }),
  monthlyCost: field(z.string(), {
    description:
      'What the numbers cost a month by the prices at which they were ordered; empty where nobody saw these.',
    allowed: 'an amount',
  }),
  upfrontCost: field(z.string(), {
    description: 'What they cost once, likewise.',
    allowed: 'an amount',
  }),
  waiting: waitingOutput(),
});

export type NumberOrderArgs = z.output<typeof numberOrderArgs>;
export type NumberOrderState = z.output<typeof numberOrderState>;
