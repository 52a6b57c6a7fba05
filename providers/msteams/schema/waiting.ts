import { z } from 'zod';
import { field } from './field.ts';

/** Since when, ISO 8601, UTC, and for what: the output of what is made as far as Teams lets it be. */
export interface Waiting {
  /** What one run says the next ones keep. */
  readonly since: string;
  /** As it stands after "waits for". */
  readonly for: string;
}

/** Only what waits has it, and the next run goes on. */
export const waitingOutput = () =>
  field(z.record(z.string(), z.string()).optional(), {
    description:
      'Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and `for` what.',
    allowed: 'since and for',
  }) as unknown as z.ZodOptional<z.ZodType<Waiting>>;
