import { describe, expect, it } from 'vitest';
import { usageOrder } from '../../../scripts/import/whole/usage-order.ts';
import { route } from '../../live/a-live.ts';

const of = (name: string, priority: number, ...usages: string[]) => ({
  ...route(name, priority, '^1$', ''),
  OnlinePstnUsages: usages,
});

describe('the order of PSTN usages in a file', () => {
  it("is the tenant's own where any order does", () => {
    expect(usageOrder(['B', 'A'], [of('one', 2, 'A'), of('two', 1, 'B')])).toEqual(['B', 'A']);
  });

  it('has the section of a route first that is tried before one of another section in a usage of both', () => {
    expect(usageOrder(['B', 'A'], [of('later', 2, 'B', 'A'), of('first', 1, 'A')])).toEqual(['A', 'B']);
  });

  it('takes names without their case, and passes over routes without a usage', () => {
    expect(usageOrder(['B', 'A'], [of('later', 2, 'b', 'a'), of('first', 1, 'A'), of('none', 0)])).toEqual(['A', 'B']);
  });

  it("loses no usage where no order does it, since live/words names what can't be said", () => {
    const circle = [of('one', 1, 'A'), of('two', 2, 'B', 'A'), of('three', 3, 'A', 'B'), of('four', 4, 'B')];
    expect(usageOrder(['B', 'A'], circle).toSorted()).toEqual(['A', 'B']);
  });
});
