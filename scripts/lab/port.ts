import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { displayPath } from '../../tenant/display-path.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

const variable = 'TRUNKLINE_LAB_PORT';
const defaultPort = 18_443;

/** The lab's port: TRUNKLINE_LAB_PORT, 1 to 65535, else 18443. */
export const labPort = (env: Readonly<Record<string, string | undefined>>): number => {
  const text = env[variable];
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new ProblemError({
    file: 'environment',
    path: variable,
    message: `"${text}" is no port.`,
    allowed: 'A whole number from 1 to 65535.',
    fix: `unset it (the lab then takes ${defaultPort}), or choose a free port.`,
  });
};

/** What a person reads when somebody else listens there. */
const portInUse = (port: number): Problem => ({
  file: 'environment',
  path: variable,
  message: `port ${port} is in use.`,
  allowed: 'One lab at a time: is another `npm start`, `npm run lab` or `npm run lab:serve` running?',
  fix: `end it, or take another port: ${variable}=${port === 65_535 ? port - 2 : port + 2}`,
});

/** Refuses a port on which somebody listens; 0 is always free. */
export const demandFree = async (port: number): Promise<void> => {
  if (!(await isFree(port))) throw new ProblemError(portInUse(port));
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

const runningFile = (dir: string): string => join(dir, 'running');

/** Remembers the lab that runs in a folder: its process, and the port on which it answers. */
export const rememberRunning = (dir: string, id: number | undefined, url: string): void =>
  writeFileSync(runningFile(dir), `${id} ${new URL(url).port}\n`);

/** The port of a folder's lab, if that runs. One that was killed leaves its file, but neither answers nor lives. */
export const runningPort = async (dir: string): Promise<number | undefined> => {
  if (!existsSync(runningFile(dir))) return undefined;
  const [id = 0, port = 0] = readFileSync(runningFile(dir), 'utf8').split(' ').map(Number);
  return !lives(id) || (await isFree(port)) ? undefined : port;
};

/** Refuses a folder whose lab runs, on whatever port. */
export const demandStopped = async (dir: string): Promise<void> => {
  const port = await runningPort(dir);
  if (port === undefined) return;
  throw new ProblemError({
    file: displayPath(dir),
    message: `the lab of this folder is running, on port ${port}.`,
    allowed: 'One lab at a time in a folder: is another `npm start`, `npm run lab` or `npm run lab:serve` running?',
    fix: 'end it first.',
  });
};

const lives = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
