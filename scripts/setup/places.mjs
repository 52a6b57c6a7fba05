import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pulumiVersion } from './versions.mjs';

/** @typedef {Record<string, string | undefined>} Environment */

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What every checkout of this user shares: Node, compiled scripts, the set-up's lock.
 * @param {Environment} env
 */
export const cacheFolder = (env) => {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'trunkline');
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'trunkline');
  return join(homedir(), '.cache', 'trunkline');
};

/**
 * The CLI's folder, the one that the official launcher uses too.
 * @param {Environment} env
 */
export const pulumiFolder = (env) =>
  join(env.PULUMI_HOME || join(homedir(), '.pulumi'), 'versions', pulumiVersion, 'bin');

/**
 * The CLI itself, not the launcher, which forwards no signals.
 * @param {Environment} env
 */
export const pulumiBinary = (env) => join(pulumiFolder(env), process.platform === 'win32' ? 'pulumi.exe' : 'pulumi');
