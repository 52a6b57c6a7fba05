import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import type { Call } from './commands.ts';

/** So much of what a child wrote is kept in memory; all of it is in its log, where there is one. */
const keptLetters = 20_000;

/** A child as it was started. */
export interface Child {
  readonly pid: number | undefined;
  /** Its exit code, and what it wrote last. */
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Starts a command of trunkline's own, as this one was started. Tests start something else in its place. */
export type Start = (call: Call, options: { readonly env: Record<string, string>; readonly log?: string }) => Child;

export const startOwn: Start = ({ script, args }, options) =>
  startProcess(process.execPath, [...process.execArgv, join(root, 'scripts', script), ...args], options);

/** What it writes goes to its log, for the user's eyes alone, and its end is kept. */
export const startProcess = (
  command: string,
  args: readonly string[],
  { env, log }: { readonly env: Record<string, string>; readonly log?: string },
): Child => {
  const file = log === undefined ? undefined : openSync(log, 'a', 0o600);
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let isLost = false;
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-keptLetters);
    try {
      if (file !== undefined && !isLost) writeSync(file, chunk);
    } catch (error) {
      // A full disk is no reason to leave a child whose up goes on unwatched.
      isLost = true;
      output += `\nThe log ${log} lacks what follows: ${(error as Error).message}\n`;
    }
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<Ended>((done) => {
    const end = (exitCode: number, more = '') => {
      if (file !== undefined) closeSync(file);
      done({ exitCode, output: output + more });
    };
    child.once('error', (error) => end(-1, `${error.message}\n`));
    child.once('close', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
  return { pid: child.pid, ended, kill: (signal) => void child.kill(signal) };
};
