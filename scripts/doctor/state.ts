import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bad, cantTell, type Finding, good } from '../../live/doctor/finding.ts';
import { backendFolder, backendOf } from '../pulumi/backend.ts';
import { howToSeeLock } from './where-locks-are.ts';

/** What the engine writes while it works (DOC pulumi state-and-backends: locking of self-managed backends). */
const lock = z.looseObject({ username: z.string(), hostname: z.string(), timestamp: z.string() });

/** Where the state lives, and whether somebody has it locked. Only a folder can be looked into from here. */
export const lookAtState = (stack: string, env: NodeJS.ProcessEnv): Finding[] => {
  const url = backendOf(env);
  if (url === undefined) {
    return [
      bad(
        'state',
        'nobody is logged in to a backend.',
        'npm run pulumi -- login <url> (docs/first-tenant.md, step 6).',
      ),
    ];
  }
  const folder = backendFolder(url);
  if (folder === undefined) {
    return [
      cantTell(
        'state',
        `state lives at ${shown(url)}: whether somebody has it locked can't be seen from here.`,
        howToSeeLock(url, stack),
      ),
    ];
  }
  if (!existsSync(folder)) {
    return [
      bad('state', `state lives at ${url}, and there is no such folder.`, 'make it, or log in to another backend.'),
    ];
  }
  const locks = globSync(`.pulumi/locks/**/${stack}/*.json`, { cwd: folder });
  if (locks.length === 0) return [good('state', `state lives at ${url}, and nobody has it locked.`)];
  return locks.map((file) => {
    const { data } = lock.safeParse(jsonOf(readFileSync(join(folder, file), 'utf8')));
    const who = data === undefined ? 'somebody' : `${data.username} at ${data.hostname}`;
    const since = data === undefined ? '' : ` since ${data.timestamp.slice(0, 16).replace('T', ' ')}`;
    return bad(
      'state',
      `${who} has it locked${since}: an up is at work, or was killed.`,
      `wait for it; if none is at work, npm run pulumi -- cancel -s ${stack}.`,
    );
  });
};

/** A database's address may carry a password. */
const shown = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1***@');

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
