import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Copies of one signal come within this time: from the terminal, from npm, from the process above. */
const copiesMilliseconds = 150;
const parentMilliseconds = 500;
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program in our place: same input and output, signals forwarded once, its exit code ours.
 *
 * The Pulumi CLI ends in order on one Ctrl-C and hard on two, so it must get each exactly once (`counts`). At a
 * terminal the terminal tells every process itself; elsewhere it stands in a group of its own and hears from us alone.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, counts?: boolean }} [options]
 * @returns {Promise<number>} The exit code; 128 and the signal's number if one ended it.
 */
export const runInForeground = (command, args, { cwd, env = process.env, counts = false } = {}) =>
  new Promise((done, fail) => {
    const atTerminal = process.stdin.isTTY === true || process.platform === 'win32';
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: counts && !atTerminal });
    /** @type {Map<string, number>} */
    const last = new Map();
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      const now = performance.now();
      const before = last.get(signal) ?? Number.NEGATIVE_INFINITY;
      last.set(signal, now);
      if (now - before < copiesMilliseconds || (atTerminal && signal === 'SIGINT')) return;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    // npm passes a signal to its shell only, which dies of it and tells nobody: its death is the signal.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return;
      clearInterval(watch);
      forward('SIGTERM');
    }, parentMilliseconds);
    const release = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, forward);
    };
    child.once('error', (error) => {
      release();
      fail(error);
    });
    child.once('exit', (code, signal) => {
      release();
      done(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
