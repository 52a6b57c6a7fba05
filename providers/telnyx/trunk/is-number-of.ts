import { countryOf } from '../../../tenant/countries.ts';

/** By its digits: of this country, and of this area where its numbers begin with their area. */
export const isNumberOf = (
  number: string,
  {
    country,
    areaCode,
    type,
  }: { readonly country: string; readonly areaCode?: string | undefined; readonly type: string },
): boolean => {
  const { callingCode } = countryOf(country) ?? {};
  if (callingCode === undefined) return true;
  const area = type === 'local' ? (areaCode ?? '') : '';
  // Italy's numbers keep their 0.
  return number.startsWith(`+${callingCode}${area}`) || number.startsWith(`+${callingCode}0${area}`);
};
