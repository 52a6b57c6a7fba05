import { nameKey, type ReadyUser } from '../compile.ts';
import type { GroupAssignment } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

const kinds = {
  voiceRoutingPolicy: {
    title: 'Voice routing policy',
    part: 'policy',
    column: 'policy',
    inForce: ({ policy }: ReadyUser) => policy,
  },
  dialPlan: { title: 'Dial plan', part: 'plan', column: 'dialPlan', inForce: ({ plan }: ReadyUser) => plan },
} as const;

/** Voice routing policies and dial plans that no user of users.csv has. */
export const assignedToNobody = (facts: Facts): Finding[] => [
  ...unassigned(facts, 'voiceRoutingPolicy', facts.voice.config.voiceRoutingPolicies),
  ...unassigned(facts, 'dialPlan', facts.voice.config.dialPlans),
];

const unassigned = (
  { voice, callers }: Facts,
  kind: keyof typeof kinds,
  all: readonly { readonly name: string }[],
): Finding[] => {
  const { title, part, column, inForce } = kinds[kind];
  const people = callers.filter(({ users }) => users.length > 0);
  const had = new Set(people.map(({ ready }) => nameKey(inForce(ready).name)));
  const byGroup = (name: string): GroupAssignment | undefined =>
    voice.config.groupAssignments.find((given) => given.kind === kind && nameKey(given.assigned) === nameKey(name));
  return all
    .filter(({ name }) => nameKey(name) !== 'global' && !had.has(nameKey(name)) && !byGroup(name))
    .map(({ name }) => ({
      kind: 'assigned-to-nobody',
      level: 'note',
      certainty: 'proved',
      part: { kind: part, name },
      what: `${title} "${name}" is assigned to nobody in users.csv.`,
      why: 'It is made in Teams all the same. Groups and users who are not in users.csv may have it; files cannot know.',
      fix: `nothing, if it is for later or only built upon; else name it for a site or in the column ${column}, or remove it.`,
    }));
};
