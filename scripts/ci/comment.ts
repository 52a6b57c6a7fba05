import { appendFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { exitCodeOf, parseFailOn } from '../../review/fail-on.ts';
import type { Patience } from '../../review/github.ts';
import { inJobLog } from '../../review/job-log.ts';
import { postComment, pullRequestOf } from '../../review/pull-request.ts';
import { runReview } from '../../review/run-review.ts';
import { folderInRepository, openVersion } from '../../review/version.ts';
import { dayOf } from '../../tenant/day.ts';
import { listTenants } from '../../tenant/list.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { fingerprintOf } from '../fleet/fingerprint.ts';
import { readCheckout } from './checkout.ts';
import { previewComment } from './preview-comment.ts';
import { type PreviewPart, partSchema } from './preview-part.ts';

interface Options {
  readonly base: string;
  /** Where the previews' jobs have left their files. */
  readonly parts: string;
  /** The tenants that were to be previewed, as JSON. */
  readonly tenants: string;
  readonly failOn?: string;
  readonly out: string;
}

/** Only what a job of this very commit left. */
const readParts = (folder: string, commit: string): PreviewPart[] =>
  globSync('**/*.json', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const { data } = partSchema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return data?.commit === commit ? data : [];
    });

const fingerprintsBefore = async (root: string, ref: string, tenants: readonly string[]) => {
  const base = await openVersion(root, '--base', ref);
  try {
    const known = new Set(listTenants(base.root));
    return {
      commit: base.commit ?? '',
      tenants: Object.fromEntries(tenants.map((name) => [name, known.has(name) ? fingerprintOf(base.root, name) : ''])),
    };
  } finally {
    base.dispose();
  }
};

/** `ci comment`: the one comment of a pull request, written to a file and, in its job, posted. */
export const comment = async (options: Options, patience: Patience = {}): Promise<number> => {
  const asked = parseFailOn(options.failOn);
  const { env } = process;
  const root = tenantsRoot(env);
  const { commit } = await readCheckout(root);
  const review = await runReview({ root, base: options.base, names: [], today: dayOf(new Date()) });
  const tenants = (JSON.parse(options.tenants) as readonly (string | readonly string[])[]).flat();
  const parts = readParts(options.parts, commit);
  const before = await fingerprintsBefore(root, options.base, tenants);
  const text = previewComment({
    review: review.comment,
    parts,
    missing: tenants.filter((name) => !parts.some(({ tenant }) => tenant === name)),
    record: { base: before.commit, head: commit, tenants: before.tenants },
  });
  writeFileSync(options.out, `${text}\n`);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${text}\n`);
  console.log(inJobLog(text, env));
  const event = env.GITHUB_EVENT_PATH;
  const pull = pullRequestOf(
    env,
    event && existsSync(event) ? readFileSync(event, 'utf8') : undefined,
    await folderInRepository(root),
  );
  const posted = pull && (await postComment(pull, text, patience));
  if (posted?.did === 'refused') {
    console.error(`The comment couldn't be posted: ${visibleLine(posted.why)}.`);
    if (posted.stands) return 1;
  }
  const isWhole = parts.length >= tenants.length && parts.every(({ exitCode }) => exitCode === 0);
  return isWhole ? exitCodeOf(review, asked) : 1;
};
