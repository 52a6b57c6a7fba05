import { join, resolve } from 'node:path';
import { backendFolder, backendOf } from './backend.ts';

/**
 * Where the provider writes down what it is about to do to users: `TRUNKLINE_JOURNAL`, else beside a local backend. Where
 * state is remote there is no such place: a run that was killed can't be told to the next.
 */
export const journalFolder = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  if (env.TRUNKLINE_JOURNAL) return resolve(env.TRUNKLINE_JOURNAL);
  const folder = backendFolder(backendOf(env));
  return folder === undefined ? undefined : join(folder, '.pulumi', 'trunkline-journal');
};
