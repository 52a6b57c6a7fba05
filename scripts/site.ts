/** `npm run site`: the documentation as a static site. */
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { displayPath } from '../tenant/display-path.ts';
import { runScript } from './run-script.ts';
import { root } from './setup/places.mjs';
import { buildSite } from './site/build-site.ts';
import { serveSite } from './site/serve-site.ts';

interface Options {
  readonly out?: string;
  readonly serve?: true;
}

const site = async ({ out, serve }: Options): Promise<number> => {
  const folder = resolve(out ?? join(root, 'site', 'out'));
  if (!serve) {
    const { exitCode } = await buildSite(folder);
    if (exitCode === 0) console.log(`The site: ${displayPath(join(folder, 'index.html'))}`);
    return exitCode;
  }
  const { address, close } = await serveSite(folder);
  console.log(`The site: ${address}\n  On this machine alone, built anew when a page is saved. Ctrl-C ends it.`);
  try {
    return (await buildSite(folder, { watch: true })).exitCode;
  } finally {
    close();
  }
};

await new Command('npm run site')
  .usage('-- [--out <folder>] [--serve]')
  .description('Builds docs/, and what it links to, to a static site that asks nothing of any other host.')
  .option('--out <folder>', 'emptied first; one with other files is refused (default: site/out)')
  .option('--serve', 'serve it to this machine alone, with its search, which a page opened from a disk lacks')
  .addHelpText('after', '\nThe first run installs its tools into site/node_modules, by their lock file.')
  .showHelpAfterError()
  .action((options: Options) => runScript(() => site(options)))
  .parseAsync();
