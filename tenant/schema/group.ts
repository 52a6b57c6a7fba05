import { givenPolicies } from '../given-policies.ts';
import { block } from './block.ts';
import { givenPolicyName } from './given-policy-name.ts';
import { text } from './text.ts';

const words = givenPolicies.map(({ word }) => word);

/** A group of Entra whose direct members are given policies. */
export const group = block({
  group: text().meta({
    description:
      'The group: its display name in Entra, or its object id where two have one name. Only its direct members are given anything, later ones too; groups inside it are not.',
    examples: ['CC Amsterdam', '3f2b8c1e-5a4d-4e0b-9d57-0c6f1f2a9b10'],
  }),
  policy: text()
    .optional()
    .meta({
      description: 'Voice routing policy of its members. @teams OnlineVoiceRoutingPolicy',
      examples: ['NL agents'],
    }),
  dialPlan: text()
    .optional()
    .meta({ description: 'Dial plan of its members. @teams TenantDialPlan', examples: ['NL'] }),
  callingPolicy: givenPolicyName()
    .optional()
    .meta({
      description: 'Teams calling policy of its members. @teams TeamsCallingPolicy',
      examples: ['CC agents'],
    }),
  emergencyCallRoutingPolicy: givenPolicyName()
    .optional()
    .meta({
      description: 'Emergency call routing policy of its members. @teams TeamsEmergencyCallRoutingPolicy',
      examples: ['NL'],
    }),
  callerIdPolicy: givenPolicyName()
    .optional()
    .meta({ description: 'Caller ID policy of its members. @teams CallingLineIdentity', examples: ['Reception'] }),
})
  .check((context) => {
    const entry: Readonly<Record<string, unknown>> = context.value;
    if (words.some((word) => entry[word] !== undefined)) return;
    context.issues.push({
      code: 'custom',
      message: `group "${context.value.group}" gives nothing.`,
      params: {
        allowed: `One or more of ${words.join(', ')}.`,
        fix: 'add what its members are to have, or remove it.',
      },
      input: context.value,
    });
  })
  .meta({
    description:
      'A group of Entra and what its direct members have, unless something of their own comes before it. It takes a day or more to reach them.',
    examples: ['{ group: CC Amsterdam, policy: NL agents, dialPlan: NL }'],
  });
