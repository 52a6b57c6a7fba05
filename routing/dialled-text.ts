import { countryOf } from '../tenant/countries.ts';
import { exampleIn } from '../tenant/example-in.ts';

/** An extension as contacts and web pages have it behind a number: ;ext=12, ext12, x12. */
const extension = /;?(?:extn?|x)=?(\d+)$/i;

/** A number with its extension as Teams has it. */
export const withExtension = (number: string): string => number.replace(extension, ';ext=$1');

const squeezed = (written: string): string => bare(written).replace(/[\s().\-/\u2010-\u2015\u2212]/g, '');

/** Without quotes around it, the scheme of a link, and marks that nobody sees. */
const bare = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(/^(["'\u2018\u201c])(.*)["'\u2019\u201d]$/, '$2')
    .replace(/^(?:tel|callto):(?:\/\/)?(?=[\d+*#(])/i, '');

/** What a phone sends for a number as people write it: without blanks and punctuation. Nothing if that leaves no number. */
export const dialledText = (written: string): string | undefined => {
  const text = squeezed(written);
  return /^[0-9+*#]+$/.test(text.replace(extension, '')) ? text : undefined;
};

const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/**
 * Why something isn't what a phone sends, and what to write; letters are named with the keys that they stand on. `country` is where it is
 * dialled.
 */
export const notDialled = (written: string, country: string): { readonly message: string; readonly fix: string } => {
  const text = squeezed(written);
  if (/^[0-9+*#]+[0-9+*#a-z]*$/i.test(text)) {
    const digits = text.replace(
      /[a-z]/gi,
      (letter) => `${2 + keys.findIndex((key) => key.includes(letter.toLowerCase()))}`,
    );
    return {
      message: `"${written}" has letters, which no phone sends.`,
      fix: `write the keys that they stand on, ${digits}.`,
    };
  }
  return {
    message: `"${written}" isn't a number.`,
    fix: exampleIn('write what the user dials, e.g. 0612345678.', countryOf(country.toUpperCase())),
  };
};
