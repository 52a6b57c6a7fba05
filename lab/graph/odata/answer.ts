import type { CollectionQuery, CollectionRules } from './query.ts';

type Row = Readonly<Record<string, unknown>>;

/** The row with the asked properties only. */
export const pick = (row: Row, select: readonly string[] | undefined): Row => {
  if (select === undefined) return row;
  const names = row['@odata.type'] === undefined ? select : ['@odata.type', ...select];
  return Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]));
};

const compare = (query: CollectionQuery) => (left: Row, right: Row) => {
  for (const { property, descending } of query.orderBy) {
    const [a, b] = [String(left[property] ?? '').toLowerCase(), String(right[property] ?? '').toLowerCase()];
    if (a !== b) return (a < b ? -1 : 1) * (descending ? -1 : 1);
  }
  return 0;
};

const nextLink = (url: string, offset: number): string => {
  const next = new URL(url);
  next.searchParams.set('$skiptoken', Buffer.from(String(offset)).toString('base64url'));
  return next.toString();
};

/** One page of a collection as Graph's JSON. `view` makes a row's JSON; it is only called where it is needed. */
export const answerCollection = <T>(
  rows: readonly T[],
  view: (row: T) => Row,
  query: CollectionQuery,
  rules: CollectionRules,
  place: { url: string; context: string },
): object => {
  const end = query.offset + query.page;
  // Most requests neither filter nor sort: then only the page is made.
  const whole = query.keep !== undefined || query.orderBy.length > 0;
  const kept: readonly (Row | T)[] = whole ? rows.map(view).filter(query.keep ?? (() => true)) : rows;
  const sorted = query.orderBy.length === 0 ? kept : (kept as Row[]).toSorted(compare(query));
  const page = sorted.slice(query.offset, end);
  const more = rules.paging !== 'skip' && end < sorted.length;
  return {
    '@odata.context': place.context,
    ...(query.count ? { '@odata.count': sorted.length } : {}),
    ...(more ? { '@odata.nextLink': nextLink(place.url, end) } : {}),
    value: (whole ? (page as Row[]) : (page as T[]).map(view)).map((row) => pick(row, query.select)),
  };
};
