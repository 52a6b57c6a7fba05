import { z } from 'zod';
import { block } from './block.ts';

/** How long what was written in a tenant stays on record: it names people and their numbers. */
export const history = block({
  keepDays: z
    .int()
    .min(1)
    .max(3650)
    .default(400)
    .meta({ description: 'Days that a line is kept, 1 to 3650. Default: 400.', examples: [90] }),
  maxMegabytes: z
    .int()
    .min(10)
    .max(10_000)
    .default(100)
    .meta({
      description: 'Megabytes in all, 10 to 10000; the oldest lines go first. Default: 100.',
      examples: [50],
    }),
}).meta({
  description:
    'How long the history of changes keeps what was written in the tenant: it names people and numbers. It lies where the journal does (TRUNKLINE_JOURNAL). npm run history -- <tenant> reads it.',
  examples: ['{ keepDays: 90, maxMegabytes: 50 }'],
});
