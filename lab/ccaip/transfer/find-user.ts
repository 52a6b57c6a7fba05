import type { Rows } from '../../store.ts';
import type { LabCcaipUser } from '../model.ts';

const same = (one: string | null, other: string): boolean => (one ?? '').toLowerCase() === other.toLowerCase();

const localPart = (address: string): string => address.split('@')[0] ?? '';

/** Users of CCAIP whom that could mean: by whole addresses, else by their part before the @, else by name. */
export const findUsers = (rows: Rows, asked: string): LabCcaipUser[] => {
  const users = rows.list('ccaipUser');
  const ways = [
    (one: LabCcaipUser) => same(one.email, asked) || same(one.ucaasUserName, asked),
    (one: LabCcaipUser) => same(localPart(one.email), asked) || same(localPart(one.ucaasUserName ?? ''), asked),
    (one: LabCcaipUser) =>
      [one.firstName, one.lastName, `${one.firstName} ${one.lastName}`].some((name) => same(name, asked)),
  ];
  return ways.map((way) => users.filter(way)).find((found) => found.length > 0) ?? [];
};
