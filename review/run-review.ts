import { listing } from '../tenant/listing.ts';
import { nearest } from '../tenant/nearest.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import type { Review } from './review-schema.ts';
import { reviewVersions, tenantsOf } from './review-versions.ts';
import { folderInRepository, isBefore, openVersion } from './version.ts';

/** What to compare. */
export interface Compared {
  /** The folder of tenant folders, see `tenantsRoot`. */
  readonly root: string;
  /** The version before: a branch, tag or commit. */
  readonly base: string;
  /** The version after; the work tree if absent. */
  readonly head?: string;
  /** Tenants; all if there are none. */
  readonly names: readonly string[];
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Reads both versions from git and compares them; what can't be read from git is told as a problem. */
export const runReview = async ({ root, names, today, ...refs }: Compared): Promise<Review> => {
  const base = await openVersion(root, '--base', refs.base);
  try {
    const head = await openVersion(root, '--head', refs.head);
    try {
      const known = tenantsOf(base, head);
      const unknown = names.filter((name) => !known.includes(name));
      if (unknown.length > 0) throw new ProblemError(...unknown.map((name) => noTenant(name, known)));
      const back = await isBefore(root, head, base);
      return reviewVersions({ base, head, names, shownAs: await folderInRepository(root), today, back });
    } finally {
      head.dispose();
    }
  } finally {
    base.dispose();
  }
};

const noTenant = (name: string, known: readonly string[]) => ({
  file: 'npm run review',
  message: `"${name}" is a tenant in neither version.`,
  allowed: known.length === 0 ? 'Neither version has tenants.' : `Known tenants: ${listing(known)}.`,
  fix: `write ${nearest(name, known) ?? 'one of these'}, or name none to review all.`,
});
