import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { amount } from './amount.ts';
import { block } from './block.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const approval = (what: string, lets: string, count = 'the very number of the change, no more and no less') =>
  block({
    count: z
      .int()
      .min(1)
      .meta({ description: `How many ${what}: ${count}.`, examples: [12] }),
    reason: text().meta({ description: 'Why, for the reviewer.', examples: ['Utrecht closes'] }),
  })
    .optional()
    .meta({
      description: `Lets one change through that ${lets}.`,
      examples: ['{ count: 12, reason: Utrecht closes }'],
    });

const currency = (value: string): Wording | undefined =>
  /^[A-Z]{3}$/.test(value)
    ? undefined
    : {
        message: `"${value}" isn't a currency.`,
        allowed: 'Three capital letters of ISO 4217: the one in which the provider tells its prices.',
        fix: /^[a-z]{3}$/i.test(value) ? `write ${value.toUpperCase()}.` : 'write e.g. USD.',
      };

/** What an interrupted `up` has left, and who was refused, is fewer than a person agreed to. */
const atMost = 'the most that may, and fewer are let through, too';

/** What may be bought, and what it may cost at most. */
const purchase = block({
  count: z
    .int()
    .min(1)
    .meta({
      description: 'How many numbers may be bought, of all orders that are not placed yet.',
      examples: [10],
    }),
  monthlyCost: amount().meta({ description: 'What all of them may cost a month at most.', examples: [20] }),
  upfrontCost: amount().meta({ description: 'What all of them may cost once at most.', examples: [10] }),
  currency: text()
    .check(worded(currency))
    .meta({ pattern: '^[A-Z]{3}$', description: 'Currency of both, ISO 4217.', examples: ['USD'] }),
  reason: text().meta({ description: 'Why, for the reviewer.', examples: ['Utrecht opens'] }),
})
  .optional()
  .meta({
    description:
      'Lets the orders of numbers through that are not placed yet: never more numbers than this, and never at more than this by the prices that the provider itself tells.',
    examples: ['{ count: 10, monthlyCost: 20, upfrontCost: 10, currency: USD, reason: Utrecht opens }'],
  });

/** A person's word for a mass change; remove it once it is done. */
export const approvals = block({
  releases: approval('numbers are released', 'releases many numbers'),
  moves: approval('numbers go to other people', 'moves many numbers'),
  signIns: approval('sign-in names change', 'changes many sign-in names', atMost),
  signInReturns: approval(
    'sign-in names are put back',
    'puts sign-in names back that an up has changed; one needs it, too',
    atMost,
  ),
  domainSignIns: approval(
    'directory-synchronised people may get another sign-in name by the new SIP domain',
    'registers a SIP domain by which Entra may change sign-in names; one needs it, too',
    atMost,
  ),
  externalUsers: approval(
    'users of CCAIP may have their external fields cleared, be deactivated, or get other SIP URIs',
    'clears or deactivates many users of CCAIP, or changes the SIP URIs of many',
    atMost,
  ),
  newExternalUsers: approval(
    'users may be made in CCAIP, each with an activation e-mail',
    'makes many users in CCAIP',
    atMost,
  ),
  purchase,
  trunkNumbers: approval(
    'numbers may be taken from another connection of the account',
    'takes numbers from another connection of the account with the SIP provider; one needs it, too',
    atMost,
  ),
  numberReleases: approval(
    'numbers are given back to the SIP provider for good',
    'gives numbers back to the SIP provider for good; one needs it, too',
    'the very number of those that are not given back yet, no more and no less',
  ),
}).meta({
  description:
    "A person's word for a mass change: more than 5 numbers, or sign-in names, or users of CCAIP, or 5 %, the larger; and, however few, for sign-in names that are put back or that a new SIP domain may change, and for numbers that are bought, taken from another connection or given back. Remove it once it is done.",
});
