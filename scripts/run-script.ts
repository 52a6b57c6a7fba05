import { ServiceError } from '../providers/kit/error.ts';
import { displayPath } from '../tenant/display-path.ts';
import { formatProblem } from '../tenant/problem.ts';
import { ProblemError } from '../tenant/problem-error.ts';

/** What a machine refuses for a file, and what a person does about it. */
const refusals: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['you may not read or write it', 'let yourself read and write it, or use another place.'],
  EPERM: ['you may not change it', 'let yourself read and write it, or use another place.'],
  EROFS: ['it lies on a read-only disk', 'use another place; for the lab TRUNKLINE_LAB_DIR names one.'],
  ENOSPC: ['the disk is full', 'make room.'],
  EDQUOT: ['your quota is used up', 'make room.'],
  EISDIR: ['it is a folder', 'name a file, or move the folder away.'],
  ENOTDIR: ['a part of the path is no folder', 'correct the path.'],
  EEXIST: ['something else stands there', 'move it away, or use another place.'],
  ENOENT: ['there is no such file or folder', 'correct the path, or make it.'],
  ENAMETOOLONG: ['its name is too long', 'use a shorter one.'],
};

/** The lines for an error of the file system that names a path; undefined for any other. */
const fileRefusal = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const [why, fix] = refusals[code] ?? [];
  if (why === undefined || fix === undefined || path === undefined) return undefined;
  return formatProblem({ file: displayPath(path), message: `${why} (${code}).`, fix });
};

/** Runs a script's work and makes its result the exit code; what a person or a machine caused or a service refused is told without a stack. */
export const runScript = async (work: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    const told = error instanceof ProblemError || error instanceof ServiceError ? error.message : fileRefusal(error);
    if (told === undefined) throw error;
    console.error(told);
    process.exitCode = 1;
  }
};
