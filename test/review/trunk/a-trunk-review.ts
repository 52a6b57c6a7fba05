import type { Review } from '../../../review/review-schema.ts';
import { reviewVersions } from '../../../review/review-versions.ts';
import { trunkPeople, unnamed } from '../../routing/a-trunk-tenant.ts';
import { type Files, inFolder } from '../../tenant/a-tenant-folder.ts';

/** One version of a tenant whose trunk up makes. */
export interface VersionOf {
  readonly sections?: Files['sections'];
  readonly users?: string;
  readonly calls?: string;
}

const today = '2026-11-22';

const files = ({ sections = unnamed, users = trunkPeople, calls }: VersionOf): Files => ({
  sections,
  users,
  ...(calls !== undefined && { more: { 'calls.yaml': calls } }),
});

/** What a review says of the way from one version to the other; without an older one the tenant is new. */
export const trunkReview = (base: VersionOf | undefined, head: VersionOf): Review =>
  inFolder(files(head), (root) => {
    const review = (baseRoot: string): Review =>
      reviewVersions({
        base: { root: baseRoot, ref: 'main', commit: '4be1c02f00000000000000000000000000000000' },
        head: { root, ref: 'edit', commit: '91d07aa100000000000000000000000000000000' },
        names: base === undefined ? ['contoso'] : [],
        shownAs: 'stacks',
        today,
      });
    return base === undefined ? review(`${root}/templates`) : inFolder(files(base), review);
  });
