/**
 * The policies that users have, by themselves, by their site or by a group: Teams' type, the word of the tenant file and of
 * users.csv, the field of a user that was read, and what people call it.
 */
export const givenPolicies = [
  {
    policyType: 'OnlineVoiceRoutingPolicy',
    word: 'policy',
    field: 'voiceRoutingPolicy',
    words: 'voice routing policy',
  },
  { policyType: 'TenantDialPlan', word: 'dialPlan', field: 'dialPlan', words: 'dial plan' },
  { policyType: 'TeamsCallingPolicy', word: 'callingPolicy', field: 'callingPolicy', words: 'calling policy' },
  {
    policyType: 'TeamsEmergencyCallRoutingPolicy',
    word: 'emergencyCallRoutingPolicy',
    field: 'emergencyCallRoutingPolicy',
    words: 'emergency call routing policy',
  },
  { policyType: 'CallingLineIdentity', word: 'callerIdPolicy', field: 'callerIdPolicy', words: 'caller ID policy' },
] as const;

export type GivenPolicy = (typeof givenPolicies)[number];
export type PolicyField = GivenPolicy['field'];
