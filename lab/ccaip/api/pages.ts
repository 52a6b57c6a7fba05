import type { CcaipContext } from './environment.ts';

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

/** A page of a list by `page` and `per`, with Link and Total (OBS singer-io/tap-ujet); the default and the largest `per` are assumed. */
export const replyPage = (c: CcaipContext, rows: readonly object[]): Response => {
  const page = Math.max(1, whole(c.req.query('page')) ?? 1);
  const per = Math.min(100, Math.max(1, whole(c.req.query('per')) ?? 20));
  return c.json(rows.slice((page - 1) * per, page * per), 200, pageHeaders(c, { page, per, total: rows.length }));
};

/** Of whole and of next: without a next where the page is the last. Addresses are of another host in CCAIP's documents, too. */
export const pageHeaders = (
  c: CcaipContext,
  { page, per, total }: { readonly page: number; readonly per: number; readonly total: number },
): Record<string, string> => {
  const { pathname } = new URL(c.req.url);
  const link = (at: number, rel: string) => `<http://ujet.co${pathname}?page=${at}>; rel="${rel}"`;
  const last = Math.max(1, Math.ceil(total / per));
  const links = [link(last, 'last'), ...(page < last ? [link(page + 1, 'next')] : [])];
  return { Link: links.join(', '), Total: String(total), 'Per-Page': String(per) };
};
