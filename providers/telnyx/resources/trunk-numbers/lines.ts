import { z } from 'zod';

/** Numbers as one text: in the order of their digits, a line each, each once; the last ends as all do. */
export const textOf = (numbers: Iterable<string>): string =>
  [...new Set(numbers)]
    .toSorted()
    .map((number) => `${number}\n`)
    .join('');

export const numbersIn = (text: string | undefined): string[] =>
  (text ?? '').split('\n').filter((number) => number !== '');

/** From the list, the JSON or the lines in which they came; what is none of these stays, to be refused. */
export const readNumbers = (asked: unknown): unknown => {
  if (typeof asked !== 'string') return asked;
  if (!asked.startsWith('[')) return numbersIn(asked);
  try {
    return z.json().parse(JSON.parse(asked));
  } catch {
    return asked;
  }
};
