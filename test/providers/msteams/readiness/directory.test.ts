import { describe, expect, it } from 'vitest';
import type { Graph, GraphReply } from '../../../../providers/msteams/graph/graph.ts';
import { graphError } from '../../../../providers/msteams/graph/graph-errors.ts';
import { readDirectory } from '../../../../providers/msteams/readiness/directory.ts';
import { readNumberRows } from '../../../../providers/msteams/readiness/number-rows.ts';
import { fakeNumbers } from '../fake-numbers.ts';
import { stepContext } from '../lab-tenant.ts';

const refuse = (status: number, path: string): GraphReply => ({
  status,
  body: undefined,
  error: graphError({ status, headers: {}, body: undefined, path, doing: 'read' }),
});
const graph = (facts: Partial<Graph>): Graph => ({ ...fakeNumbers({}).graph, ...facts });

describe('readDirectory', () => {
  it('asks for each user of a small roster, and for a large one page by page', async () => {
    const asked: string[] = [];
    const seen = graph({
      batch: async (requests) => {
        asked.push(...requests.map((one) => one.path.split('?')[0] ?? ''));
        return requests.map(({ path }) => refuse(404, path));
      },
      list: async (path) => {
        asked.push(path.split('?')[0] ?? '');
        return [];
      },
    });
    await readDirectory(seen, { upns: ['ada+1#x@contoso.com'], ids: ['id-9'] }, stepContext());
    expect(asked).toEqual([
      '/users/ada%2B1%23x%40contoso.com',
      '/users/id-9',
      '/directory/deletedItems/microsoft.graph.user',
    ]);
    asked.length = 0;
    await readDirectory(
      seen,
      { upns: Array.from({ length: 401 }, (_, at) => `u${at}@contoso.com`), ids: [] },
      stepContext(),
    );
    expect(asked).toEqual(['/users', '/directory/deletedItems/microsoft.graph.user']);
  });

  it('takes nothing but "not found" for absence', async () => {
    const forbidden = graph({ batch: async (requests) => requests.map(({ path }) => refuse(403, path)) });
    await expect(readDirectory(forbidden, { upns: ['ada@contoso.com'], ids: [] }, stepContext())).rejects.toThrow(
      'User.Read.All',
    );
  });
});

describe('readNumberRows', () => {
  const inventory = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ telephoneNumber: `1555${at}`, numberType: 'directRouting' }));
  /** A tenant's list, by the pages that `page` makes of `$skip`. */
  const listed = (page: (skip: number) => unknown[]) => {
    const skips: number[] = [];
    const list: Graph['list'] = async (path, row) => {
      skips.push(Number(/\$skip=(\d+)/.exec(path)?.[1]));
      return page(skips.at(-1) ?? 0).map((one) => row.parse(one));
    };
    return { graph: graph({ list }), skips };
  };

  it('reads on until a page is empty, however short the pages are', async () => {
    const numbers = inventory(1234);
    const { graph: short } = listed((skip) => numbers.slice(skip, skip + 500));
    const rows = await readNumberRows(short, stepContext());
    expect(rows).toHaveLength(1234);
    expect(rows[0]?.telephoneNumber).toBe('+15550');
  });

  it('ends where the list begins again, with each number once', async () => {
    const numbers = inventory(321);
    const { graph: deaf, skips } = listed(() => numbers);
    expect(await readNumberRows(deaf, stepContext())).toHaveLength(321);
    expect(skips).toEqual([0, 321]);
  });

  it('counts a number once that moves to the next page while it reads', async () => {
    const numbers = inventory(900);
    const { graph: moving } = listed((skip) => numbers.slice(Math.max(0, skip - 1), skip + 500));
    expect(await readNumberRows(moving, stepContext())).toHaveLength(900);
  });

  it.each([500, 1000])('says that it cannot see behind a first page of %d that comes again', async (size) => {
    const { graph: deaf } = listed(() => inventory(size));
    await expect(readNumberRows(deaf, stepContext())).rejects.toThrow(
      `read the tenant's phone numbers: Microsoft Graph's list begins again after ${size} numbers: what comes behind them can't be seen.`,
    );
  });
});
