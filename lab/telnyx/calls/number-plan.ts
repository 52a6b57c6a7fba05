import { countryCodes, countryOf } from '../../../tenant/countries.ts';

/** Area codes of Canada (OBS cnac.ca); the rest of +1 that is no country of its own is the United States. */
const canadian = new Set(
  (
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 519 ' +
    '548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942'
  ).split(' '),
);
const tollFree = new Set(['800', '833', '844', '855', '866', '877', '888']);

/** Numbers that are called for help in one country or another (assumed to be all that count, wherever they are dialled). */
const emergency = new Set(
  '000 100 101 102 108 110 111 112 113 114 115 117 118 119 144 15 17 18 190 191 192 193 911 995 999'.split(' '),
);

export const isE164 = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

export const isShort = (text: string): boolean => /^\+?\d{2,6}$/.test(text);

export const isEmergency = (text: string): boolean => emergency.has(text.replace(/^\+/, ''));

const northAmerican = (area: string): string[] => {
  if (!/^[2-9]/.test(area)) return [];
  if (tollFree.has(area)) return ['US', 'CA'];
  if (canadian.has(area)) return ['CA'];
  const own = countryCodes().filter((code) => {
    const country = countryOf(code);
    return country?.callingCode === '1' && !['US', 'CA'].includes(code) && country.fixed.startsWith(area);
  });
  return own.length > 0 ? own : ['US'];
};

/** The countries that a number may be of ("pertinent countries", D13); none: it is nobody's. */
export const pertinentCountries = (number: string): string[] => {
  const digits = number.replace(/^\+/, '');
  if (digits.startsWith('1')) return northAmerican(digits.slice(1, 4));
  if (digits.startsWith('7')) return /^7[67]/.test(digits) ? ['KZ'] : ['RU'];
  const codes = countryCodes().map((code) => [code, countryOf(code)?.callingCode ?? ''] as const);
  const longest = Math.max(0, ...codes.map(([, calling]) => (digits.startsWith(calling) ? calling.length : 0)));
  return codes.flatMap(([code, calling]) => (calling.length === longest && digits.startsWith(calling) ? [code] : []));
};

/** As it is dialled within its country. */
export const nationalForm = (number: string): string => {
  const [code = ''] = pertinentCountries(number);
  const country = countryOf(code);
  return country === undefined
    ? number
    : `${country.nationalPrefix}${number.replace(/^\+/, '').slice(country.callingCode.length)}`;
};

/** What an SBC sends, as +E.164: with its plus, by the connection's `localization` (DOC: US where nothing is said), or as it is with a plus. */
export const dialledForm = (called: string, localization: string): string | undefined => {
  if (called.startsWith('+')) return isE164(called) ? called : undefined;
  const country = countryOf(localization === '' ? 'US' : localization);
  const { callingCode = '1', nationalPrefix = '', fixed = '' } = country ?? {};
  const rest =
    nationalPrefix !== '' && called.startsWith(nationalPrefix) ? called.slice(nationalPrefix.length) : called;
  if (rest.length === fixed.length) return `+${callingCode}${rest}`;
  const whole = `+${called}`;
  return isE164(whole) && pertinentCountries(whole).length > 0 ? whole : undefined;
};
