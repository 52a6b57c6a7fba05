import type { Part } from '../../tenant/places.ts';
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

/** Voice routing policies, dial plans, calling, caller ID and emergency call routing policies of the file that no user of users.csv has. */
export const assignedToNobody = (facts: Facts): Finding[] => [
  ...unassigned(facts, 'voiceRoutingPolicy', facts.voice.config.voiceRoutingPolicies),
  ...unassigned(facts, 'dialPlan', facts.voice.config.dialPlans),
  ...besideRoutes(facts, 'callingPolicy'),
  ...besideRoutes(facts, 'callerIdPolicy'),
  ...besideRoutes(facts, 'emergencyCallRoutingPolicy'),
];

/** Described policies that are no part of what callers are grouped by. */
const beside = {
  callingPolicy: { title: 'Calling policy', part: 'calling policy', all: 'callingPolicies' },
  callerIdPolicy: { title: 'Caller ID policy', part: 'caller ID policy', all: 'callerIdPolicies' },
  emergencyCallRoutingPolicy: {
    title: 'Emergency call routing policy',
    part: 'emergency policy',
    all: 'emergencyCallRoutingPolicies',
  },
} as const;

const besideRoutes = ({ tenant }: Facts, field: keyof typeof beside): Finding[] => {
  const { title, part, all } = beside[field];
  const had = new Set([...tenant.users, ...tenant.groups].map((one) => nameKey(one[field] ?? '')));
  // Of these Global has what one of the file has.
  if (field !== 'callingPolicy') had.add(nameKey(tenant.global?.[field] ?? ''));
  return tenant[all]
    .filter(({ name }) => !had.has(nameKey(name)))
    .map(({ name }) => found(title, { kind: part, name }, field));
};

const found = (title: string, part: Extract<Part, { name: string }>, column: string): Finding => ({
  kind: 'assigned-to-nobody',
  level: 'note',
  certainty: 'proved',
  part,
  what: `${title} "${part.name}" is assigned to nobody in users.csv.`,
  why: 'It is made in Teams all the same. Groups and users who are not in users.csv may have it; files cannot know.',
  fix: `nothing, if it is for later or only built upon; else name it for a site or in the column ${column}, or remove it.`,
});

const unassigned = (
  { tenant, voice, callers }: Facts,
  kind: keyof typeof kinds,
  all: readonly { readonly name: string }[],
): Finding[] => {
  const { title, part, column, inForce } = kinds[kind];
  const people = callers.filter(({ users }) => users.length > 0);
  const had = new Set(people.map(({ ready }) => nameKey(inForce(ready).name)));
  if (kind === 'dialPlan') had.add(nameKey(tenant.global?.dialPlan ?? ''));
  const byGroup = (name: string): GroupAssignment | undefined =>
    voice.config.groupAssignments.find((given) => given.kind === kind && nameKey(given.assigned) === nameKey(name));
  return all
    .filter(({ name }) => nameKey(name) !== 'global' && !had.has(nameKey(name)) && !byGroup(name))
    .map(({ name }) => found(title, { kind: part, name }, column));
};
