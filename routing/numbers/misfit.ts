import { library } from './library.ts';

/** What speaks against a number being one that a carrier gives. */
export type Misfit = 'too short' | 'too long' | 'of a length that its country has not' | 'of no country';

/** Kinds of numbers that people get; service numbers are of any length. */
const kinds = ['FIXED_LINE', 'MOBILE', 'VOIP', 'UAN'] as const;

/** Of `isPossibleNumberForTypeWithReason`. */
const [tooShort, tooLong] = [2, 3];

/**
 * Whether a number in E.164, whatever its extension, has a length that no number of its country's plan has; nothing where it may be one: a number
 * of a possible length that nobody is given, as examples are, isn't judged.
 *
 * @see https://github.com/google/libphonenumber/blob/master/FAQ.md#what-is-the-difference-between-ispossiblenumber-and-isvalidnumber
 */
export const misfitOf = (number: string): Misfit | undefined => {
  const { PhoneNumberUtil, PhoneNumberType } = library();
  const util = PhoneNumberUtil.getInstance();
  const parsed = (() => {
    try {
      return util.parseAndKeepRawInput(number, '');
    } catch {
      // The library throws for what can't be a number, first of all for a calling code that nobody has.
      return undefined;
    }
  })();
  if (parsed === undefined) return 'of no country';
  if (util.isValidNumber(parsed)) return undefined;
  const reasons = kinds.map((kind) => util.isPossibleNumberForTypeWithReason(parsed, PhoneNumberType[kind]));
  if (reasons.includes(0)) return undefined;
  if (reasons[0] === tooShort) return 'too short';
  return reasons[0] === tooLong ? 'too long' : 'of a length that its country has not';
};
