import { library } from './library.ts';

/**
 * A dialled number as people write it: `00 44 20 7946 0123`, `06 12345678`, `(202) 555-0123`, `112`; with a digit for an outside line
 * before it, `9 06 12345678`; with an extension behind it, `06 12345678 x12`. What is no whole number of any plan stays as it is. `country` is where it is dialled.
 */
export const writeNumber = (dialled: string, country: string): string => {
  const [, number, extension] = /^(\+?\d+)([^\d*#]+\d+)$/.exec(dialled) ?? [];
  if (number !== undefined) return `${writeNumber(number, country)} ${extension}`;
  // Short numbers are written as they are: nothing has to be loaded for that.
  if (!/^\+?\d{5,}$/.test(dialled)) return dialled;
  const region = country.toUpperCase();
  const [, outside = '', rest = ''] = /^(\d)(0\d+)$/.exec(dialled) ?? [];
  return asDialled(dialled, region) ?? withOutsideLine(outside, rest, region) ?? dialled;
};

const withOutsideLine = (prefix: string, rest: string, region: string): string | undefined => {
  const written = rest === '' ? undefined : asDialled(rest, region);
  return written && `${prefix} ${written}`;
};

/** Nothing if that isn't a valid number there, or if digits would get lost. */
const asDialled = (dialled: string, region: string): string | undefined => {
  const { PhoneNumberUtil, PhoneNumberFormat } = library();
  const util = PhoneNumberUtil.getInstance();
  try {
    const number = util.parseAndKeepRawInput(dialled, region);
    if (!util.isValidNumber(number)) return undefined;
    const international = util.format(number, PhoneNumberFormat.INTERNATIONAL).slice(1);
    const { length } = international.replaceAll(/\D/g, '');
    const prefix = dialled.slice(0, -length);
    // Its digits as they are dialled: of a number at home that is dialled as one abroad too.
    const texts = [util.formatInOriginalFormat(number, region).replaceAll('~', ' '), `${prefix} ${international}`];
    return texts.find((text) => text !== dialled && digits(text) === digits(dialled));
  } catch {
    // The library throws for what can't be a number.
    return undefined;
  }
};

const digits = (text: string): string => text.replaceAll(/[^\d+]/g, '');
