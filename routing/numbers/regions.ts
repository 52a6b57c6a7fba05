import { type NumberingPlan, plansOf } from './library.ts';

/**
 * Whose number it is: ISO 3166-1 alpha-2, told apart inside a shared calling code (`+1 876` is JM, `+7 7` KZ, `+44 1481` GG); nothing
 * for a number that no country's plan has. `number` is E.164 with its +.
 */
export const regionOf = (number: string): string | undefined => {
  if (!/^\+[1-9]\d{1,14}$/.test(number)) return undefined;
  const digits = number.slice(1);
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => plansOf(start).length > 0);
  if (code === undefined) return undefined;
  const national = digits.slice(code.length);
  const region = plansOf(code).find((plan, _, all) => all.length === 1 || isIn(plan, national))?.region;
  return region === undefined || /^\d/.test(region) ? undefined : region;
};

/** The library's own rule: by leading digits where a region has them, otherwise by any kind of number that it has. */
const isIn = ({ leadingDigits, types }: NumberingPlan, national: string): boolean =>
  leadingDigits === undefined
    ? Object.values(types).some((pattern) => matchesWhole(pattern, national))
    : new RegExp(`^(?:${leadingDigits})`).test(national);

const matchesWhole = (pattern: string, national: string): boolean => new RegExp(`^(?:${pattern})$`).test(national);
