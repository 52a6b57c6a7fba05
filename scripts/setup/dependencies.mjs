import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup-error.mjs';
import { startStep } from './step.mjs';
import { npmComplaint, runNpm } from './tool.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/**
 * Whether what is installed is what the lock file says. npm leaves out optional packages of other platforms.
 * @param {Packages} locked
 * @param {Packages | undefined} installed
 */
export const isInstalled = (locked, installed) =>
  installed !== undefined &&
  Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });

/**
 * @param {string} path
 * @returns {Packages | undefined}
 */
const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** @param {string} root */
export const hasDependencies = (root) =>
  isInstalled(
    packagesOf(join(root, 'package-lock.json')) ?? {},
    packagesOf(join(root, 'node_modules', '.package-lock.json')),
  );

/** @param {string} root */
export const installDependencies = async (root) => {
  const step = startStep('dependencies', 'npm ci');
  const { ok, output } = await runNpm(['ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error'], {
    cwd: root,
  });
  if (!ok) {
    step.stop();
    throw new SetupError(
      `"npm ci" could not install trunkline's dependencies.\n${npmComplaint(output)}`,
      `make the npm registry reachable (or name yours: npm config set registry <url>) and run this again.`,
    );
  }
  step.done();
};
