import { z } from 'zod';
import { block } from './block.ts';
import { text } from './text.ts';

const approval = (what: string) =>
  block({
    count: z
      .int()
      .min(1)
      .meta({ description: `How many ${what}: the very number of the change, no more and no less.`, examples: [12] }),
    reason: text().meta({ description: 'Why, for the reviewer.', examples: ['Utrecht closes'] }),
  })
    .optional()
    .meta({
      description: `Lets one change through that ${what === 'numbers are released' ? 'releases' : 'moves'} many numbers.`,
      examples: ['{ count: 12, reason: Utrecht closes }'],
    });

/** A person's word for a mass change; remove it once it is done. */
export const approvals = block({
  releases: approval('numbers are released'),
  moves: approval('numbers go to other people'),
}).meta({
  description: "A person's word for a mass change: more than 5 numbers or 5 %, the larger. Remove it once it is done.",
});
