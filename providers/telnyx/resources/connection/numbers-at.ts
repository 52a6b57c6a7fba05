import type { Account } from '../../client.ts';
import { numberRow } from '../trunk-numbers/row.ts';

/** How many numbers of the account ring at a connection. */
export const numbersAt = async (account: Account, connectionId: string): Promise<number> => {
  const rows = await account.list('read the numbers of the connection', numberRow, (api, paging, options) =>
    api.phoneNumbers.list({ ...paging, filter: { connection_id: connectionId } }, options),
  );
  return rows.filter(({ connection_id: at }) => at === connectionId).length;
};
