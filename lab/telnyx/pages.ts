import type { TelnyxContext } from './environment.ts';
import { badQuery } from './error.ts';

const most = 250;

const whole = (c: TelnyxContext, parameter: string, fallback: number, largest: number): number => {
  const text = c.req.query(parameter);
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > largest) {
    throw badQuery(parameter, `must be between 1 and ${largest}`);
  }
  return Number(text);
};

/** A page of a list by `page[number]` and `page[size]` (DOC: 250 at most; how many where nothing is said differs), with what `meta` tells. */
export const replyPage = (c: TelnyxContext, rows: readonly object[], size = 20): Response => {
  const number = whole(c, 'page[number]', 1, Number.MAX_SAFE_INTEGER);
  const of = whole(c, 'page[size]', size, most);
  return c.json({
    data: rows.slice((number - 1) * of, number * of),
    meta: {
      page_number: number,
      page_size: of,
      total_pages: Math.ceil(rows.length / of),
      total_results: rows.length,
    },
  });
};

interface Sorting {
  readonly names: readonly string[];
  readonly fallback: string;
}

/** Rows by the `sort` of the query, `-` for falling; `fallback` where there is none. Equal ones stay in the order of their making. */
export const sorted = <T extends object>(c: TelnyxContext, rows: readonly T[], { names, fallback }: Sorting): T[] => {
  const asked = c.req.query('sort') ?? fallback;
  const name = asked.replace(/^-/, '');
  if (![...names, 'created_at'].includes(name)) throw badQuery('sort', `must be one of ${names.join(', ')}`);
  const of = (row: T) => String((row as Record<string, unknown>)[name] ?? '');
  const sign = asked.startsWith('-') ? -1 : 1;
  return rows.toSorted((one, other) => (of(one) < of(other) ? -sign : of(one) > of(other) ? sign : 0));
};
