import { createRequire } from 'node:module';

/** What of Google's libphonenumber reads numbers as people write them; it throws for what can't be one. */
interface Library {
  readonly PhoneNumberUtil: { getInstance(): NumberUtil };
  readonly PhoneNumberFormat: { readonly E164: number };
}

interface NumberUtil {
  getRegionCodeForCountryCode(code: number): string;
  parseAndKeepRawInput(text: string, region: string | undefined): ParsedNumber;
  isPossibleNumber(number: ParsedNumber): boolean;
  format(number: ParsedNumber, format: number): string;
}

interface ParsedNumber {
  getExtension(): string | undefined;
}

const require = createRequire(import.meta.url);

/** A number that somebody may have meant. `assumed`: what is only likely, for the fix. */
interface MeantNumber {
  readonly number: string;
  readonly assumed?: string;
}

/**
 * The number that somebody meant who wrote it in another way, in E.164 with `;ext=`: a URI, national, with signs, notes or an extension in
 * words. Nothing where its length isn't one of its country's: a wrong guess is worse than none.
 *
 * libphonenumber is read only when something is wrong, since it takes a tenth of a second.
 *
 * @param callingCode of the country whose habits count, such as `31`
 */
export const meantNumber = (typed: string, callingCode: string | undefined): MeantNumber | undefined => {
  const text = withoutWords(typed);
  const letters = text.replace(/(?:;?ext=?|x|#)\s*\d+$/i, '');
  if (/[a-z]/i.test(letters)) {
    const digits = text.replaceAll(/o/gi, '0').replaceAll(/[il]/gi, '1');
    const meant = /[a-z]/i.test(digits) ? undefined : read(digits, callingCode);
    return meant === undefined ? undefined : { number: meant, assumed: 'if the letters in it were meant for digits' };
  }
  const whole = read(text, callingCode) ?? read(text.replace(/^\(?(?:0011|011|010|810|00)\)?/, '+'), undefined);
  if (whole !== undefined) return { number: whole };
  const [, head = '', tail = ''] = /^(.*\d)[\s\-/(),p]+(\d{1,7})\)?$/.exec(text) ?? [];
  const main = tail === '' ? undefined : read(head, callingCode);
  return main !== undefined && !main.includes(';')
    ? { number: `${main};ext=${tail}`, assumed: `if ${tail} is an extension` }
    : undefined;
};

/** Whether several numbers stand in one value. */
export const isSeveralNumbers = (typed: string): boolean => (typed.match(/\+\s*\d[\d\s().-]{5,}/g) ?? []).length > 1;

const extensionWords =
  /[\s,;]*(?:durchwahl|nebenstelle|apparat|nst|dw|toestel|tst|poste|interno|anknytning|lokal|wew|内線|extension|extn?|ext)\.?:?\s*=?\s*(?=\d+$)/i;

/** Without the scheme, host and parameters of a URI, labels before a number and notes behind it. */
const withoutWords = (typed: string): string =>
  typed
    .replace(/(\d)\.0+$/, '$1')
    .replace(/^\+?\d{1,3}(?:,\d{3})+$/, (grouped) => grouped.replaceAll(',', ''))
    .replaceAll(/%2b/gi, '+')
    .replace(/;(?:phone-context|user)=[^;]*/gi, '')
    .replace(/@.*$/, '')
    .replace(/^[='"<\s]+|[>'"\s;,.]+$/g, '')
    .replace(/^[a-z][a-z ]*[:.]\s*(?:\/\/)?/i, '')
    .replace(/^[^+\d(]+(?=\+)/, '')
    .replace(/\s*\([^()\d]*\)$/, '')
    .replace(extensionWords, ';ext=')
    .replaceAll('_', ' ');

const read = (text: string, callingCode: string | undefined): string | undefined => {
  const { PhoneNumberUtil, PhoneNumberFormat } = require('google-libphonenumber') as Library;
  const util = PhoneNumberUtil.getInstance();
  const region = callingCode === undefined ? undefined : util.getRegionCodeForCountryCode(Number(callingCode));
  try {
    const parsed = util.parseAndKeepRawInput(text, region);
    if (!util.isPossibleNumber(parsed)) return undefined;
    const extension = parsed.getExtension() ?? '';
    return `${util.format(parsed, PhoneNumberFormat.E164)}${extension === '' ? '' : `;ext=${extension}`}`;
  } catch {
    return undefined;
  }
};
