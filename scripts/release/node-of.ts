import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProblemError } from '../../tenant/problem-error.ts';
import { nodeFolder } from '../setup/node.mjs';
import { fetchPackage } from '../setup/node-package.mjs';
import { cacheFolder } from '../setup/places.mjs';
import { npmComplaint } from '../setup/tool.mjs';
import { nodePackages } from '../setup/versions.mjs';
import { isWindows, type Platform, platforms } from './platforms.ts';

/** A platform's Node, and the folder with its terms: an npm package of that very version. */
export interface PlatformNode {
  readonly binary: string;
  readonly terms: string;
}

/** Where it is kept: where set-up has fetched it for this very machine, there. */
const placeOf = (platform: Platform, env: NodeJS.ProcessEnv): string => {
  const wanted = nodePackages[platforms[platform]];
  const ofSetUp = nodeFolder(wanted, env);
  const isOurs = platforms[platform] === `${process.platform}-${process.arch}` && existsSync(ofSetUp);
  return isOurs ? ofSetUp : join(cacheFolder(env), 'release', `${wanted.name}-${wanted.version}`);
};

/** The folder of a platform's npm package, fetched once for this user. */
const packageOf = async (platform: Platform, env: NodeJS.ProcessEnv): Promise<string> => {
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
  return folder;
};

/** The package for Windows has no licence in it: Linux's of the same version has Node's, which is one for all. */
const withTerms = (platform: Platform): Platform => {
  if (!isWindows(platform)) return platform;
  const [own, other] = [platform, 'linux-amd64' as const].map((one) => nodePackages[platforms[one]].version);
  if (own !== other) throw new Error(`Node for ${platform} is ${own}, and the one whose licence it takes is ${other}.`);
  return 'linux-amd64';
};

/** The pinned Node of a platform, fetched from npm by its hash. */
export const nodeOf = async (platform: Platform, env: NodeJS.ProcessEnv): Promise<PlatformNode> => ({
  binary: join(await packageOf(platform, env), 'bin', isWindows(platform) ? 'node.exe' : 'node'),
  terms: await packageOf(withTerms(platform), env),
});
