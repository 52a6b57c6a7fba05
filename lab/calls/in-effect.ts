import type { LabKinds, LabUser } from '../model.ts';
import { bareName } from '../teams/identity.ts';
import { policySources } from '../teams/policies/effective-policy.ts';
import { ranked } from '../teams/policies/group-assignments.ts';
import { keptAs } from '../teams/policies/policy-types.ts';
import type { InEffect } from './trace.ts';
import type { World } from './world.ts';

type Kept = typeof keptAs;

/** A policy that is in effect for somebody, and what it says. */
interface Policy<Type extends keyof Kept> {
  readonly shown: InEffect;
  /** Absent: the tenant has none, not even Global. */
  readonly row: LabKinds[Kept[Type]] | undefined;
}

/**
 * Direct before group, groups by rank, else Global (DOC PS:New-CsGroupPolicyAssignment). Who has one that is gone falls back to Global
 * (DOC of dial plans, INF of the others).
 */
export const inEffect = <Type extends keyof Kept>(world: World, user: LabUser, type: Type): Policy<Type> => {
  const { store } = world;
  const kind = keptAs[type];
  const get = (name: string) => store.get(kind, bareName(name)) as LabKinds[Kept[Type]] | undefined;
  for (const { AssignmentType, PolicyName, Reference } of policySources(world, user, type)) {
    const row = get(PolicyName);
    if (row === undefined) continue;
    if (AssignmentType === 'Direct') return { shown: { name: row.Identity, source: 'direct' }, row };
    const group = store.get('group', Reference ?? '')?.displayName ?? '';
    const rank = ranked(world, type).find(({ GroupId }) => GroupId === Reference)?.Rank ?? 0;
    return { shown: { name: row.Identity, source: 'group', group, rank }, row };
  }
  return { shown: { name: 'Global', source: 'global' }, row: get('Global') };
};
