import { describe, expect, it } from 'vitest';
import type { TenantResult } from '../../../scripts/fleet/output-schema.ts';
import { type Plan, runFleet, stopsUp } from '../../../scripts/fleet/run-fleet.ts';
import type { State } from '../../../scripts/fleet/state.ts';
import { withinAccounts } from '../../../scripts/fleet/within-accounts.ts';

const result = (tenant: string, state: State): TenantResult => ({ tenant, state, what: '', said: [] });

/** Tenants that end when they are told to, and in the order in which they began. */
const byHand = (tenants: readonly string[], more: Partial<Plan> = {}) => {
  const begun: string[] = [];
  const ends = new Map<string, (state: State) => void>();
  const plan: Plan = {
    tenants,
    atOnce: () => 2,
    stopAfter: stopsUp,
    isOver: () => false,
    onEnd: () => {},
    run: (tenant) => {
      begun.push(tenant);
      return new Promise((done) => ends.set(tenant, (state) => done(result(tenant, state))));
    },
    ...more,
  };
  const end = async (tenant: string, state: State): Promise<void> => {
    ends.get(tenant)?.(state);
    // All that follows from it has followed: promises alone are between.
    await new Promise((done) => setImmediate(done));
  };
  return { begun, end, ran: runFleet(plan) };
};

const summary = ({ results }: { readonly results: readonly TenantResult[] }) =>
  Object.fromEntries(results.map(({ tenant, state }) => [tenant, state]));

describe('a fleet', () => {
  it('has at most so many tenants running', async () => {
    const { begun, end, ran } = byHand(['a', 'b', 'c', 'd']);
    expect(begun).toEqual(['a', 'b']);
    await end('b', 'failed');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a', 'done');
    await end('c', 'waiting');
    await end('d', 'done');
    expect(summary(await ran)).toEqual({ a: 'done', b: 'failed', c: 'waiting', d: 'done' });
  });

  it('has more, or fewer, once it is known what one takes', async () => {
    let most = 1;
    const { begun, end, ran } = byHand(['a', 'b', 'c', 'd'], { atOnce: () => most });
    expect(begun).toEqual(['a']);
    most = 3;
    await end('a', 'done');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    for (const name of ['b', 'c', 'd']) await end(name, 'done');
    await ran;
  });

  it('runs the canary alone, and the others once it is well; waiting is well', async () => {
    for (const state of ['done', 'waiting'] as const) {
      const { begun, end, ran } = byHand(['a', 'b', 'c'], { canary: 'b' });
      expect(begun).toEqual(['b']);
      await end('b', state);
      expect(begun).toEqual(['b', 'a', 'c']);
      await end('a', 'done');
      await end('c', 'done');
      expect((await ran).stopped).toBeUndefined();
    }
  });

  it('begins no other where the canary has failed, however', async () => {
    for (const state of ['failed', 'calls'] as const) {
      const { begun, end, ran } = byHand(['a', 'b', 'c'], { canary: 'b' });
      await end('b', state);
      expect(begun).toEqual(['b']);
      expect(summary(await ran)).toEqual({ b: state, a: 'not begun', c: 'not begun' });
      expect((await ran).stopped).toContain('"b"');
    }
  });

  it('stops at the first whose calls fail, and lets those who run come to their end', async () => {
    const { begun, end, ran } = byHand(['a', 'b', 'c', 'd']);
    await end('a', 'failed');
    await end('c', 'calls');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('b', 'done');
    expect(summary(await ran)).toEqual({ a: 'failed', b: 'done', c: 'calls', d: 'not begun' });
    expect((await ran).stopped).toBe('"c": its live or emergency calls are not shown to hold after its up');
  });

  it('begins none after somebody has asked all to end', async () => {
    let isOver = false;
    const { begun, end, ran } = byHand(['a', 'b', 'c'], { isOver: () => isOver });
    isOver = true;
    await end('a', 'failed');
    await end('b', 'failed');
    expect(begun).toEqual(['a', 'b']);
    expect(summary(await ran)).toMatchObject({ c: 'not begun' });
  });
});

describe('tenants of one account', () => {
  it('run at most so many at a time, and others beside them', async () => {
    const { within, shared } = withinAccounts(1);
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const begin = (name: string, ...ids: string[]) =>
      within(
        ids.map((id) => ({ service: 'Telnyx', id })),
        () => {
          begun.push(name);
          return new Promise<void>((done) => ends.set(name, done));
        },
      );
    const settled = () => new Promise((done) => setImmediate(done));
    const all = [begin('a', 'x'), begin('b', 'x', 'y'), begin('c', 'y'), begin('d')];
    await settled();
    expect(begun.toSorted()).toEqual(['a', 'c', 'd']);
    ends.get('a')?.();
    await settled();
    expect(begun).not.toContain('b');
    ends.get('c')?.();
    await settled();
    expect(begun).toContain('b');
    for (const end of ends.values()) end();
    await Promise.all(all);
    expect(shared()).toEqual([
      { service: 'Telnyx', tenants: 2 },
      { service: 'Telnyx', tenants: 2 },
    ]);
  });
});
