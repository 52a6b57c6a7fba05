import { z } from 'zod';
import { field } from './field.ts';

/** The two fields of every object that carries our mark in its Description. `page` is Microsoft's, `what` e.g. "an SBC". */
export const markedFields = (what: string, page: string) => ({
  description: field(z.string().optional(), {
    description: 'A note for people. Teams shows it with our mark behind it.',
    allowed: 'text',
    teams: 'Description',
    page,
  }),
  adopt: field(z.boolean().default(false), {
    description: `Take over ${what} of this name that is there already and carries nobody's mark, instead of refusing it.`,
    allowed: 'true or false',
  }),
});
