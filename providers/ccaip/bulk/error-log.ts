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

const whole = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]);

/** BUM-API 1.4; whatever isn't as documented counts as not said. */
const line = z
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
export const readLog = async (requests: CcaipRequests, kind: 'scheme' | 'update', job: Job): Promise<LogLine[]> => {
  const doing = `read the errors of job ${job.id} of CCAIP's bulk user management`;
  const carried = kind === 'scheme' ? job.scheme_errors : job.update_errors;
  try {
    const path = `/apps/api/v1/bulk/users/errors/${kind}/${encodeURIComponent(job.id)}`;
    const { body } = await requests.get(path, {}, doing);
    const lines = linesOf(rowsOf(body, doing));
    return lines.length > 0 ? lines : linesOf(carried);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return linesOf(carried);
  }
};

const linesOf = (rows: unknown): LogLine[] =>
  Array.isArray(rows) ? rows.flatMap((row) => line.safeParse(row).data ?? []) : [];
