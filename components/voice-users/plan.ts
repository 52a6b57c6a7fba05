import type { Tenant, User } from '../../tenant/tenant.ts';
import type { Child } from '../child.ts';

/** Teams' policy types that a tenant file gives to users, and the word it has for each. */
const policyTypes = [
  { policyType: 'OnlineVoiceRoutingPolicy', of: (user: User) => user.voiceRoutingPolicy },
  { policyType: 'TenantDialPlan', of: (user: User) => user.dialPlan },
  { policyType: 'TeamsCallingPolicy', of: (user: User) => user.callingPolicy },
] as const;

/** A roster: upn to value, without the users that have none. */
const roster = (users: readonly User[], of: (user: User) => string | undefined): Record<string, string> =>
  Object.fromEntries(
    users.flatMap((user) => {
      const value = of(user);
      return value === undefined ? [] : [[user.upn, value]];
    }),
  );

/**
 * The children of VoiceUsers: every number in one roster, and a roster for each type of policy.
 *
 * The numbers and the policies don't wait for each other: three unlicensed users must not keep everybody from their policies.
 */
export const planVoiceUsers = (name: string, tenant: Tenant): Child[] => [
  {
    kind: 'PhoneNumbers',
    name: `${name}-numbers`,
    protect: tenant.protect,
    dependsOn: [],
    args: {
      numbers: roster(tenant.users, (user) => user.number),
      approvedReleases: tenant.approvals.releases?.count,
      approvedMoves: tenant.approvals.moves?.count,
    },
  },
  ...policyTypes.flatMap(({ policyType, of }): Child[] => {
    const policies = roster(tenant.users, of);
    if (Object.keys(policies).length === 0) return [];
    return [
      {
        kind: 'PolicyAssignments',
        name: `${name}-policies-${policyType}`,
        protect: tenant.protect,
        dependsOn: [],
        args: { policyType, policies },
      },
    ];
  }),
];
