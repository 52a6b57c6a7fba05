import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { packageSchema } from '../../providers/msteams/schema/package-schema.ts';
import type { packages } from '../gen-sdk/packages.ts';
import { root } from '../setup/places.mjs';
import { type Entry, writeArchive } from './archive.ts';
import { type Bundle, bundleProvider } from './bundle.ts';
import { launcher } from './launcher.ts';
import { nodeOf, type PlatformNode } from './node-of.ts';
import { notices } from './notices.ts';
import { isWindows, type Platform } from './platforms.ts';

/** What is built, and where to. */
export interface BuildOptions {
  readonly out: string;
  readonly of: readonly (typeof packages)[number][];
  readonly platforms: readonly Platform[];
  /** Seconds since 1970 that every file of an archive has. */
  readonly time: number;
  /** Where an engine may get the plugins from; none if left out. */
  readonly pluginDownloadURL?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Is told of each file as it is there. */
  readonly tell: (file: string) => void;
}

/** A plugin's archive as every engine asks for it. */
const archiveName = (name: string, platform: Platform): string =>
  `pulumi-resource-${name}-v${manifest.version}-${platform}.tar.gz`;

/** Read beside the code, by the same way from there. */
const besideTheCode = { 'host.ps1': 'providers/msteams/powershell/host.ps1' };

const entriesOf = (name: string, platform: Platform, { files, packages }: Bundle, node: PlatformNode): Entry[] => {
  const { file, text } = launcher(name, platform);
  return [
    { path: file, content: text, isExecutable: true },
    { path: isWindows(platform) ? 'node.exe' : 'node', content: { file: node.binary }, isExecutable: true },
    { path: 'LICENSE', content: readFileSync(join(root, 'LICENSE'), 'utf8') },
    { path: 'THIRD-PARTY-NOTICES.txt', content: notices(packages, node.terms) },
    ...[...files].map(([path, content]) => ({ path: `lib/${path}`, content })),
    ...Object.entries(besideTheCode).map(([path, from]) => ({
      path: `lib/${path}`,
      content: { file: join(root, from) },
    })),
  ];
};

/** Writes schemas and plugin archives into a folder; the names of the files, as they were written. */
export const build = async (options: BuildOptions): Promise<readonly string[]> => {
  const { out, of, platforms, time, pluginDownloadURL, env, tell } = options;
  mkdirSync(out, { recursive: true });
  const written: string[] = [];
  const done = (file: string) => {
    written.push(file);
    tell(file);
  };
  for (const one of of) {
    const schema = `${one.name}-v${manifest.version}.schema.json`;
    writeFileSync(join(out, schema), `${JSON.stringify(packageSchema(one, pluginDownloadURL), undefined, 2)}\n`);
    done(schema);
    const bundle = await bundleProvider(one.name, pluginDownloadURL);
    for (const platform of platforms) {
      const archive = archiveName(one.name, platform);
      await writeArchive(join(out, archive), entriesOf(one.name, platform, bundle, await nodeOf(platform, env)), time);
      done(archive);
    }
  }
  return written;
};
