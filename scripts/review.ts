/** `npm run review -- [tenant…] --base <git ref>`: which calls change, as one comment for the pull request. */

import { Command } from 'commander';
import { exitCodeOf, failOnHelp, parseFailOn } from '../review/fail-on.ts';
import { runReview } from '../review/run-review.ts';
import { dayOf } from '../tenant/day.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly base: string;
  readonly head?: string;
  readonly json?: boolean;
  readonly failOn?: string;
}

const review = async (names: readonly string[], { base, head, json, failOn }: Options): Promise<number> => {
  const asked = parseFailOn(failOn);
  const today = dayOf(new Date());
  const result = await runReview({ root: tenantsRoot(process.env), base, head, names, today });
  console.log(json ? JSON.stringify(result, undefined, 2) : result.comment);
  return exitCodeOf(result, asked);
};

await new Command('npm run review')
  .usage('-- [tenant…] --base <git ref> [--head <git ref>] [--json] [--fail-on <reasons>]')
  .description('Says which calls change between two versions of the files, as one Markdown comment.')
  .argument('[tenant...]', 'folders under stacks/, or under TRUNKLINE_TENANTS; all if none is named')
  .requiredOption('--base <ref>', 'the version before: a branch, tag or commit, e.g. origin/main')
  .option('--head <ref>', 'the version after; the work tree if left out')
  .option('--json', 'everything as JSON, see docs/reference/review.schema.json')
  .option('--fail-on <reasons>', failOnHelp)
  .action((names: string[], options: Options) => runScript(() => review(names, options)))
  .parseAsync();
