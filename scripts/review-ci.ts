/**
 * `npm run review:ci -- --base <git ref>`: the review in a CI job. In GitHub Actions it makes or updates the one comment of the pull
 * request; everywhere else it writes the comment to a file, for that CI's own way to post it.
 */

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { visibleLine } from '../providers/kit/visible-text.ts';
import { exitCodeOf, failOnHelp, parseFailOn } from '../review/fail-on.ts';
import { inJobLog } from '../review/job-log.ts';
import { postComment, pullRequestOf } from '../review/pull-request.ts';
import { runReview } from '../review/run-review.ts';
import { folderInRepository } from '../review/version.ts';
import { dayOf } from '../tenant/day.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly base: string;
  readonly head?: string;
  readonly failOn?: string;
  readonly out: string;
}

const review = async ({ base, head, failOn, out }: Options): Promise<number> => {
  const asked = parseFailOn(failOn);
  const { env } = process;
  const today = dayOf(new Date());
  const root = tenantsRoot(env);
  const result = await runReview({ root, base, head, names: [], today });
  writeFileSync(out, `${result.comment}\n`);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${result.comment}\n`);
  const event = env.GITHUB_EVENT_PATH;
  const folder = await folderInRepository(root);
  const pull = pullRequestOf(env, event && existsSync(event) ? readFileSync(event, 'utf8') : undefined, folder);
  console.log(inJobLog(result.comment, env));
  if (pull) {
    const posted = await postComment(pull, result.comment);
    if (posted.did === 'refused') {
      console.error(`The comment couldn't be posted: ${visibleLine(posted.why)}.`);
      // A pull request from a fork has a token that can't write, and the job's summary has the comment all the same.
      if (posted.stands) {
        console.error('An older comment may stand there and be untrue now, so this fails.');
        return 1;
      }
    }
  }
  const held = result.reasons.filter((reason) => asked.includes(reason));
  if (held.length > 0) console.error(`Fails on: ${held.join(', ')}.`);
  return exitCodeOf(result, asked);
};

await new Command('npm run review:ci')
  .usage('-- --base <git ref> [--head <git ref>] [--fail-on <reasons>] [--out <file>]')
  .description('Reviews all tenants in a CI job and posts the comment, or writes it to a file.')
  .requiredOption('--base <ref>', 'the version before, e.g. origin/main; in a pull request HEAD^1')
  .option('--head <ref>', 'the version after; the work tree if left out')
  .option('--fail-on <reasons>', failOnHelp)
  .option('--out <file>', 'where the comment is written', 'review.md')
  .action((options: Options) => runScript(() => review(options)))
  .parseAsync();
