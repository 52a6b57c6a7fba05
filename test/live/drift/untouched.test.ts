import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DriftingTenant, openDriftingTenant } from './a-drifting-tenant.ts';

let tenant: DriftingTenant;

beforeAll(async () => {
  tenant = await openDriftingTenant();
}, 120_000);
afterAll(() => tenant.close());

describe('a tenant that nobody touched since up', () => {
  it('has no drift, whatever of it others keep beside', async () => {
    const { drift } = await tenant.look();
    expect(drift.failures).toEqual([]);
    expect(drift.differences.map(({ text }) => text)).toEqual([]);
    expect(drift.standing).toBe('none');
  });
});
