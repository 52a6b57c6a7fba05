import type { TenantReview } from '../review-schema.ts';

/** One thing that a change of the trunk's settings does. */
export type TrunkChange = TenantReview['trunkChanges'][number];
