import { join } from 'node:path';
import { runInForeground } from '../setup/foreground.mjs';
import { root } from '../setup/places.mjs';

/** How a command of trunkline's own is run. */
interface Run {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** The setup identity is the engine's and its plugins' alone: none of these writes what is tier 0. */
export const withoutSetup = (env: Run['env']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TRUNKLINE_SETUP_')));

/** Runs a script of this folder's parent in the foreground, as this one was run, and gives its exit code. */
export const runOwnCommand = (script: string, { args, env, cwd }: Run): Promise<number> =>
  runInForeground(process.execPath, [...process.execArgv, join(root, 'scripts', script), ...args], {
    env: withoutSetup(env),
    ...(cwd !== undefined && { cwd }),
  });
