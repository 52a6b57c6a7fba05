import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The backend that `pulumi login` chose. */
const loggedIn = (env: Environment): string | undefined => {
  try {
    const file = join(env.PULUMI_HOME || join(homedir(), '.pulumi'), 'credentials.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { current?: string }).current;
  } catch {
    return undefined;
  }
};

/** `file://~`, `file:///srv/state?metadata=skip`, `file://C:/state`: the folder as a path. */
const toPath = (url: string): string => {
  const path = url
    .replace(/^file:\/\//, '')
    .replace(/\?.*$/, '')
    .replace(/^\/(?=[a-z]:)/i, '');
  return path.startsWith('~') ? join(homedir(), path.slice(1)) : resolve(path === '' ? '.' : path);
};

/**
 * Where the provider writes down what it is about to do to users: `TRUNKLINE_JOURNAL`, else beside a local backend. Where
 * state is remote there is no such place: a run that was killed can't be told to the next.
 */
export const journalFolder = (env: Environment): string | undefined => {
  if (env.TRUNKLINE_JOURNAL) return resolve(env.TRUNKLINE_JOURNAL);
  const backend = env.PULUMI_BACKEND_URL || loggedIn(env);
  return backend?.startsWith('file://') ? join(toPath(backend), '.pulumi', 'trunkline-journal') : undefined;
};
