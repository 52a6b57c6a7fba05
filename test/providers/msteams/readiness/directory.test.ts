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
  it('reads on until a page is empty, however short the pages are', async () => {
    const numbers = Array.from({ length: 1234 }, (_, at) => ({
      telephoneNumber: `1555${at}`,
      numberType: 'directRouting',
    }));
    const short = graph({
      list: async <Item>(path: string) => {
        const skip = Number(/\$skip=(\d+)/.exec(path)?.[1]);
        return numbers.slice(skip, skip + 500) as Item[];
      },
    });
    const rows = await readNumberRows(short, stepContext());
    expect(rows).toHaveLength(1234);
    expect(rows[0]?.telephoneNumber).toBe('+15550');
  });
});
