import { z } from 'zod';
import { field } from './field.ts';

/** The output of what is made as far as Teams lets it be, and goes on with the next run. Only what waits has it. */
export const waitingOutput = () =>
  field(z.record(z.string(), z.string()).optional(), {
    description:
      'Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and `for` what.',
    allowed: 'since and for',
  });
