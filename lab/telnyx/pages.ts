import type { TelnyxContext } from './environment.ts';
import { TelnyxRefusal } from './error.ts';

const bad = (parameter: string, detail: string) => new TelnyxRefusal(400, [{ code: '10015', detail, parameter }]);

const whole = (c: TelnyxContext, parameter: string, fallback: number, most: number): number => {
  const text = c.req.query(parameter);
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > most) {
    throw bad(parameter, `must be between 1 and ${most}`);
  }
  return Number(text);
};

/** A page of a list, by `page[number]` and `page[size]` (DOC: 20 where nothing is said, 250 at most), with what `meta` tells. */
export const replyPage = (
  c: TelnyxContext,
  rows: readonly object[],
  { size = 20, most = 250 }: { readonly size?: number; readonly most?: number } = {},
): Response => {
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

/** Rows by the `sort` of the query, `-` for falling; `fallback` where there is none. */
export const sorted = <T extends object>(
  c: TelnyxContext,
  rows: readonly T[],
  { names, fallback }: { readonly names: readonly string[]; readonly fallback: string },
): T[] => {
  const asked = c.req.query('sort') ?? fallback;
  const name = asked.replace(/^-/, '');
  if (!names.includes(name)) throw bad('sort', `must be one of ${names.join(', ')}`);
  const of = (row: T) => String((row as Record<string, unknown>)[name] ?? '');
  const rising = rows.toSorted((one, other) => (of(one) < of(other) ? -1 : of(one) > of(other) ? 1 : 0));
  return asked.startsWith('-') ? rising.toReversed() : rising;
};
