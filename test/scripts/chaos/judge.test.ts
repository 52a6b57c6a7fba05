import { describe, expect, it } from 'vitest';
import { differences, wrongPurchases } from '../../../scripts/chaos/judge.ts';
import { wrongWords } from '../../../scripts/chaos/strike.ts';
import type { TelnyxAccount } from '../../../scripts/chaos/trunk-name.ts';
import type { Tenant } from '../../../tenant/tenant.ts';

const tenant = { sipTrunk: { telnyx: { orders: [{ name: 'one', numbers: ['+1', '+2'] }] } } } as unknown as Tenant;
const placed = (name: string, status = 'success') => ({
  customerReference: `trunkline 1ab000000000 ${name}`,
  status,
  numbers: ['+1', '+2'],
});
const account = (balance: string, orders: readonly object[]) => ({ telnyx: { balance, orders } }) as TelnyxAccount;

describe('what chaos calls wrong', () => {
  it('is an order that was placed twice, not at all, not to its end, or that nobody asked for, and money that went elsewhere', () => {
    expect(wrongPurchases(tenant, account('496.00', [placed('one')]))).toEqual([]);
    expect(wrongPurchases(tenant, account('492.00', [placed('one'), placed('one')]))).toEqual([
      'order one of 2: 2 success, 2 success',
      '8 USD were paid for 2 numbers',
    ]);
    expect(wrongPurchases(tenant, account('500.00', []))).toEqual([
      'order one of 2: ',
      '0 USD were paid for 2 numbers',
    ]);
    expect(wrongPurchases(tenant, account('496.00', [placed('one', 'pending')]))).toEqual([
      'order one of 2: 2 pending',
    ]);
    expect(wrongPurchases(tenant, account('492.00', [placed('one'), placed('two')]))).toEqual([
      'nobody asked for the order trunkline 1ab000000000 two',
      '8 USD were paid for 2 numbers',
    ]);
  });

  it('is a difference between two tenants, but for the name of a trunk', () => {
    const one = { dump: { sbc: 'a.mstsbc.telnyx.tech', txt: 'MS=ms1' }, trunk: 'a.mstsbc.telnyx.tech' };
    const other = { dump: { sbc: 'b.mstsbc.telnyx.tech', txt: 'MS=ms2' }, trunk: 'b.mstsbc.telnyx.tech' };
    expect(differences(one, other)).toEqual([]);
    expect(differences({ ...one, dump: { sbc: 'c' } }, other)).toContain('missing: "sbc": "c"');
  });

  it('is an up that says nothing to do, prints a stack or hangs when its services are gone', () => {
    const strike = { victim: 'lab', signal: 'SIGKILL', afterRequests: 1 } as const;
    const ended = { exitCode: 1, isHanging: false };
    expect(wrongWords({ ...ended, said: 'gone\n  Fix: look' }, strike)).toEqual([]);
    expect(wrongWords({ ...ended, said: 'gone' }, strike)).toEqual(['up failed without a word of what to do:\ngone']);
    const stack = 'gone\n    at read (/x/client.ts:1:2)\n  Fix: look';
    expect(wrongWords({ ...ended, said: stack }, strike)).toEqual([`up printed a stack:\n${stack}`]);
    expect(wrongWords({ exitCode: null, said: 'Fix: ', isHanging: true }, strike)).toHaveLength(1);
    expect(wrongWords({ ...ended, said: 'gone' }, { ...strike, victim: 'cli' })).toEqual([]);
  });
});
