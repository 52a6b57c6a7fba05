import { byCode } from './declaration/fields.ts';
import { ownPolicyName } from './name.ts';

/** The name of a policy, by which Teams knows it. */
export const policyName = byCode(ownPolicyName(), {
  description: 'Name of the policy, and its identity in Teams. A change of case alone replaces nothing.',
  allowed: 'a name without blanks around it, not Global',
  replaces: true,
  teams: 'Identity',
  comparison: 'value',
});
