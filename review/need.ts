import type { TenantReview } from './review-schema.ts';

/** What a change needs from a person before `up` carries it out. */
export type Need = TenantReview['needs'][number];
