import { z } from 'zod';
import { field } from './field.ts';
import { teamsName } from './name.ts';
import { cmdletPage } from './page.ts';
import { roster, rosterUsers } from './roster.ts';

const page = cmdletPage('New-CsBatchPolicyAssignmentOperation');

/** Which user has which policy of one type, assigned directly. One per tenant and type. */
export const policyAssignmentsArgs = z.strictObject({
  policyType: field(z.string().regex(/^[A-Z][A-Za-z]+$/), {
    description:
      "Type of the policies: OnlineVoiceRoutingPolicy, TenantDialPlan, TeamsCallingPolicy, or another of Teams' types.",
    allowed: 'a policy type as Teams spells it, e.g. OnlineVoiceRoutingPolicy',
    replaces: true,
    teams: 'PolicyType',
    page,
  }),
  policies: field(roster(teamsName()), {
    description:
      "Policy name by user (sign-in name). A user who is removed here falls back to a group's or the Global policy.",
    allowed: 'policy names by sign-in name',
    teams: 'PolicyName',
    page,
  }),
});

export const policyAssignmentsState = z.strictObject({
  policyType: policyAssignmentsArgs.shape.policyType,
  users: rosterUsers(),
});

export type PolicyAssignmentsArgs = z.output<typeof policyAssignmentsArgs>;
export type PolicyAssignmentsState = z.output<typeof policyAssignmentsState>;
