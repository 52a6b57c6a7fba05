import { z } from 'zod';
import { block } from './block.ts';
import { text } from './text.ts';

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

/** What an interrupted `up` has left, and who was refused, is fewer than a person agreed to. */
const atMost = 'the most that may, and fewer are let through, too';

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
}).meta({
  description:
    "A person's word for a mass change: more than 5 numbers, or sign-in names, or users of CCAIP, or 5 %, the larger; and for sign-in names that are put back, or that a new SIP domain may change, however few. Remove it once it is done.",
});
