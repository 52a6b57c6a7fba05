import type { Wording } from '../../tenant/problem.ts';

/** Why a number as written isn't what anybody means to be dialled, though a phone would send something for it: that may well be dropped. */
export const mistyped = (written: string): Wording | undefined => {
  if (/\d[\s.\-/]*\(0\)/.test(written))
    return {
      message: `"${written}" has (0), which a phone sends as one more digit.`,
      fix: `write ${written.replace(/\s*\(0\)\s*/, ' ')}, or what is dialled within the country.`,
    };
  // Behind a code such as *31# a number begins anew.
  const number = written.split('@')[0] ?? written;
  if (/[\d+][^*#]*\+/.test(number))
    return { message: `"${written}" has a + inside.`, fix: 'write one number, with a + only where it begins.' };
  return /^[^\d*#]*\+[^\d*#]*$/.test(number)
    ? { message: `"${written}" has no digits.`, fix: 'write the whole number.' }
    : undefined;
};
