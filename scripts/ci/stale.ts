import { markdownText } from '../../review/markdown-text.ts';
import { listTenants } from '../../tenant/list.ts';
import { listing } from '../../tenant/listing.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { fingerprintOf } from '../fleet/fingerprint.ts';
import { readCheckout } from './checkout.ts';
import { type GitHub, gitHubOf } from './github.ts';
import { annotate } from './in-job.ts';
import { movedSince, recordIn, recordMark, withStale } from './preview-record.ts';

interface Options {
  /** A tenant that isn't as it was: somebody changed it by hand, or another `up` has. */
  readonly moved?: string;
}

/** The account of a job's token. */
const bot = 'github-actions[bot]';

/** `ci stale`: says above each preview of an open pull request that it holds no more, once its base or its tenant has moved. */
export const stale = async ({ moved }: Options, gitHub: GitHub = gitHubOf(process.env)): Promise<number> => {
  const root = tenantsRoot(process.env);
  const { commit } = await readCheckout(root);
  const known = new Set(listTenants(root));
  const now = (tenant: string): string => (known.has(tenant) ? fingerprintOf(root, tenant) : '');
  let count = 0;
  const failed: string[] = [];
  for (const pull of await gitHub.openPulls(moved === undefined ? branchOf(process.env) : undefined)) {
    for (const { id, body, user } of await gitHub.commentsOn(pull)) {
      if (user?.login !== bot || !body?.includes(recordMark)) continue;
      const why = reasonFor(body, { commit, now, moved });
      // Of a tenant that has moved nobody can take it back but another preview, which writes the comment anew.
      if (why === undefined && moved !== undefined) continue;
      const text = withStale(body, why, moved === undefined ? 'base' : 'tenant');
      if (text === body) continue;
      try {
        await gitHub.writeComment(id, text);
        count += why === undefined ? 0 : 1;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        failed.push(`pull request ${pull}: ${error.message}`);
      }
    }
  }
  console.log(`${count} ${count === 1 ? 'preview is' : 'previews are'} stale now.`);
  for (const line of failed) annotate('error', `A preview may be untrue and can't say so. ${line}`, process.env);
  return failed.length > 0 ? 1 : 0;
};

/** Pull requests into another branch were held against that one. */
const branchOf = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  env.GITHUB_REF_TYPE === 'branch' ? env.GITHUB_REF_NAME : undefined;

/** Ten of them fit into what a comment has free. */
const shortName = (name: string): string => (name.length > 100 ? `${name.slice(0, 99)}…` : name);

const reasonFor = (
  body: string,
  {
    commit,
    now,
    moved,
  }: { readonly commit: string; readonly now: (tenant: string) => string; readonly moved: string | undefined },
): string | undefined => {
  const record = recordIn(body);
  if (record === undefined) return 'what it was made of can no longer be read.';
  if (moved !== undefined) {
    return Object.hasOwn(record.tenants, moved)
      ? `${markdownText(shortName(moved))} isn't known to be as it was when this was written: look at its drift.`
      : undefined;
  }
  const changed = movedSince(record, now);
  if (changed.length === 0) return undefined;
  return `the files of ${markdownText(listing(changed.map(shortName)))} that it was held against have changed in ${commit.slice(0, 7)}.`;
};
