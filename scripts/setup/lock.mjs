import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const beatMilliseconds = 2_000;
const silentMilliseconds = 60_000;

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
};

/** @param {string} path */
const isStale = (path) => {
  try {
    if (Date.now() - statSync(path).mtimeMs > silentMilliseconds) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
};

/** @param {string} path */
const take = (path) => {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
};

/**
 * Runs `work` while no other process does. The holder shows its life by touching the file, so a killed one blocks
 * nobody for long, also from another container that shares the folder.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] Called once when somebody else holds it.
 * @returns {Promise<T>}
 */
export const withLock = async (path, work, onWait = () => {}) => {
  mkdirSync(dirname(path), { recursive: true });
  for (let first = true; !take(path); first = false) {
    if (isStale(path)) {
      rmSync(path, { force: true });
      continue;
    }
    if (first) onWait();
    await sleep(200);
  }
  const release = () => rmSync(path, { force: true });
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), beatMilliseconds);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
};
