import type { Literals } from './literals.ts';

/** Yes, no, or a value that nobody knows, as it came. */
export type Flag = boolean | { readonly unknown: string };

/** Undefined where nothing, or an empty value, was told. */
export const flagOf = (value: string | undefined, { yes, no }: Pick<Literals, 'yes' | 'no'>): Flag | undefined => {
  if (value === undefined || value === '') return undefined;
  const isOne = (texts: readonly string[]) => texts.some((one) => one.toLowerCase() === value.toLowerCase());
  if (isOne(yes)) return true;
  return isOne(no) ? false : { unknown: value };
};
