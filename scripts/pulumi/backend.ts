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

/** Where state lives, as the CLI was told; absent if nobody told it. */
export const backendOf = (env: Environment): string | undefined => env.PULUMI_BACKEND_URL || loggedIn(env);

/** `file://~`, `file:///srv/state?metadata=skip`, `file://C:/state`: the folder as a path. Absent for what is no folder. */
export const backendFolder = (url: string | undefined): string | undefined => {
  if (!url?.startsWith('file://')) return undefined;
  const path = url
    .replace(/^file:\/\//, '')
    .replace(/\?.*$/, '')
    .replace(/^\/(?=[a-z]:)/i, '');
  return path.startsWith('~') ? join(homedir(), path.slice(1)) : resolve(path === '' ? '.' : path);
};

/** A backend without a service: each stack's file then says how its secrets are opened. */
export const isOwnBackend = (url: string | undefined): boolean => url !== undefined && !/^https?:\/\//.test(url);

/** The same backend, wherever the CLI is started: a relative folder is taken from where we stand. */
export const absoluteBackend = (env: Environment): Readonly<Record<string, string>> => {
  const url = backendOf(env);
  const folder = backendFolder(url);
  if (url === undefined || folder === undefined || /^file:\/\/(~|\/|[a-z]:)/i.test(url)) return {};
  return { PULUMI_BACKEND_URL: `file://${folder.replaceAll('\\', '/')}${/\?.*$/.exec(url)?.[0] ?? ''}` };
};
