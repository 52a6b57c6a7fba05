import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from './node-package.mjs';
import { cacheFolder } from './places.mjs';
import { SetupError } from './setup-error.mjs';
import { startStep } from './step.mjs';
import { npmComplaint, runTool } from './tool.mjs';
import { nodePackages, oldestNode } from './versions.mjs';

/** @typedef {import('./places.mjs').Environment} Environment */
const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';

/** @typedef {import('./node-package.mjs').NodePackage} NodePackage */

/**
 * Compares `22.18.0` with `24.2.1` by number.
 * @param {string} version
 * @param {string} least
 */
export const isAtLeast = (version, least) => {
  const [a, b] = [version, least].map((text) => text.replace(/^v/, '').split(/[.-]/).map(Number));
  for (const [index, wanted] of (b ?? []).entries()) {
    const found = a?.[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
};

/**
 * The npm package that holds Node for this machine.
 * @param {string} platform
 * @param {string} arch
 * @returns {NodePackage | undefined}
 */
export const nodePackage = (platform, arch) =>
  /** @type {Record<string, NodePackage>} */ (nodePackages)[`${platform}-${arch}`];

/**
 * Where set-up puts this machine's Node.
 * @param {NodePackage} wanted
 * @param {Environment} env
 */
export const nodeFolder = (wanted, env) => join(cacheFolder(env), `node-${wanted.version}`);

/**
 * @param {NodePackage} wanted
 * @param {Environment} env
 */
const binaryOf = (wanted, env) => join(nodeFolder(wanted, env), 'bin', nodeName);

/**
 * The Node that runs trunkline: the one that runs us if it is new enough, else the one from npm if it is there.
 * @param {Environment} env
 */
export const findNode = (env) => {
  if (isAtLeast(process.versions.node, oldestNode)) return process.execPath;
  const wanted = nodePackage(process.platform, process.arch);
  if (wanted === undefined) return undefined;
  const binary = binaryOf(wanted, env);
  return existsSync(binary) ? binary : undefined;
};

/** @param {Environment} env */
export const fetchNode = async (env) => {
  const wanted = nodePackage(process.platform, process.arch);
  const fix = `install Node ${oldestNode.replace(/\.0$/, '')} or later (https://nodejs.org) and run this again.`;
  const found = `trunkline runs on Node ${oldestNode} or later; this is Node ${process.versions.node}`;
  if (wanted === undefined) {
    throw new SetupError(`${found}, and npm has none for ${process.platform}-${process.arch}.`, fix);
  }
  const what = `from npm (this is Node ${process.versions.node})`;
  const step = startStep(`Node ${wanted.version}`, what);
  const folder = nodeFolder(wanted, env);
  const work = `${folder}.${process.pid}`;
  try {
    const { ok, output, fetched } = await fetchPackage(wanted, work);
    if (!ok) throw new SetupError(`${found}, and npm could not fetch one:\n${npmComplaint(output)}`, fix);
    const { ok: runs } = await runTool(join(fetched, 'bin', nodeName), ['--version']);
    if (!runs) throw new SetupError(`${found}, and the one from npm does not start here (musl?).`, fix);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fetched, folder);
    step.done();
  } finally {
    step.stop();
    rmSync(work, { recursive: true, force: true });
  }
};
