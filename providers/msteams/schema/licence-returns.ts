import { z } from 'zod';
import { field } from './field.ts';

/** What goes back of the licences that were given: after the numbers, which need them. */
export const licenceReturnsArgs = z.strictObject({
  leaving: field(z.string(), { description: 'The output of that name of Licences.', allowed: 'lines' }),
  problems: field(z.string(), {
    description: 'The output of that name of Licences: told here, so that whoever is licensed has a number first.',
    allowed: 'a text',
  }),
});

export const licenceReturnsState = z.strictObject({
  returned: field(z.string(), {
    description: 'Lines of `leaving` that are done with.',
    allowed: 'lines',
  }),
});

export type LicenceReturnsArgs = z.output<typeof licenceReturnsArgs>;
export type LicenceReturnsState = z.output<typeof licenceReturnsState>;
