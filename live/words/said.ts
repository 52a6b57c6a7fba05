import type { Tenant } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';

/** What a tenant's files say of Teams: the tenant file's sections about voice, and the rows of users.csv. */
export type TenantWords = Pick<
  Tenant,
  | 'country'
  | 'translationRules'
  | 'sbcs'
  | 'pstnUsages'
  | 'voiceRoutes'
  | 'voiceRoutingPolicies'
  | 'dialPlans'
  | 'callingPolicies'
  | 'emergencyCallRoutingPolicies'
  | 'callerIdPolicies'
  | 'unassignedNumbers'
  | 'blockedCallers'
  | 'blockedCallerExemptions'
  | 'users'
>;

/** What the files say, Global too: what is read of that stands in no words of ours, since it holds for others as well. */
export type FileWords = TenantWords & Pick<Tenant, 'global'>;

/** A part of a tenant in words, and what of it they can't say. */
export interface Said<Words> {
  readonly words: Words;
  /** What is refused stands in the words all the same, as Teams has it. */
  readonly beyond: readonly Beyond[];
}
