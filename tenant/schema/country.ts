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
    fix: countryCodes().includes(spelt) ? `write ${spelt}.` : meantBy(value),
  };
};

/** By its name in some languages, or its calling code. */
const meantBy = (value: string): string => {
  const key = value.normalize('NFC').trim().toLowerCase();
  const callingCode = key.replace(/^(?:\+|00)/, '');
  const codes = /^\d+$/.test(callingCode)
    ? countryCodes().filter((code) => countryOf(code)?.callingCode === callingCode)
    : [codeNamed(key)].filter((code) => code !== undefined);
  return codes.length === 0 || codes.length > 3
    ? "write the code of the users' usage location, e.g. NL."
    : `write ${codes.join(' or ')}.`;
};

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'ja'];

let byName: ReadonlyMap<string, string> | undefined;

const codeNamed = (name: string): string | undefined => {
  byName ??= new Map(
    languages.flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region' });
      return countryCodes().map((code): [string, string] => [names.of(code)?.toLowerCase() ?? '', code]);
    }),
  );
  return byName.get(name);
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
