import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../../tenant/display-path.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

/** Written first, so that a site that wasn't finished is known too. */
const mark = '.trunkline-site';

/**
 * Empties the folder that a site is built into, or makes it; hidden files in it (a `.git`) stay. A folder that has something else is refused
 * with a `ProblemError`.
 */
export const emptyFolder = (folder: string): void => {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  if (there.some((name) => !name.startsWith('.')) && !there.includes(mark)) {
    throw new ProblemError({
      file: displayPath(folder),
      message: 'has files that are no site of trunkline; they would be deleted.',
      fix: 'name an empty folder, or one that npm run site has made.',
    });
  }
  for (const name of there.filter((one) => !one.startsWith('.'))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, mark),
    'Made by npm run site, which empties this folder before it builds the site anew.\n',
  );
};
