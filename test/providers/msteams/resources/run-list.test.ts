import { describe, expect, it } from 'vitest';
import { createRunList } from '../../../../providers/msteams/resources/run-list.ts';

interface Row {
  readonly Identity: string;
  readonly Priority: number;
}
const row = (Identity: string, Priority: number): Row => ({ Identity, Priority });

/** A list on a tenant whose reads may show an older picture. */
const aList = (...first: readonly Row[]) => {
  const tenant = { rows: [...first], reads: 0 };
  const list = createRunList<Row>(async () => {
    tenant.reads += 1;
    return [...tenant.rows];
  });
  return { tenant, list };
};

describe('the list of a run', () => {
  it('is read once, and knows what our own cmdlets answered', async () => {
    const { tenant, list } = aList(row('A', 1));
    await list.known();
    list.wrote(row('B', 2));
    list.wrote(row('a', 3));
    expect(await list.known()).toEqual([row('a', 3), row('B', 2)]);
    list.removed('A');
    expect(await list.known()).toEqual([row('B', 2)]);
    expect(tenant.reads).toBe(1);
  });

  it('is read anew where it is asked to, and shows then what Teams shows and nothing else', async () => {
    const { tenant, list } = aList(row('A', 1));
    await list.known();
    tenant.rows = [row('A', 7), row('by hand', 9)];
    expect(await list.anew()).toEqual(tenant.rows);
    expect(await list.known()).toEqual(tenant.rows);
    expect(tenant.reads).toBe(2);
  });

  it.each([
    ['a row that we made', [row('A', 1)], (list: ReturnType<typeof aList>['list']) => list.wrote(row('B', 2))],
    ['a number that we gave', [row('A', 1)], (list: ReturnType<typeof aList>['list']) => list.wrote(row('A', 30))],
    ['a removal', [row('A', 1)], (list: ReturnType<typeof aList>['list']) => list.removed('A')],
  ])('keeps %s when a read still shows the tenant of before', async (_what, before, write) => {
    const { list } = aList(...before);
    await list.known();
    write(list);
    const known = await list.known();
    expect(await list.anew()).toEqual(before);
    expect(await list.known()).toEqual(known);
  });

  it('keeps the last of several writes also when a read shows the first of them', async () => {
    const { tenant, list } = aList();
    await list.known();
    list.wrote(row('A', 10));
    list.wrote(row('A', 20));
    tenant.rows = [row('A', 10)];
    await list.anew();
    expect(await list.known()).toEqual([row('A', 20)]);
  });

  it('believes a read that shows neither what was before our write nor the write', async () => {
    const { tenant, list } = aList(row('A', 1));
    await list.known();
    list.wrote(row('A', 30));
    tenant.rows = [row('A', 31)];
    await list.anew();
    expect(await list.known()).toEqual([row('A', 31)]);
    tenant.rows = [row('A', 1)];
    await list.anew();
    expect(await list.known()).toEqual([row('A', 1)]);
  });

  it('is not there after a read that failed: the next one asks again', async () => {
    let fails = true;
    const list = createRunList<Row>(async () => {
      if (fails) throw new Error('503');
      return [row('A', 1)];
    });
    await expect(list.known()).rejects.toThrow('503');
    fails = false;
    expect(await list.known()).toEqual([row('A', 1)]);
  });
});
