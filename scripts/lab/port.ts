import { createServer } from 'node:net';
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
export const demandFree = (port: number): Promise<void> =>
  new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', () => refuse(new ProblemError(portInUse(port))));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()));
  });
