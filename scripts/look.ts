/** `npm run look -- <tenant> [--base <ref>]`: the tenant's calls and its picture, in a page on this machine. */

import { Command } from 'commander';
import { lookApp } from '../pages/look/look-app.ts';
import { readLook } from '../pages/look/read.ts';
import type { Ending } from '../pages/presence.ts';
import { servePage } from '../pages/serve.ts';
import { dayOf } from '../tenant/day.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { openPage } from './handover/open-page.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly base?: string;
  /** Commander's word for `--no-browser`. */
  readonly browser: boolean;
}

const look = async (name: string, { base, browser }: Options): Promise<number> => {
  const { env } = process;
  const asked = { root: tenantsRoot(env), name, today: dayOf(new Date()), ...(base !== undefined && { base }) };
  // What is wrong is told here, before there is a page.
  await readLook(asked);
  const served = await servePage(({ left }) => lookApp(asked, { now: () => new Date(), left }), {
    signal: interrupted(),
  });
  console.log(`Calls of ${name}: ${served.address}`);
  console.log('  The address works once, in a browser on this machine. Closing the page or Ctrl-C ends it.');
  if (browser) openPage(served, env);
  console.log(endings[await served.closed]);
  return 0;
};

const endings: Readonly<Record<Ending, string>> = {
  done: 'Ended.',
  'by its button': 'Ended.',
  closed: 'The page was closed. Run it again to look on.',
  'never opened': 'Nobody opened the page.',
  interrupted: 'Ended.',
};

const interrupted = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
};

await new Command('npm run look')
  .usage('-- <tenant> [--base <git ref>] [--no-browser]')
  .description('Shows in a local page what Teams does with each call as you dial it, and the picture of the tenant.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option(
    '--base <ref>',
    'also the version before, and the calls that change: a branch, tag or commit, e.g. origin/main',
  )
  .option('--no-browser', 'only print the address')
  .addHelpText('after', '\nExample: npm run look -- lab')
  .showHelpAfterError()
  .action((name: string, options: Options) => runScript(() => look(name, options)))
  .parseAsync();
