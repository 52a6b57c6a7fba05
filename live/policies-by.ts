import { type GivenPolicy, givenPolicies } from '../tenant/given-policies.ts';
import type { LivePolicies, LivePolicy } from './rows.ts';

/** What somebody has of each type of policy, by the type. */
export const policiesBy = (policy: (type: GivenPolicy['policyType']) => LivePolicy | undefined): LivePolicies =>
  Object.fromEntries(givenPolicies.map(({ policyType, field }) => [field, policy(policyType)]));
