import { join } from 'node:path';
import { runInForeground } from '../setup/foreground.mjs';
import { root } from '../setup/places.mjs';

/** How a command of trunkline's own is run. */
interface Run {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** Runs a script of this folder's parent in the foreground, as this one was run, and gives its exit code. */
export const runOwnCommand = (script: string, { args, env, cwd }: Run): Promise<number> =>
  runInForeground(process.execPath, [...process.execArgv, join(root, 'scripts', script), ...args], {
    env: { ...env },
    ...(cwd !== undefined && { cwd }),
  });
