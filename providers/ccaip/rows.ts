import type { z } from 'zod';
import { notUnderstood } from './errors.ts';
import type { CcaipReply, CcaipRequests } from './requests.ts';

/** A list of one of the APIs. */
interface List {
  readonly path: string;
  readonly doing: string;
  /** Rows of a page that isn't the last. */
  readonly size: number;
  /** The size is documented, so that a page with fewer rows is the last. */
  readonly shortIsLast?: true;
  /** What asks for a page, from 1. */
  search(page: number): Readonly<Record<string, string>>;
}

/** More pages than any customer has agents for: what goes on beyond repeats itself. */
const mostPages = 1000;

/**
 * Every row of a list. The end is told by `Link` without a next, or by `Total`; without these by an empty page, or by a short first one
 * that comes again, as an API has it that knows no pages. A list that may not be whole is an error, never a shorter list.
 * Addresses in `Link` aren't followed: CCAIP's documents print others than its own.
 */
export const readRows = async <Row>(requests: CcaipRequests, row: z.ZodType<Row>, list: List): Promise<Row[]> => {
  const all: unknown[] = [];
  let before: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await requests.get(list.path, list.search(page), list.doing);
    const rows = rowsOf(reply.body, list.doing);
    const text = JSON.stringify(rows);
    if (rows.length > 0 && text === before) {
      if (all.length < list.size && totalOf(reply) === undefined) return understood(all, row, list);
      throw notUnderstood(list.doing, `CCAIP answers every page of ${list.path} alike, so the list isn't known whole.`);
    }
    before = text;
    all.push(...rows);
    if (isEnd(reply, rows.length, all.length, list)) return understood(all, row, list);
  }
  throw notUnderstood(list.doing, `${list.path} has more than ${mostPages} pages.`);
};

const isEnd = (reply: CcaipReply, here: number, sofar: number, list: List): boolean => {
  const { doing, path, size, shortIsLast } = list;
  const total = totalOf(reply);
  if (total !== undefined) {
    if (here === 0 && sofar < total) {
      throw notUnderstood(doing, `${path} has ${total} rows by its header, and ${sofar} were sent.`);
    }
    return sofar >= total;
  }
  const link = reply.headers.get('link');
  if (link !== null) return !/rel="?next"?/i.test(link);
  return here === 0 || (shortIsLast === true && here < size);
};

const totalOf = ({ headers }: CcaipReply): number | undefined => {
  const text = headers.get('total');
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
};

/** The list, bare or as the only list of an object: neither is published of every call. */
export const rowsOf = (body: unknown, doing: string): unknown[] => {
  if (Array.isArray(body)) return body;
  const lists = Object.values((body ?? {}) as object).filter(Array.isArray);
  if (lists.length === 1) return lists[0] as unknown[];
  throw notUnderstood(doing, 'CCAIP answered with no list.');
};

/** Problems named in one error: what CCAIP has changed is wrong in every row. */
const shownProblems = 3;

const understood = <Row>(rows: readonly unknown[], row: z.ZodType<Row>, { doing, path }: List): Row[] => {
  const problems: string[] = [];
  const read = rows.flatMap((value, at) => {
    const parsed = row.safeParse(value);
    if (parsed.success) return [parsed.data];
    problems.push(
      `row ${at + 1}: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'all of it'}: ${issue.message}`).join('; ')}`,
    );
    return [];
  });
  if (problems.length === 0) return read;
  const more = problems.length - shownProblems;
  const told = problems.slice(0, shownProblems).join(', ');
  throw notUnderstood(
    doing,
    `CCAIP answered ${path} with something unexpected: ${told}${more > 0 ? `, and ${more} more` : ''}.`,
  );
};
