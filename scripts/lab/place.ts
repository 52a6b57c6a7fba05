import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ProblemError } from '../../tenant/problem-error.ts';
import { root } from '../setup/places.mjs';

const variable = 'TRUNKLINE_LAB_DIR';

/** Where the lab lives: TRUNKLINE_LAB_DIR, else `.lab` in the checkout, which git ignores. */
export const labFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  resolve(env[variable] || join(root, '.lab'));

/** Where runs in the lab write down what they do: beside the engine's state, as with any local backend. */
export const labJournal = (dir: string): string => join(dir, 'state', '.pulumi', 'trunkline-journal');

/** Refuses to empty a folder that holds anything but a lab. */
export const demandLab = (dir: string): void => {
  if (!existsSync(dir) || existsSync(join(dir, 'lab.db')) || readdirSync(dir).length === 0) return;
  throw new ProblemError({
    file: 'environment',
    path: variable,
    message: `"${dir}" is no lab's folder.`,
    allowed: 'Only a folder in which a lab lives is emptied.',
    fix: `correct or unset ${variable}.`,
  });
};
