import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LabSession } from './session.ts';

const hasFiles = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile());

/**
 * Clears what a killed run left behind. Only one lab runs at a time (the port sees to that), so a lock is nobody's.
 * For a real tenant a person does these two steps, see docs/while-it-runs.md.
 */
export const recover = async (session: LabSession, say: (line: string) => void): Promise<void> => {
  if (!hasFiles(join(session.dir, 'state/.pulumi/locks'))) return;
  say('an earlier run was killed: releasing its lock and looking at what it left (pulumi cancel, pulumi refresh)');
  await session.run('cancel', '--yes');
  await session.run('refresh', '--yes', '--skip-preview', '--clear-pending-creates');
};
