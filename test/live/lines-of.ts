import { differences } from '../../live/differences/differences.ts';
import type { LiveRows } from '../../live/rows.ts';
import { liveSide } from '../../live/side.ts';
import { answer, type Question } from '../../routing/question.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { fileSide, nlFile } from './nl-file.ts';

/** Where a tenant differs from its files for one call, line by line. */
export const linesOf = (question: Question, rows: LiveRows, tenant: Tenant = nlFile): string[] => {
  const [file, live] = [fileSide(tenant), liveSide(rows, tenant)];
  const [byFile, byTenant] = [answer(file.voice, question), answer(live.voice, question)];
  if (!byFile || !byTenant) throw new Error('nobody dials');
  return differences({ file: { ...file, call: byFile }, live: { ...live, call: byTenant } }).map(({ text }) => text);
};
