/** A policy of one type that a group has, as Get-CsGroupPolicyAssignment prints it. */
export interface GroupGrant {
  readonly groupId: string;
  readonly policy: string;
  /** 1 is the highest. */
  readonly rank: number;
  /** When it was given (ISO 8601), where Teams tells. */
  readonly since?: string | undefined;
}

/** Another group that a grant moves. */
export interface Shift {
  readonly groupId: string;
  readonly from: number;
  readonly to: number;
}

/** Where a group is to stand among those that have a policy of the type, highest first. */
export interface Placement {
  /** The rank to ask for; undefined: it stands right, or the last is right. */
  readonly rank: number | undefined;
  readonly shifts: readonly Shift[];
}

/**
 * Where a group is to stand by the program's order of groups. Moved only where it stands wrong; a new one comes last, or right
 * before the first of those that must come behind it: others' ranks stay as they are where that is possible.
 */
export const placeGroup = (
  grants: readonly GroupGrant[],
  groupId: string,
  of: { readonly before: readonly string[]; readonly after: readonly string[] },
): Placement => {
  const ranked = grants.toSorted((one, other) => one.rank - other.rank).map((one) => one.groupId);
  const now = ranked.indexOf(groupId);
  const others = ranked.filter((id) => id !== groupId);
  const earliest = others.findLastIndex((id) => of.before.includes(id)) + 1;
  const first = others.findIndex((id) => of.after.includes(id));
  // Of an order that is wrong among those behind it each puts itself right.
  const latest = Math.max(earliest, first === -1 ? others.length : first);
  if (now >= earliest && now <= latest) return { rank: undefined, shifts: [] };
  const place = now !== -1 && now < earliest ? earliest : latest;
  const to = others.toSpliced(place, 0, groupId);
  const shifts = others.flatMap((id): Shift[] => {
    const [from, next] = [ranked.indexOf(id) + 1, to.indexOf(id) + 1];
    return from === next ? [] : [{ groupId: id, from, to: next }];
  });
  return { rank: place + 1, shifts };
};
