import { z } from 'zod';
import { ServiceError } from '../../kit/error.ts';
import type { CcaipRequests } from '../requests.ts';
import { rowsOf } from '../rows.ts';
import type { Job } from './job.ts';

/** One line of an error log. Row and column as CCAIP counts them; a column may come by its name. */
export interface LogLine {
  readonly message: string;
  readonly row: number | undefined;
  readonly column: number | string | undefined;
  readonly isWarning: boolean;
}

export interface Log {
  readonly lines: readonly LogLine[];
  /** Why nothing is known of it: no log that is empty. */
  readonly unread: string | undefined;
}

const whole = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]);

/** BUM-API 1.4; whatever isn't as documented counts as not said, but for a line that is text. */
const documented = z
  .looseObject({
    message: z.unknown().optional(),
    row: whole.optional().catch(undefined),
    column: z
      .union([whole, z.string().min(1)])
      .optional()
      .catch(undefined),
    error_type: z.unknown().optional(),
  })
  .transform(
    ({ message, row, column, error_type: type }): LogLine => ({
      message: typeof message === 'string' && message.trim() !== '' ? message.trim() : 'CCAIP gave no reason',
      row,
      column,
      isWarning: type === 'warning',
    }),
  );

/** The log of a job's check or of its work: its own address, else what the job itself carries of it. */
export const readLog = async (requests: CcaipRequests, kind: 'scheme' | 'update', job: Job): Promise<Log> => {
  const doing = `read the errors of job ${job.id} of CCAIP's bulk user management`;
  const carried = kind === 'scheme' ? job.scheme_errors : job.update_errors;
  try {
    const path = `/apps/api/v1/bulk/users/errors/${kind}/${encodeURIComponent(job.id)}`;
    const { body } = await requests.get(path, {}, doing);
    const lines = linesOf(rowsOf(body, doing));
    return { lines: lines.length > 0 ? lines : linesOf(carried), unread: undefined };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const lines = linesOf(carried);
    // The job's own list may be short: that it is empty counts where no row has failed.
    const isNone = kind === 'update' && Array.isArray(carried) && job.failed_rows === 0;
    return { lines, unread: lines.length > 0 || isNone ? undefined : error.facts.text };
  }
};

const linesOf = (rows: unknown): LogLine[] => (Array.isArray(rows) ? rows.map(lineOf) : []);

const lineOf = (row: unknown): LogLine =>
  documented.safeParse(row).data ?? documented.parse({ message: typeof row === 'string' ? row : undefined });
