import { block } from './block.ts';
import { country } from './country.ts';
import { givenPolicyName } from './given-policy-name.ts';
import { text } from './text.ts';

/** What users of a place have in common. */
export const site = block({
  country: country.optional().meta({
    description:
      "Where the site's users are, if not in the tenant's country: ISO 3166-1 code of their usage location. Teams' country rules and the emergency numbers follow from it.",
    examples: ['DE'],
  }),
  dialPlan: text()
    .optional()
    .meta({ description: "Dial plan of the site's users. Without one they dial by their country's rules." }),
  policy: text()
    .optional()
    .meta({ description: "Voice routing policy of the site's users, unless users.csv says otherwise." }),
  callingPolicy: givenPolicyName().optional().meta({
    description: "Teams calling policy of the site's users; it is in the tenant already. @teams TeamsCallingPolicy",
  }),
  emergencyCallRoutingPolicy: givenPolicyName().optional().meta({
    description:
      "Emergency call routing policy of the site's users: one of emergencyCallRoutingPolicies, or one that is in the tenant already. @teams TeamsEmergencyCallRoutingPolicy",
  }),
  callerIdPolicy: givenPolicyName().optional().meta({
    description:
      "Caller ID policy of the site's users, of callerIdPolicies or in the tenant already. @teams CallingLineIdentity",
  }),
  group: text().optional().meta({
    description:
      "A group of the section groups, whose direct members the site's users are: what it gives they have by it, and not by themselves.",
  }),
}).meta({
  description: 'What users of a place have in common; a user names the site in users.csv.',
  examples: ['{ dialPlan: NL, policy: NL agents }'],
});
