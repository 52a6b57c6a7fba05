import type { Context } from '../../kit/resource.ts';
import type { Sleep } from '../../kit/sleep.ts';
import type { Literals } from '../literals.ts';
import type { CcaipWrites } from '../requests.ts';
import type { Outcome, PersonChange } from './change.ts';

export interface WriteOptions {
  readonly literals: Literals;
  /** Where waits are told, what ends them, and how time passes. */
  readonly context: Pick<Context, 'log' | 'signal' | 'sleep' | 'outages'>;
  readonly sleep?: Sleep | undefined;
  /** Rows of one file: no limit is published, smaller files are recommended (BUM-API). Default 200. */
  readonly batchSize?: number;
  /** Seconds that one job may take before it counts as unknown. Default 600. */
  readonly patienceSeconds?: number;
}

/**
 * Brings users of CCAIP to what is asked, by its bulk API: template, upload, validation, proceed, poll, error logs, read back.
 * One outcome a change, in the order of the changes. Throws where nothing could be sent or read at all.
 */
export const writePeople = async (
  _requests: CcaipWrites,
  _changes: readonly PersonChange[],
  _options: WriteOptions,
): Promise<Outcome[]> => {
  throw new Error('not yet');
};
