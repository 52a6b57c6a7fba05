import { foldersOf } from '../../review/folders.ts';
import { readTenant } from '../../review/read-tenant.ts';
import type { TenantReview } from '../../review/review-schema.ts';
import { reviewVersions } from '../../review/review-versions.ts';
import { folderInRepository, openVersion } from '../../review/version.ts';
import { compileConfig, type Voice } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Picture } from './picture/box.ts';
import { pictureOf } from './picture/picture.ts';
import { suggester } from './suggest.ts';

/** What to look at. */
export interface Asked {
  /** The folder of tenant folders, see `tenantsRoot`. */
  readonly root: string;
  readonly name: string;
  /** The version before: a branch, tag or commit; absent: only the files as they are. */
  readonly base?: string;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A tenant in one version, ready to be asked. */
export interface Side {
  readonly voice: Voice;
  readonly picture: Picture;
}

/** The older version, and what the review says of the way from it. */
export interface Before {
  readonly ref: string;
  readonly commit: string;
  /** Absent: the tenant wasn't there. */
  readonly side?: Side;
  readonly review: { readonly comment: string; readonly tenant: TenantReview | undefined };
}

/** All that the page shows, as the files were at one moment. */
export interface Look {
  readonly name: string;
  readonly head: Side;
  readonly before?: Before;
  readonly suggest: (typed: string) => readonly string[];
}

/** Reads the files anew, of both versions where two are asked for. What is wrong with either is told as problems. */
export const readLook = async (asked: Asked): Promise<Look> => {
  const { root, name, today, base } = asked;
  const { tenant, problems } = loadTenant({ root, name, today });
  if (!tenant) throw new ProblemError(...problems);
  const head = sideOf(tenant);
  const before = base === undefined ? undefined : await readBefore(asked, base);
  return { name, head, ...(before && { before }), suggest: suggester(head.voice) };
};

const sideOf = (tenant: Tenant): Side => {
  const voice = compileConfig(fromTenant(tenant));
  return { voice, picture: pictureOf(tenant, voice) };
};

const readBefore = async ({ root, name, today }: Asked, ref: string): Promise<Before> => {
  const version = await openVersion(root, '--base', ref);
  try {
    const shownAs = await folderInRepository(root);
    const head = { root, ref: 'work tree' };
    const from = foldersOf(version, head).find((folder) => folder.name === name)?.from ?? name;
    const read = readTenant(version.root, from, today, shownAs);
    if (read && !read.tenant) throw new ProblemError(...read.problems.map((problem) => inVersion(problem, ref)));
    const review = reviewVersions({ base: version, head, names: [name], shownAs, today });
    return {
      ref,
      commit: version.commit ?? '',
      ...(read?.tenant && { side: sideOf(read.tenant) }),
      review: { comment: review.comment, tenant: review.tenants.find((one) => one.tenant === name) },
    };
  } finally {
    version.dispose();
  }
};

/** As git writes a file of a commit, so that nobody looks for it in the work tree. */
const inVersion = (problem: Problem, ref: string): Problem => ({ ...problem, file: `${ref}:${problem.file}` });
