import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../problem-error.ts';

const fileIn = (dir: string): string => join(dir, 'users');

/** How many users the lab of `dir` was made with; absent for the twelve of users.csv. */
export const labSize = (dir: string): number | undefined =>
  existsSync(fileIn(dir)) ? Number(readFileSync(fileIn(dir), 'utf8')) : undefined;

/** Settles the size of a lab before its first start: the people of a tenant are there before trunkline comes. */
export const settleLabSize = (dir: string, asked: number | undefined): number | undefined => {
  const size = labSize(dir);
  if (asked === undefined || asked === size) return size;
  if (existsSync(join(dir, 'lab.db'))) {
    throw new ProblemError({
      file: 'command line',
      path: '--users',
      message: `"${asked}": the lab tenant is there already, with ${size ?? 'the'} users${size === undefined ? ' of users.csv' : ''}.`,
      fix: `npm run lab:reset, then npm start -- --users ${asked}`,
    });
  }
  mkdirSync(dir, { recursive: true });
  writeFileSync(fileIn(dir), String(asked));
  return asked;
};
