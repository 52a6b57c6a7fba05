import type { GroupAssignment, VoiceConfig, VoiceUser } from '../../routing/config.ts';

/** A policy or dial plan in force, and how the user got it. */
export interface InForce {
  readonly name: string;
  readonly source: 'direct' | 'global' | `group ${string}`;
}

/** Direct, then the group assignment of the lowest rank, then Global (teams-cmdlets.md sections 13.3 and 14.5). */
export const inForce = (
  config: VoiceConfig,
  kind: GroupAssignment['kind'],
  user: VoiceUser,
  direct: string | undefined,
): InForce => {
  if (direct !== undefined) return { name: direct, source: 'direct' };
  let best: GroupAssignment | undefined;
  for (const assignment of config.groupAssignments) {
    const member = (user.groups ?? []).some((group) => group.toLowerCase() === assignment.group.toLowerCase());
    if (assignment.kind === kind && member && (best === undefined || assignment.rank < best.rank)) best = assignment;
  }
  if (best !== undefined) return { name: best.assigned, source: `group ${best.group}` };
  return { name: 'Global', source: 'global' };
};
