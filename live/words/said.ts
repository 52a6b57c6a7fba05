import type { Tenant } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';

/** What a tenant's files say of Teams: the tenant file's sections about voice, and the rows of users.csv. */
export type TenantWords = Pick<
  Tenant,
  'country' | 'sbcs' | 'pstnUsages' | 'voiceRoutes' | 'voiceRoutingPolicies' | 'dialPlans' | 'users'
>;

/** A part of a tenant in words, and what of it they can't say. */
export interface Said<Words> {
  readonly words: Words;
  /** What is refused stands in the words all the same, as Teams has it. */
  readonly beyond: readonly Beyond[];
}
