import type { CcaipWrites } from '../requests.ts';
import { readLog } from './error-log.ts';
import { checkedJob, type Following } from './follow.ts';
import { stateOf } from './job.ts';
import { type Bases, columnsOf } from './places.ts';
import type { BulkRecord } from './record.ts';
import { upload } from './send.ts';
import type { Template } from './template.ts';

/**
 * From what CCAIP counts rows and columns, which no page says: asked of CCAIP itself, by a file of one row without a last name, which its check
 * must refuse ("Non-empty string" is documented), and which is never processed.
 */
export const findBases = async (
  requests: CcaipWrites,
  record: BulkRecord,
  template: Template,
  following: Following,
): Promise<Bases> => {
  const id = await upload(requests, [{ ...record, last_name: '' }], following);
  const job = await checkedJob(requests, id, following);
  if (stateOf(job, following.literals) !== 'invalid') return {};
  const { lines } = await readLog(requests, 'scheme', job);
  const rows = new Set(lines.flatMap(({ row }) => row ?? []));
  const at = columnsOf(template).findIndex(({ key }) => key === 'last_name');
  const bases = new Set(
    lines.flatMap(({ column }) => (typeof column === 'number' && [0, 1].includes(column - at) ? [column - at] : [])),
  );
  return {
    ...(rows.size === 1 && { row: [...rows][0] }),
    ...(at >= 0 && bases.size === 1 && { column: [...bases][0] }),
  };
};
