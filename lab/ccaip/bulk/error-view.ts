import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { columnAt } from './columns.ts';
import type { LabBulkError } from './job.ts';

const rowBase = { zero: 0, one: 1, two: 2 } as const;

/** An error as CCAIP tells it. */
export interface ToldError {
  readonly message: string;
  readonly column: number | null;
  readonly row: number | null;
  readonly error_type?: 'error' | 'warning';
}

/** An error in CCAIP's words. What `column` means for a JSON file, and where counting begins, isn't published. */
export const errorView = (
  { switches }: Pick<LabContext, 'switches'>,
  rows: Rows,
  { message, column, row, type }: LabBulkError,
): ToldError => ({
  message,
  column: column === null ? null : columnAt(rows, switches, column) + (switches.ccaipBulkColumns === 'one' ? 1 : 0),
  row: row === null ? null : row + rowBase[switches.ccaipBulkRows],
  ...(type !== undefined && { error_type: type }),
});
