import type { VoiceConfig } from '../../routing/config.ts';

/** A configuration with nothing in it but what a test says. */
export const aConfig = (parts: Partial<VoiceConfig>): VoiceConfig => ({
  users: [],
  dialPlans: [],
  servicePlans: {},
  voiceRoutingPolicies: [],
  voiceRoutes: [],
  sbcs: [],
  translationRules: [],
  groupAssignments: [],
  ...parts,
});
