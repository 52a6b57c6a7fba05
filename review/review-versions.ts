import { listTenants } from '../tenant/list.ts';
import { commentOn } from './comment.ts';
import { templateUse } from './overrides.ts';
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
}

/** Compares two versions of the tenants' files. */
export const reviewVersions = ({ base, head, names, shownAs, today }: Asked): Review => {
  const all = names.length > 0 ? names : tenantsOf(base, head);
  const tenants = all.map((name) => {
    const template = templateUse(base.root, head.root, name);
    return reviewTenant({
      name,
      base: readTenant(base.root, name, today, shownAs),
      head: readTenant(head.root, name, today, shownAs),
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
