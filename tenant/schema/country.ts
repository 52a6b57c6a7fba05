import { countryCodes, countryOf } from '../countries.ts';
import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const judge = (value: string): Wording | undefined => {
  if (countryOf(value) !== undefined) return undefined;
  const upper = value.toUpperCase();
  const spelt = upper === 'UK' ? 'GB' : upper;
  return {
    message: `"${value}" isn't a country.`,
    allowed: 'Two capital letters of ISO 3166-1, e.g. NL, GB, US.',
    fix: countryCodes().includes(spelt) ? `write ${spelt}.` : "write the code of the users' usage location.",
  };
};

/** Where the users are: their usage location. */
export const country = text()
  .check(worded(judge))
  .meta({
    pattern: '^[A-Z]{2}$',
    description:
      "ISO 3166-1 code of the users' usage location: Teams' country rules come after each dial plan, and emergency numbers follow from it.",
    examples: ['NL'],
  });
