import { describe, expect, it } from 'vitest';
import { orderNameOf, referenceOf } from '../../../../providers/telnyx/trunk/order-reference.ts';

const tenant = '7C2F0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f';
const other = '8c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f';

describe('what an order is found by', () => {
  it('names the tenant by its id and not by its folder, which may get another name: it would be placed twice', () => {
    expect(referenceOf(tenant, '2026-12')).toBe('trunkline 7c2f0a345d1b 2026-12');
    expect(referenceOf(tenant.toLowerCase(), '2026-12')).toBe(referenceOf(tenant, '2026-12'));
    expect(referenceOf(other, '2026-12')).not.toBe(referenceOf(tenant, '2026-12'));
  });

  it('tells the order from it, for its own tenant alone', () => {
    expect(orderNameOf(tenant, referenceOf(tenant, '2026-12'))).toBe('2026-12');
    expect(orderNameOf(other, referenceOf(tenant, '2026-12'))).toBeUndefined();
    expect(orderNameOf(tenant, 'MY REF 001')).toBeUndefined();
  });
});
