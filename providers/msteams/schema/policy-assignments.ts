import { z } from 'zod';
import { field } from './field.ts';
import { teamsName } from './name.ts';
import { cmdletPage } from './page.ts';
import { alsoCalled, roster, rosterUsers, rosterValues } from './roster.ts';
import { waitingOutput } from './waiting.ts';

const page = cmdletPage('New-CsBatchPolicyAssignmentOperation');

/** Which user has which policy of one type, assigned directly. One per tenant and type. */
export const policyAssignmentsArgs = z.strictObject({
  policyType: field(z.string().regex(/^[A-Z][A-Za-z]+$/), {
    description:
      "Type of the policies: OnlineVoiceRoutingPolicy, TenantDialPlan, TeamsCallingPolicy, CallingLineIdentity, or another of Teams' types.",
    allowed: 'a policy type as Teams spells it, e.g. OnlineVoiceRoutingPolicy',
    replaces: true,
    teams: 'PolicyType',
    page,
  }),
  policies: field(roster(teamsName()), {
    description:
      "Policy name by user (sign-in name). A user who is removed here falls back to a group's or the Global policy.",
    allowed: 'policy names by sign-in name',
    asText: true,
    teams: 'PolicyName',
    page,
  }),
  byGroup: field(z.record(z.string(), z.string()).optional(), {
    description:
      "Users whose policy a group is to give, sign-in names a line each, by the group's display name or object id. A policy of their own that this roster gave goes only once the group's has reached them: until then the next run looks again.",
    allowed: 'sign-in names, a line each, by group',
    page,
  }),
  alsoCalled: alsoCalled(),
});

export const policyAssignmentsState = z.strictObject({
  policyType: policyAssignmentsArgs.shape.policyType,
  users: rosterUsers(),
  policies: rosterValues('policy'),
  waiting: waitingOutput(),
});

export type PolicyAssignmentsArgs = z.output<typeof policyAssignmentsArgs>;
export type PolicyAssignmentsState = z.output<typeof policyAssignmentsState>;
