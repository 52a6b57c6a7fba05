import { isAbsolute, relative, resolve } from 'node:path';

/** A file as a person would name it: from the checkout if it lies there, with forward slashes on every system. */
export const displayPath = (file: string): string => {
  const fromCheckout = relative(resolve(import.meta.dirname, '..'), resolve(file));
  const shown = fromCheckout.startsWith('..') || isAbsolute(fromCheckout) ? file : fromCheckout;
  return shown.replaceAll('\\', '/');
};
