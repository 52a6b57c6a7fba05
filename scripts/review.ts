/** `npm run review -- [tenant…] --base <git ref>`: which calls change, as one comment for the pull request. */
import { Command } from 'commander';
import { listing } from '../tenant/listing.ts';
import { nearest } from '../tenant/nearest.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { ProblemError } from './problem-error.ts';
import type { FailReason } from './review/reasons.ts';
import { failReasons } from './review/review-schema.ts';
import { reviewVersions, tenantsOf } from './review/review-versions.ts';
import { openVersion } from './review/version.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly base: string;
  readonly head?: string;
  readonly json?: boolean;
  readonly failOn?: string;
}

const command = 'npm run review';

const review = async (names: readonly string[], options: Options): Promise<number> => {
  const asked = reasonsIn(options.failOn);
  const root = tenantsRoot(process.env);
  const base = await openVersion(root, '--base', options.base);
  try {
    const head = await openVersion(root, '--head', options.head);
    try {
      const known = tenantsOf(base, head);
      const unknown = names.filter((name) => !known.includes(name));
      if (unknown.length > 0) throw new ProblemError(...unknown.map((name) => noTenant(name, known)));
      const today = new Date().toISOString().slice(0, 10);
      const result = reviewVersions({ base, head, names, shownAs: root, today });
      console.log(options.json ? JSON.stringify(result, undefined, 2) : result.comment);
      if (result.tenants.some(({ state }) => state === 'unreadable')) return 1;
      return result.reasons.some((reason) => asked.includes(reason)) ? 2 : 0;
    } finally {
      head.dispose();
    }
  } finally {
    base.dispose();
  }
};

const reasonsIn = (typed: string | undefined): readonly FailReason[] => {
  const words = (typed ?? '').split(',').flatMap((word) => word.trim() || []);
  const isReason = (word: string): word is FailReason => failReasons.some((reason) => reason === word);
  const wrong = words.filter((word) => !isReason(word));
  if (wrong.length === 0) return words.filter(isReason);
  throw new ProblemError(
    ...wrong.map((word) => ({
      file: command,
      path: '--fail-on',
      message: `"${word}" isn't a reason to fail.`,
      allowed: `Reasons, with commas between: ${failReasons.join(', ')}.`,
      fix: `write "${nearest(word, failReasons) ?? failReasons[0]}", or leave it out.`,
    })),
  );
};

const noTenant = (name: string, known: readonly string[]) => ({
  file: command,
  message: `"${name}" is a tenant in neither version.`,
  allowed: known.length === 0 ? 'Neither version has tenants.' : `Known tenants: ${listing(known)}.`,
  fix: `write ${nearest(name, known) ?? 'one of these'}, or name none to review all.`,
});

await new Command(command)
  .usage('-- [tenant…] --base <git ref> [--head <git ref>] [--json] [--fail-on <reasons>]')
  .description('Says which calls change between two versions of the files, as one Markdown comment.')
  .argument('[tenant...]', 'folders under stacks/, or under TRUNKLINE_TENANTS; all if none is named')
  .requiredOption('--base <ref>', 'the version before: a branch, tag or commit, e.g. origin/main')
  .option('--head <ref>', 'the version after; the work tree if left out')
  .option('--json', 'everything as JSON, see docs/reference/review.schema.json')
  .option('--fail-on <reasons>', `exit code 2 if one holds, with commas between: ${failReasons.join(', ')}`)
  .action((names: string[], options: Options) => runScript(() => review(names, options)))
  .parseAsync();
