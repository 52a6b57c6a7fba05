import { keys } from './columns.ts';
import type { Table, TableRow } from './read-table.ts';

/** By key of the column. */
export type Cells = ReadonlyMap<string, string>;

/** Somebody as CCAIP has them. */
export interface Standing {
  readonly email: string;
  /** Undefined where it isn't told, or in words that nobody knows. */
  readonly external: boolean | undefined;
  readonly sipUri: string;
  readonly ucaasName: string;
  readonly international: boolean | undefined;
  readonly isDeactivated: boolean;
  /** What a row of theirs holds if nothing is changed: what CCAIP does with an empty cell isn't published. */
  readonly cells: Cells;
}

/** How flags are told: Yes and No, True and False (DOC get-user-configuration-data), 1 and 0 (OBS). */
export interface FlagWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const flagOf = (text: string | undefined, { yes, no }: FlagWords): boolean | undefined => {
  const isOne = (words: readonly string[]) => words.some((word) => word.toLowerCase() === text?.toLowerCase());
  if (isOne(yes)) return true;
  return isOne(no) ? false : undefined;
};

/** People of a file that has who is in CCAIP, under the template's headers or those of its list of users. */
export const standingsOf = ({ rows }: Table, words: FlagWords): Standing[] =>
  rows.flatMap((row) => (row.cells.get(keys.email) === undefined ? [] : [standingOf(row, words)]));

export const standingOf = ({ cells }: Pick<TableRow, 'cells'>, words: FlagWords): Standing => {
  const status = cells.get(keys.status) ?? '';
  return {
    email: cells.get(keys.email) ?? '',
    external: flagOf(cells.get(keys.external), words),
    sipUri: cells.get(keys.sipUri) ?? '',
    ucaasName: cells.get(keys.ucaasName) ?? '',
    international: flagOf(cells.get(keys.international), words),
    isDeactivated: cells.has(keys.deactivatedAt) || status.toLowerCase() === 'inactive',
    cells: new Map(
      [...cells].filter(([key]) => key !== keys.newEmail).map(([key, value]) => [key, written(key, value, words)]),
    ),
  };
};

/** Flags beside the external one are 0 and 1 in a template (OBS); the list of users has True and False for some. */
const written = (key: string, value: string, words: FlagWords): string => {
  const isFlag = /^(role|team):/.test(key) || key === keys.international || key === 'chatconcurrencystatus';
  const flag = isFlag ? flagOf(value, words) : undefined;
  return flag === undefined ? value : flag ? '1' : '0';
};
