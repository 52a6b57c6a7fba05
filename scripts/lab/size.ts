import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../tenant/problem-error.ts';

const fileIn = (dir: string): string => join(dir, 'users');

/** How many users the lab of `dir` was made with; absent for the twelve of users.csv. */
export const labSize = (dir: string): number | undefined =>
  existsSync(fileIn(dir)) ? Number(readFileSync(fileIn(dir), 'utf8')) : undefined;

/** The size that a lab will have: people are there before trunkline comes, so one that is there keeps its own. */
export const chooseLabSize = (dir: string, asked: number | undefined): number | undefined => {
  const size = labSize(dir);
  if (asked === undefined || asked === size || !existsSync(join(dir, 'lab.db'))) return asked ?? size;
  throw new ProblemError({
    file: 'command line',
    path: '--users',
    message: `"${asked}": the lab tenant is there already, with ${size ?? 'the'} users${size === undefined ? ' of users.csv' : ''}.`,
    fix: `npm run lab:reset, then npm start -- --users ${asked}`,
  });
};

export const rememberLabSize = (dir: string, size: number | undefined): void => {
  if (size === undefined) return;
  mkdirSync(dir, { recursive: true });
  writeFileSync(fileIn(dir), String(size));
};
