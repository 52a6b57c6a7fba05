import type { LabContext } from '../context.ts';
import type { Rows } from '../store.ts';
import type { LabTelnyxAccount } from './account-model.ts';

const key = 'account';

export const readAccount = (rows: Rows): LabTelnyxAccount => {
  const found = rows.get('telnyxAccount', key);
  if (found === undefined) throw new Error('This lab has no account at Telnyx.');
  return found;
};

export const changeAccount = ({ store }: Pick<LabContext, 'store'>, change: Partial<LabTelnyxAccount>): void =>
  store.put('telnyxAccount', key, { ...readAccount(store), ...change });

/** As it is opened; amounts assumed. */
export const openAccount = ({ store }: Pick<LabContext, 'store'>): void =>
  store.put('telnyxAccount', key, {
    balance: '500.00',
    creditLimit: '0.00',
    concurrentCalls: 50,
    forbidden: [],
    takenSubdomains: ['ujet', 'teams', 'example'],
    rates: {},
  });

/** Amounts are texts with two digits behind the point, as the API writes them. */
export const amount = (value: number): string => value.toFixed(2);

/** Whether so much can be spent (DOC balance: balance and credit limit). */
export const canSpend = (rows: Rows, sum: number): boolean => {
  const { balance, creditLimit } = readAccount(rows);
  return Number(balance) + Number(creditLimit) >= sum;
};

export const spend = (context: Pick<LabContext, 'store'>, sum: number): void =>
  changeAccount(context, { balance: amount(Number(readAccount(context.store).balance) - sum) });
