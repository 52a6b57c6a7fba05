import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { displayPath } from '../tenant/display-path.ts';
import { ProblemError } from '../tenant/problem-error.ts';

/** Writes a file so that it is there whole or as it was; a place that can't be written is told as a problem. */
export const writeWhole = (path: string, text: string): void => {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw new ProblemError({
      file: displayPath(path),
      message: `the file can't be written: ${(error as NodeJS.ErrnoException).code ?? error}.`,
      fix: 'make the folder writable, or see what stands there.',
    });
  }
};
