import { z } from 'zod';
import { block } from './block.ts';
import { text } from './text.ts';

const approval = (what: string, lets: string) =>
  block({
    count: z
      .int()
      .min(1)
      .meta({ description: `How many ${what}: the very number of the change, no more and no less.`, examples: [12] }),
    reason: text().meta({ description: 'Why, for the reviewer.', examples: ['Utrecht closes'] }),
  })
    .optional()
    .meta({
      description: `Lets one change through that ${lets}.`,
      examples: ['{ count: 12, reason: Utrecht closes }'],
    });

/** A person's word for a mass change; remove it once it is done. */
export const approvals = block({
  releases: approval('numbers are released', 'releases many numbers'),
  moves: approval('numbers go to other people', 'moves many numbers'),
  signIns: approval('sign-in names change', 'changes many sign-in names'),
  signInReturns: approval(
    'sign-in names are put back',
    'puts sign-in names back that an up has changed; one needs it, too',
  ),
  domainSignIns: approval(
    'directory-synchronised people may get another sign-in name by the new SIP domain',
    'registers a SIP domain by which Entra may change sign-in names; one needs it, too',
  ),
}).meta({
  description:
    "A person's word for a mass change: more than 5 numbers, or sign-in names, or 5 %, the larger; and for sign-in names that are put back, or that a new SIP domain may change, however few. Remove it once it is done.",
});
