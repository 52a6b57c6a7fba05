import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { historyFiles, historyFolder } from '../../providers/msteams/history/history-file.ts';
import { displayPath } from '../../tenant/display-path.ts';
import { withSeenLater } from './seen-later.ts';
import { inOrder, linesOf, type unreadSchema, type Write, writesOf } from './writes.ts';

/** What is on record of a tenant, oldest first, and the lines that nobody can read. */
export interface OnRecord {
  readonly writes: readonly Write[];
  readonly unread: readonly z.output<typeof unreadSchema>[];
}

export const readWrites = (journal: string, tenantId: string): OnRecord => {
  const folder = historyFolder(journal, tenantId);
  const files = historyFiles(folder).map((file) => {
    const path = join(folder, file);
    return linesOf(displayPath(path), readFileSync(path, 'utf8'));
  });
  return { writes: withSeenLater(writesOf(inOrder(files))), unread: files.flatMap(({ unread }) => unread) };
};
