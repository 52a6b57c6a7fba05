import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './tool.mjs';

/** @typedef {{ name: string, version: string, integrity: string }} NodePackage A Node on npm, and the hash of what npm has. */

/**
 * A lock file for npm, so that what comes is what was pinned, wherever the registry is.
 * @param {NodePackage} wanted
 */
const lockOf = ({ name, version, integrity }) => ({
  name: 'node',
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { [name]: version } },
    [`node_modules/${name}`]: { version, integrity },
  },
});

/**
 * Fetches a Node of any platform from npm, and refuses one that isn't as pinned. `work` is made; the package is at `fetched` in it.
 * @param {NodePackage} wanted
 * @param {string} work
 */
export const fetchPackage = async (wanted, work) => {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'package.json'), JSON.stringify({ dependencies: { [wanted.name]: wanted.version } }));
  writeFileSync(join(work, 'package-lock.json'), JSON.stringify(lockOf(wanted)));
  // --force: also for another system than this one.
  const { ok, output } = await runNpm(['ci', '--ignore-scripts', '--loglevel=error', '--force'], { cwd: work });
  return { ok, output, fetched: join(work, 'node_modules', wanted.name) };
};
