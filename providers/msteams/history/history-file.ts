import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of a tenant, in the journal's folder. */
export const historyFolder = (journal: string, tenantId: string): string => join(journal, tenantId.toLowerCase());

const current = 'changes.jsonl';

export const historyFile = (folder: string): string => join(folder, current);

/** From so many bytes on a file is put aside. */
const largestFile = 4_000_000;

/** Time of its last line, without what Windows allows in no name: names sort as times do. */
const asideName = (last: Date, run: string): string =>
  `changes.${last.toISOString().replaceAll(/[:.]/g, '')}.${run.slice(0, 8)}.jsonl`;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** The UTC day of a file's last line. */
const lastDayOf = (file: string): string | undefined =>
  /^changes\.(\d{4}-\d\d-\d\d)T\d+Z\.[\w-]+\.jsonl$/.exec(file)?.[1];

/** Every file of a tenant, oldest first; none where there is no folder. */
export const historyFiles = (folder: string): string[] => {
  try {
    const files = readdirSync(folder);
    return [...files.filter((file) => lastDayOf(file) !== undefined).sort(), ...files.filter((one) => one === current)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/**
 * Puts the file aside once it is full or of an earlier day, so that it can be removed as a whole when its last line is old.
 * Of two runs that do so at once one finds it gone; where Windows won't, since somebody has it open, the next write tries again.
 */
export const putAside = (folder: string, of: { readonly now: Date; readonly run: string }): void => {
  const path = historyFile(folder);
  try {
    const { size, mtime } = statSync(path);
    if (size === 0 || (size < largestFile && dayOf(mtime) === dayOf(of.now))) return;
    renameSync(path, join(folder, asideName(mtime, of.run)));
  } catch {
    // there is none yet, or it stays for now
  }
};

/** How long a tenant's history is kept. */
export interface Bounds {
  readonly keepDays: number;
  readonly maxMegabytes: number;
}

/** Removes what is too old, then the oldest of what is too much. */
export const prune = (folder: string, { keepDays, maxMegabytes }: Bounds, now: Date): void => {
  const oldest = dayOf(new Date(now.getTime() - keepDays * 86_400_000));
  const files = historyFiles(folder).map((file) => {
    const { size, mtime } = statSync(join(folder, file));
    return { file, size, day: lastDayOf(file) ?? dayOf(mtime) };
  });
  let left = files.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size, day } of files) {
    const isTooMuch = left > maxMegabytes * 1_000_000 && file !== current;
    if (day >= oldest && !isTooMuch) continue;
    rmSync(join(folder, file), { force: true });
    left -= size;
  }
};
