import { constants } from 'node:os';
import { join } from 'node:path';
import { hasCli, provideCli } from './cli.mjs';
import { hasDependencies, installDependencies } from './dependencies.mjs';
import { fetchNode, findNode } from './node.mjs';
import { cacheFolder, root } from './places.mjs';

/**
 * Lets a signal end us in order: the tools that we started end with us, and the lock is gone.
 * @template T
 * @param {() => Promise<T>} work
 */
const endingInOrder = async (work) => {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, end);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
};

/**
 * Brings what is missing on this machine and says what it cost; silent when nothing is. A failure is a SetupError.
 * @param {import('./places.mjs').Environment} env
 * @param {{ cli: boolean }} needs `cli`: the Pulumi CLI too, which may have to be built.
 * @returns {Promise<string>} The Node that runs trunkline.
 */
export const setUp = async (env, { cli }) => {
  const isComplete = () => findNode(env) !== undefined && hasDependencies(root) && (!cli || hasCli(env));
  if (!isComplete()) {
    const { withLock } = await import('./lock.mjs');
    await withLock(
      join(cacheFolder(env), 'set-up.lock'),
      () =>
        endingInOrder(async () => {
          if (findNode(env) === undefined) await fetchNode(env);
          if (!hasDependencies(root)) await installDependencies(root);
          if (cli && !hasCli(env)) await provideCli(env);
        }),
      () => process.stderr.write('  … another set-up of yours is at work; this one waits for it\n'),
    );
  }
  return /** @type {string} */ (findNode(env));
};
