/** `npm run release -- --out <folder>`: the plugins as archives, the schemas and checksums; nothing is published. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { displayPath } from '../tenant/display-path.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { packages } from './gen-sdk/packages.ts';
import { changesOf, judgeRelease } from './release/judge.ts';
import { type Platform, platformNames } from './release/platforms.ts';
import { runScript } from './run-script.ts';
import { root } from './setup/places.mjs';

const names = packages.map(({ name }) => name);
const { version } = manifest;

interface Asked {
  readonly out: string;
  readonly platform?: readonly Platform[];
  readonly package?: readonly string[];
  readonly pluginDownloadUrl?: string;
}

/** Where the engine looks for an archive of that name: a server, or the releases of a repository. */
const downloadUrl = (typed: string): string => {
  if (!/^(https?|github|gitlab):\/\/[^\s/]+/.test(typed)) {
    throw new InvalidArgumentError('It must begin with https://, http://, github:// or gitlab://, and name a host.');
  }
  return typed;
};

const release = async ({ out, platform, package: only, pluginDownloadUrl }: Asked): Promise<number> => {
  const [{ build }, { checksums }, { releasedCommit }] = await Promise.all([
    import('./release/build.ts'),
    import('./release/checksums.ts'),
    import('./release/commit.ts'),
  ]);
  const { id, isDirty, time } = await releasedCommit(process.env);
  const folder = resolve(out);
  console.log(`trunkline ${version} of ${id ?? 'no commit'}${isDirty ? ', with changes that are not committed' : ''}`);
  const files = await build({
    out: folder,
    of: packages.filter(({ name }) => only?.includes(name) ?? true),
    platforms: platform ?? platformNames,
    time,
    pluginDownloadURL: pluginDownloadUrl,
    env: process.env,
    tell: (file) => console.log(`  ${file}`),
  });
  writeFileSync(join(folder, 'SHA256SUMS'), await checksums(folder, files));
  console.log(`  SHA256SUMS\nAll of it is in ${displayPath(folder)}; nothing is published.`);
  return 0;
};

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const check = async (tag: string, { notes }: { readonly notes?: string }): Promise<number> => {
  const changelog = read('CHANGELOG.md');
  const { version: locked } = JSON.parse(read('package-lock.json')) as { readonly version: string };
  const problems = judgeRelease({ tag, version, locked, changelog });
  if (problems.length > 0) throw new ProblemError(...problems);
  if (notes !== undefined) writeFileSync(notes, `${changesOf(changelog, version) ?? ''}\n`);
  console.log(`${tag} is the version of package.json, and CHANGELOG.md tells it.`);
  return 0;
};

const program = new Command('npm run release --')
  .usage('--out <folder> [options]')
  .description('The files of a release, and whether it may be one. Nothing is published: docs/releases.md.')
  .showHelpAfterError();
program
  .command('build', { isDefault: true })
  .description('plugin archives, schemas and SHA256SUMS; this is what runs where no step is named')
  .requiredOption('--out <folder>', 'where to; what is there of the same name is written over')
  .addOption(
    new Option('--platform <platforms...>', "for which, by the engine's names; all if left out").choices(platformNames),
  )
  .addOption(new Option('--package <packages...>', 'whose plugins; all if left out').choices(names))
  .option(
    '--plugin-download-url <url>',
    'where an engine may get the archives by itself; it is written into the schemas, which name no place if left out',
    downloadUrl,
  )
  .action((options: Asked) => runScript(() => release(options)));
program
  .command('check')
  .argument('<tag>', 'e.g. v0.2.0')
  .description('whether tag, package.json and CHANGELOG.md say the same version')
  .option('--notes <file>', 'where what CHANGELOG.md says of the version is written')
  .action((tag: string, options: { readonly notes?: string }) => runScript(() => check(tag, options)));
await program.parseAsync();
