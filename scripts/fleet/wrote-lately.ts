import { existsSync } from 'node:fs';
import { readWrites } from '../history/read-writes.ts';
import { journalFolder } from '../pulumi/journal-folder.ts';

/** Microsoft: numbers and policies up to a day, a group's policy a day or more. */
const shownWithinHours = 48;

/** Whether the history has a write in a tenant that Teams may still be taking its time to show; without a history none is known. */
export const wroteLately = (tenantId: string, env: Readonly<Record<string, string>>, now: Date): boolean => {
  const folder = journalFolder(env);
  if (folder === undefined || !existsSync(folder)) return false;
  return readWrites(folder, tenantId).writes.some(
    ({ end, time, ended = time }) =>
      end !== 'failed' && now.getTime() - Date.parse(ended) < shownWithinHours * 3_600_000,
  );
};
