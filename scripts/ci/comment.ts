import { appendFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { exitCodeOf, parseFailOn } from '../../review/fail-on.ts';
import { cutTo, type Patience } from '../../review/github.ts';
import { fenced } from '../../review/markdown-text.ts';
import { type PullRequest, postComment, pullRequestOf } from '../../review/pull-request.ts';
import { runReview } from '../../review/run-review.ts';
import { folderInRepository, openVersion } from '../../review/version.ts';
import { dayOf } from '../../tenant/day.ts';
import { listTenants } from '../../tenant/list.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { changedBetween } from '../fleet/changed-since.ts';
import { fingerprintOf } from '../fleet/fingerprint.ts';
import { baseMoved } from './base-moved.ts';
import { readCheckout } from './checkout.ts';
import { say } from './in-job.ts';
import { type Previewed, previewComment } from './preview-comment.ts';
import { type PreviewPart, partSchema } from './preview-part.ts';
import { isNewer, withStale } from './preview-record.ts';

interface Options {
  readonly base: string;
  /** Where the previews' jobs have left their files. */
  readonly previews: string;
  /** The tenants that were to be previewed, as JSON; empty: the job that finds them out has failed. */
  readonly tenants: string;
  /** Which part of the tenants this is for, from 0, and how many there are: each has a comment of its own. */
  readonly part?: number;
  readonly of?: number;
  readonly failOn?: string;
  readonly out: string;
}

/** Bytes that GitHub takes of a step's summary: 1 MiB, of which a letter may take four. */
const longestSummary = 250_000;

/** Only what a job of this very commit left. */
const readParts = (folder: string, commit: string): PreviewPart[] =>
  globSync('**/*.json', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const { data } = partSchema.safeParse(jsonFrom(join(folder, file)));
      if (data === undefined) console.error(`${visibleLine(file)}: it can't be read as what a preview leaves.`);
      return data?.commit === commit ? data : [];
    });

/** A job that was killed may have left half a file. */
const jsonFrom = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const fingerprintsBefore = async (root: string, ref: string, tenants: readonly string[]) => {
  const base = await openVersion(root, '--base', ref);
  try {
    const known = new Set(listTenants(base.root));
    return {
      commit: base.commit ?? '',
      gone: changedBetween(base, { root }).gone,
      tenants: Object.fromEntries(tenants.map((name) => [name, known.has(name) ? fingerprintOf(base.root, name) : ''])),
    };
  } finally {
    base.dispose();
  }
};

/** What a review says; where it can't be made the comment says that, and the job fails. */
const reviewOf = async (root: string, base: string, failOn: ReturnType<typeof parseFailOn>) => {
  try {
    const review = await runReview({ root, base, names: [], today: dayOf(new Date()) });
    return { text: review.comment, exitCode: exitCodeOf(review, failOn) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return {
      text: ['### The review could not be made', '', ...fenced(error.message.split('\n'))].join('\n'),
      exitCode: 1,
    };
  }
};

/** The base may move while a preview is made, or while it is posted, and who marks comments then doesn't find this one: looked at before and after. */
const postWhileBaseStands = async (
  own: PullRequest,
  { previewed, folder }: { readonly previewed: Previewed; readonly folder: string },
  patience: Patience,
) => {
  const { base, run } = previewed.record;
  const moved = () => baseMoved(own, { base, branch: process.env.GITHUB_BASE_REF, folder }, patience);
  const post = (why: string | undefined) =>
    postComment(own, withStale(previewComment(previewed), why), patience, (body) => !isNewer(body, run));
  const before = await moved();
  const posted = await post(before);
  if (before !== undefined || (posted.did !== 'made' && posted.did !== 'updated')) return posted;
  const after = await moved();
  return after === undefined ? posted : post(after);
};

const listed = z.array(z.union([z.string(), z.array(z.string())]));

/** `ci comment`: the one comment of a pull request, or of a part of its tenants, written to a file and, in its job, posted. */
export const comment = async (options: Options, patience: Patience = {}): Promise<number> => {
  const asked = parseFailOn(options.failOn);
  const { env } = process;
  const root = tenantsRoot(env);
  const { part, parts: of } = { part: options.part ?? 0, parts: options.of ?? 1 };
  const { commit } = await readCheckout(root);
  const unknown =
    options.tenants === ''
      ? 'the job that finds out which tenants have changed has failed. See what it says.'
      : undefined;
  const tenants = listed.parse(JSON.parse(options.tenants || '[]')).flat();
  const parts = readParts(options.previews, commit).filter(({ tenant }) => tenants.includes(tenant));
  // The review is of all tenants, and stands in the comment of the first part.
  const review = part === 0 ? await reviewOf(root, options.base, asked) : { text: '', exitCode: 0 };
  const title = of > 1 ? [`**Part ${part + 1} of ${of} of the tenants**, each in a comment of its own.`, ''] : [];
  const before = await fingerprintsBefore(root, options.base, tenants);
  const previewed: Previewed = {
    review: [...title, review.text].join('\n'),
    parts,
    missing: tenants.filter((name) => !parts.some(({ tenant }) => tenant === name)),
    gone: part === 0 ? before.gone : [],
    record: { base: before.commit, head: commit, run: Number(env.GITHUB_RUN_ID ?? 0), tenants: before.tenants },
    ...(unknown !== undefined && { unknown }),
  };
  const whole = previewComment({ ...previewed, most: Number.POSITIVE_INFINITY });
  writeFileSync(options.out, `${whole}\n`);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${cutTo(whole, longestSummary)}\n`);
  say(whole, env);
  const event = env.GITHUB_EVENT_PATH;
  const folder = await folderInRepository(root);
  const pull = pullRequestOf(env, event && existsSync(event) ? readFileSync(event, 'utf8') : undefined, folder);
  const own = pull && (of > 1 ? { ...pull, caller: `${pull.caller} part ${part}` } : pull);
  const posted = own && (await postWhileBaseStands(own, { previewed, folder }, patience));
  if (posted?.did === 'left') say('A comment of a later run stands there, and is left as it is.', env);
  if (posted?.did === 'refused') {
    console.error(`The comment couldn't be posted: ${visibleLine(posted.why)}.`);
    if (posted.stands) return 1;
  }
  const isWhole =
    unknown === undefined && previewed.missing.length === 0 && parts.every(({ exitCode }) => exitCode === 0);
  return isWhole ? review.exitCode : 1;
};
