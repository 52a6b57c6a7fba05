import type { GroupAssignment, VoiceConfig, VoiceUser } from './config.ts';
import type { InForce } from './trace.ts';

/** The plan or policy in force for a user: assigned directly, else by the group of the best rank, else Global. */
export const effective = (config: VoiceConfig, user: VoiceUser, kind: GroupAssignment['kind']): InForce => {
  const direct = user[kind];
  if (direct !== undefined) return { name: direct, source: { kind: 'direct' } };
  const groups = new Set((user.groups ?? []).map((group) => group.toLowerCase()));
  const [best] = config.groupAssignments
    .filter((assignment) => assignment.kind === kind && groups.has(assignment.group.toLowerCase()))
    .toSorted((a, b) => a.rank - b.rank);
  if (!best) return { name: 'Global', source: { kind: 'global' } };
  return { name: best.assigned, source: { kind: 'group', group: best.group, rank: best.rank } };
};
