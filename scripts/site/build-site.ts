import { join, relative } from 'node:path';
import { execa } from 'execa';
import { hasDependencies, installDependencies } from '../setup/dependencies.mjs';
import { withLock } from '../setup/lock.mjs';
import { cacheFolder, root } from '../setup/places.mjs';
import { emptyFolder } from './empty-folder.ts';

/** The site's own tools, which nothing else needs: installed by its lock file, once a checkout. */
const provideTools = async (tools: string): Promise<void> => {
  if (hasDependencies(tools)) return;
  await withLock(join(cacheFolder(process.env), 'site.lock'), async () => {
    if (!hasDependencies(tools)) await installDependencies(tools);
  });
};

interface Options {
  /** Again and again, until it is ended. */
  readonly watch?: boolean;
  /** Ends what is watched. */
  readonly signal?: AbortSignal;
  /** Whose pages, and whose `site/`. */
  readonly checkout?: string;
}

interface Built {
  /** Eleventy's, or 1. */
  readonly exitCode: number;
  /** What is wrong with the pages; it was printed by then. */
  readonly problems: string;
}

/** Builds the documentation to a static site in `out`, which is emptied first. */
export const buildSite = async (
  out: string,
  { watch = false, signal, checkout = root }: Options = {},
): Promise<Built> => {
  const tools = join(checkout, 'site');
  await provideTools(tools);
  emptyFolder(out);
  const eleventy = join(tools, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
  const config = ['--config=site/eleventy.config.mjs', `--output=${relative(checkout, out) || '.'}`, '--quiet'];
  const { exitCode = 1, stderr } = await execa(process.execPath, [eleventy, ...config, ...(watch ? ['--watch'] : [])], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', ['inherit', 'pipe']],
    reject: false,
    ...(signal !== undefined && { cancelSignal: signal }),
  });
  return { exitCode, problems: stderr };
};
