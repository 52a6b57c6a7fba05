import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../setup/places.mjs';

/** What one of trunkline's commands wrote, and how it ended. */
export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the folder above to its end, and keeps what it wrote; the job's token is for this step alone. Tests take something else. */
export type Own = (script: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Said>;

export const own: Own = async (script, args, env = {}) => {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [...process.execArgv, join(root, 'scripts', script), ...args],
    { env: { ...env, GITHUB_TOKEN: undefined }, reject: false, stdin: 'ignore' },
  );
  return { exitCode: exitCode ?? -1, stdout, stderr };
};
