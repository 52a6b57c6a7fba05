import { join } from 'node:path';
import { displayPath } from '../tenant/display-path.ts';
import { listTenants } from '../tenant/list.ts';
import { otherFolder } from '../tenant/other-folder.ts';
import type { Problem } from '../tenant/problem.ts';
import { tenantIdOf } from '../tenant/tenant-id-of.ts';
import { commentOn } from './comment.ts';
import { foldersOf } from './folders.ts';
import { templateUses } from './overrides.ts';
import { readTenant } from './read-tenant.ts';
import { reasonsOf } from './reasons.ts';
import { failReasons, type Review } from './review-schema.ts';
import { reviewTenant } from './review-tenant.ts';
import type { Version } from './version.ts';

/** What a review is of. */
export interface Asked {
  readonly base: Omit<Version, 'dispose'>;
  readonly head: Omit<Version, 'dispose'>;
  /** Tenants to review; all that are in either version if there are none. */
  readonly names: readonly string[];
  /** The folder of tenants as its repository knows it, e.g. `stacks`; empty at its top. */
  readonly shownAs: string;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The newer version is an older one: what a revert would do. */
  readonly back?: boolean;
}

/** Compares two versions of the tenants' files. */
export const reviewVersions = ({ base, head, names, shownAs, today, back = false }: Asked): Review => {
  const asked = foldersOf(base, head).filter(
    ({ name, from }) => names.length === 0 || names.includes(name) || (from !== undefined && names.includes(from)),
  );
  const heads = new Map(asked.map(({ name }) => [name, readTenant(head.root, name, today, shownAs)]));
  const ids = new Map(
    listTenants(head.root).map((name) => [
      name,
      heads.get(name)?.tenant?.id.toLowerCase() ?? tenantIdOf(head.root, name),
    ]),
  );
  const sharing = (name: string): Problem[] => {
    const id = ids.get(name);
    if (id === undefined) return [];
    return [...ids].flatMap(([other, theirs]) =>
      other !== name && theirs === id ? otherFolder(displayPath(join(shownAs, name, 'tenant.yaml')), id, other) : [],
    );
  };
  const templateOf = templateUses(base.root, head.root);
  const tenants = asked.map(({ name, from }) => {
    const template = templateOf(name);
    const read = heads.get(name);
    return reviewTenant({
      name,
      today,
      base: readTenant(base.root, from ?? name, today, shownAs),
      head: read && { ...read, problems: [...read.problems, ...sharing(name)] },
      ...(from !== undefined && { from }),
      ...(back && { back }),
      ...(template && { template }),
    });
  });
  const [from, to] = [base, head].map(({ ref, commit }) => ({ ref, ...(commit && { commit }) }));
  const found = new Set(tenants.flatMap(reasonsOf));
  const versions = { base: from ?? { ref: '' }, head: to ?? { ref: '' } };
  return {
    ...commentOn(tenants, versions.base, versions.head),
    ...versions,
    tenants,
    reasons: failReasons.filter((reason) => found.has(reason)),
  };
};

/** Every tenant that is in either version. */
export const tenantsOf = (base: Pick<Version, 'root'>, head: Pick<Version, 'root'>): string[] =>
  [...new Set([...listTenants(base.root), ...listTenants(head.root)])].sort();
