import { z } from 'zod';
import { field } from './field.ts';
import { groupPolicyTypes } from './group-policy-types.ts';
import { distinctNames, teamsName } from './name.ts';
import { cmdletPage } from './page.ts';
import { rosterUsers } from './roster.ts';
import { waitingOutput } from './waiting.ts';

const page = cmdletPage('Grant-CsOnlineVoiceRoutingPolicy');

/** A policy of one type for the direct members of a group of Entra, with its rank among the groups. */
export const groupPolicyAssignmentArgs = z.strictObject({
  policyType: field(z.enum(groupPolicyTypes), {
    description: `Type of the policy: ${groupPolicyTypes.join(', ')}. Teams takes no others for groups.`,
    allowed: groupPolicyTypes.join(', '),
    replaces: true,
    page,
  }),
  group: field(teamsName(), {
    description:
      'The group by its display name in Entra, or by its object id (GUID). Only its direct members have the policy, later ones too.',
    allowed: 'a display name or an object id',
    replaces: true,
    teams: 'Group',
    page,
  }),
  policy: field(teamsName(), {
    description: 'Name of the policy. A policy that a member was given directly comes before it.',
    allowed: 'the name of a policy of the tenant',
    teams: 'PolicyName',
    page,
  }),
  order: field(distinctNames().default([]), {
    description:
      'All groups of the program that have a policy of this type, highest rank first: whoever is in two of them has the policy of the higher. Groups of others keep their ranks where that is possible. Default: this group alone.',
    allowed: 'groups by display name or object id, each once',
    teams: 'Rank',
    page,
  }),
});

export const groupPolicyAssignmentState = z.strictObject({
  ...groupPolicyAssignmentArgs.shape,
  groupId: field(z.string(), { description: "The group's object id in Entra.", allowed: 'a GUID' }),
  users: rosterUsers(),
  waiting: waitingOutput(),
});

export type GroupPolicyAssignmentArgs = z.output<typeof groupPolicyAssignmentArgs>;
export type GroupPolicyAssignmentState = z.output<typeof groupPolicyAssignmentState>;
