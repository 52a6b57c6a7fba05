import { z } from 'zod';
import { userPrincipalName } from '../users/user-principal-name.ts';
import { givenPolicyProblem } from './given-policy-name.ts';
import { worded } from './worded.ts';

const givenPolicy = () => z.string().check(worded((value) => (value === '' ? undefined : givenPolicyProblem(value))));

/** One row of users.csv; empty means the site's value. */
export const userRow = z.object({
  upn: userPrincipalName.meta({ description: 'User principal name: the sign-in name.', examples: ['ada@contoso.com'] }),
  number: z
    .string()
    .min(1)
    .meta({
      description: "The person's number, E.164, with ;ext= for an extension.",
      examples: ['+31205552101', '+31205552100;ext=101'],
    }),
  site: z.string().default('').meta({ description: 'A site of the tenant file.' }),
  policy: z.string().default('').meta({ description: "Voice routing policy, instead of the site's." }),
  dialPlan: z.string().default('').meta({ description: "Dial plan, instead of the site's." }),
  callingPolicy: givenPolicy().default('').meta({ description: "Teams calling policy, instead of the site's." }),
  emergencyCallRoutingPolicy: givenPolicy()
    .default('')
    .meta({ description: "Emergency call routing policy, instead of the site's." }),
  callerIdPolicy: givenPolicy().default('').meta({ description: "Caller ID policy, instead of the site's." }),
  ccaip: z.enum(['', 'agent', 'transfer']).default('').meta({
    description:
      'How CCAIP uses the person: agent (in queues), transfer (calls are only transferred to them), or empty.',
  }),
  ccaipEmail: z
    .string()
    .default('')
    .meta({
      description: "What the person signs in to CCAIP by, where that isn't upn.",
      examples: ['ada@contoso.com'],
    }),
  ccaipRole: z
    .string()
    .default('')
    .meta({ description: "Roles of the person, if CCAIP has to make the user: instead of newUsers', several with |." }),
  ccaipTeam: z
    .string()
    .default('')
    .meta({ description: 'Teams of the person, if CCAIP has to make the user, several with |.' }),
  ccaipLocation: z.string().default('').meta({ description: 'Location of the person, if CCAIP has to make the user.' }),
  sip: z.enum(['', 'username']).default('').meta({
    description:
      "username: up changes the person's sign-in to the name before the @ in the SIP domain, and CCAIP dials that name; upn stays the old sign-in name. Needs allowSignInChange in the tenant file and an SBC with mapsUsernames. Empty: the sign-in is left alone.",
  }),
});
