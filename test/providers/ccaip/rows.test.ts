import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CcaipRequests } from '../../../providers/ccaip/requests.ts';
import { readRows } from '../../../providers/ccaip/rows.ts';

const row = z.looseObject({ id: z.number() });
const rows = (...ids: number[]) => ids.map((id) => ({ id }));

/** Answers page by page, then with nothing. */
const pages = (...answers: { body: unknown; headers?: Record<string, string> }[]): CcaipRequests => ({
  get: async (_, { page = '1' }) => {
    const { body, headers } = answers[Number(page) - 1] ?? { body: [] };
    return { body, headers: new Headers(headers) };
  },
});
const read = async (requests: CcaipRequests, more: { shortIsLast?: true } = {}) => {
  const list = { path: '/x', doing: 'read', size: 3, search: (page: number) => ({ page: String(page) }), ...more };
  return (await readRows(requests, row, list)).map(({ id }) => id);
};

describe('a list of CCAIP is whole', () => {
  it('by Total, by Link, and by an empty page where there is neither', async () => {
    const total = { total: '3' };
    expect(await read(pages({ body: rows(1, 2), headers: total }, { body: rows(3), headers: total }))).toEqual([
      1, 2, 3,
    ]);
    const next = { link: '<http://ujet.co/x?page=2>; rel="next"' };
    expect(await read(pages({ body: rows(1), headers: next }, { body: rows(2), headers: { link: '' } }))).toEqual([
      1, 2,
    ]);
    expect(await read(pages({ body: rows(1, 2) }, { body: rows(3) }))).toEqual([1, 2, 3]);
  });

  it('where a short one comes again, since there are no pages, or is the last by its size', async () => {
    expect(await read(pages({ body: rows(1, 2) }, { body: rows(1, 2) }))).toEqual([1, 2]);
    expect(await read(pages({ body: rows(1, 2) }, { body: rows(9) }), { shortIsLast: true })).toEqual([1, 2]);
  });
});

describe('a list of CCAIP is an error', () => {
  it.each([
    [
      'fewer came than Total says',
      pages({ body: rows(1, 2), headers: { total: '4' } }, { body: [], headers: { total: '4' } }),
    ],
    ['full pages are alike', pages({ body: rows(1, 2, 3) }, { body: rows(1, 2, 3) })],
    ['it is no list', pages({ body: { message: 'hello' } })],
    ['it is one of two lists', pages({ body: { users: rows(1), others: rows(2) } })],
    ['a row is not understood', pages({ body: [{ id: 1 }, { name: 'x' }], headers: { total: '2' } })],
  ])('where %s', async (_, requests) => {
    await expect(read(requests)).rejects.toMatchObject({ kind: 'Unknown' });
  });
});
