import { ServiceError } from '../../../kit/error.ts';
import type { Account } from '../../client.ts';
import { numberRow } from '../trunk-numbers/row.ts';
import { naming } from '../trunk-numbers/words.ts';

/** The numbers of the account that ring at a connection. */
export const numbersAt = async (account: Account, connectionId: string): Promise<string[]> => {
  const rows = await account.list('read the numbers of the connection', numberRow, (api, paging, options) =>
    api.phoneNumbers.list({ ...paging, filter: { connection_id: connectionId } }, options),
  );
  return rows
    .filter(({ connection_id: at }) => at === connectionId)
    .map(({ phone_number: number }) => number)
    .toSorted();
};

export const cutOffNumbers = (name: string, numbers: readonly string[]): string =>
  numbers.length === 1
    ? `With connection "${name}" ${numbers[0]} rings nowhere any more; it stays in the account, and is paid for.`
    : `With connection "${name}" ${numbers.length} numbers ring nowhere any more: ${naming(numbers)}. They stay in the account, and are paid for.`;

/** Telnyx may not delete a connection that numbers are on: which is so isn't published. */
export const stillRinging = ({ facts }: ServiceError, numbers: readonly string[]): ServiceError =>
  new ServiceError({
    ...facts,
    kind: 'InUse',
    fix: `take ${numbers.length === 1 ? 'its number' : `its ${numbers.length} numbers`} off it in the Telnyx portal (${naming(numbers)}), then run the same command again.`,
  });
