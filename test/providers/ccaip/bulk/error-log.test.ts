import { describe, expect, it } from 'vitest';
import { readLog } from '../../../../providers/ccaip/bulk/error-log.ts';
import type { Job } from '../../../../providers/ccaip/bulk/job.ts';
import type { CcaipRequests } from '../../../../providers/ccaip/requests.ts';
import { ServiceError } from '../../../../providers/kit/error.ts';

const answering = (body: unknown): CcaipRequests => ({ get: async () => ({ body, headers: new Headers() }) });
const refusing: CcaipRequests = {
  get: async () => {
    throw new ServiceError({ kind: 'NotFound', doing: 'read', text: 'gone' });
  },
};
const job = (update_errors?: unknown, more: Partial<Job> = {}): Job => ({
  id: '7',
  status: 'completed',
  update_errors,
  ...more,
});

describe('an error log', () => {
  it('is read as documented, and what is not counts as not said', async () => {
    const rows = [
      { message: 'Must be a valid email', column: 1, row: null },
      { message: 'Non-empty string', column: '10', row: '10', error_type: 'warning' },
      { message: 7, column: {}, row: -1.5, error_type: 3 },
      'Row 3 is odd',
      null,
    ];
    expect((await readLog(answering(rows), 'update', job())).lines).toEqual([
      { message: 'Must be a valid email', column: 1, row: undefined, isWarning: false },
      { message: 'Non-empty string', column: 10, row: 10, isWarning: true },
      { message: 'CCAIP gave no reason', column: undefined, row: undefined, isWarning: false },
      { message: 'Row 3 is odd', column: undefined, row: undefined, isWarning: false },
      { message: 'CCAIP gave no reason', column: undefined, row: undefined, isWarning: false },
    ]);
  });

  it('is what the job itself carries, where it is empty or can not be read', async () => {
    const line = { message: 'Wrong', column: 1, row: 2 };
    const read = { message: 'Wrong', column: 1, row: 2, isWarning: false };
    expect(await readLog(answering([]), 'update', job([line]))).toEqual({ lines: [read], unread: undefined });
    expect(await readLog(refusing, 'update', job([line]))).toEqual({ lines: [read], unread: undefined });
    expect(await readLog(refusing, 'update', job([], { failed_rows: 0 }))).toEqual({ lines: [], unread: undefined });
  });

  it.each([
    ['the job carries none', job()],
    ['the job carries what is no list', job('nothing', { failed_rows: 0 })],
    ['the job carries an empty one, and rows have failed', job([], { failed_rows: 2 })],
    ['the job carries an empty one, and tells no count', job([])],
  ])('that is not read, where %s, is not an empty one', async (_, of) => {
    expect(await readLog(refusing, 'update', of)).toEqual({ lines: [], unread: 'gone' });
    expect((await readLog(answering({ a: 'page' }), 'update', of)).unread).toBe('CCAIP answered with no list.');
  });
});
