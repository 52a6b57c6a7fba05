import type { GroupPolicyRow, LivePerson } from '../../../live/rows.ts';
import { sameName } from '../../../providers/msteams/resources/same-name.ts';
import { type GivenPolicy, givenPolicies } from '../../../tenant/given-policies.ts';
import type { PolicyGroup } from '../../../tenant/tenant.ts';
import { isName, taken } from './writable.ts';

/** A group as a file has it, with its object id. */
export interface SaidGroup extends PolicyGroup {
  readonly id: string;
}

/** What a file can say of groups, and what of them it can't, a sentence each. */
export interface SaidGroups {
  readonly groups: readonly SaidGroup[];
  readonly untold: readonly string[];
}

const typeOf = (row: GroupPolicyRow): GivenPolicy | undefined =>
  givenPolicies.find(({ policyType }) => sameName(policyType, row.PolicyType));

const bare = (policy: string): string => policy.replace(/^tag:/i, '');

/**
 * Groups that are given policies, highest rank first. A file has one order for all types, so that a group that stands otherwise in two types
 * is none of the file's; nor is one whose policy the file doesn't know.
 */
export const groupsOf = (
  rows: readonly GroupPolicyRow[],
  names: ReadonlyMap<string, string>,
  /** Whether the file has a policy, or may name it. */
  said: Readonly<Partial<Record<GivenPolicy['field'], (name: string) => boolean>>>,
): SaidGroups => {
  const untold: string[] = [];
  const nameOf = (id: string) => names.get(id) ?? id;
  const inFile = fileNames(rows, nameOf);
  const ours = rows
    .map((row) => ({ id: row.GroupId.toLowerCase(), type: typeOf(row), rank: row.Rank, policy: bare(row.PolicyName) }))
    .flatMap(({ type, ...one }) => (type === undefined ? [] : [{ ...one, ...type }]));
  const unknown = new Set(
    ours.flatMap(({ id, field, policy, words }) => {
      if (said[field]?.(policy) !== false) return [];
      untold.push(`group "${nameOf(id)}" is given ${words} "${policy}", which the file has not and can't name.`);
      return [id];
    }),
  );
  const rest = ours.filter(({ id }) => !unknown.has(id));
  const ordered = inOneOrder(rest);
  for (const id of new Set(rest.map((one) => one.id))) {
    if (ordered.includes(id)) continue;
    untold.push(`group "${nameOf(id)}" ranks otherwise in one type of policy than in another: a file has one order.`);
  }
  const groups = ordered.map((id): SaidGroup => {
    const given = rest.filter((one) => one.id === id).map(({ field, policy }) => [field, policy] as const);
    return { id, name: inFile(id), ...Object.fromEntries(given) };
  });
  return { groups, untold };
};

/** A group by its name, or by its object id where a file can't have the name, or takes it for another group's. */
const fileNames = (rows: readonly GroupPolicyRow[], nameOf: (id: string) => string): ((id: string) => string) => {
  const ids = [...new Set(rows.map(({ GroupId }) => GroupId.toLowerCase()))].toSorted();
  const others = taken(ids, nameOf);
  return (id) => (isName(nameOf(id)) && !others.includes(id) ? nameOf(id) : id);
};

/** Ids so that each type's ranks rise; those that would need another order are missing. */
const inOneOrder = (
  given: readonly { readonly id: string; readonly field: string; readonly rank: number }[],
): string[] => {
  const left = new Set(
    given.toSorted((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1)).map(({ id }) => id),
  );
  const ordered: string[] = [];
  while (left.size > 0) {
    const open = given.filter(({ id }) => left.has(id));
    const isFirst = (id: string) =>
      open
        .filter((one) => one.id === id)
        .every((one) => open.every((other) => other.field !== one.field || other.rank >= one.rank));
    const next = [...left].find(isFirst);
    if (next === undefined) return ordered;
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
};

/**
 * The group that a person's site can name: each policy that it gives is the person's by it, unless they have one of their own that their
 * row says. One that no row says would be taken from them, since by the file they have the group's.
 */
export const groupOf = (
  person: LivePerson,
  groups: readonly SaidGroup[],
  said: Readonly<Partial<Record<GivenPolicy['field'], (name: string) => boolean>>> = {},
): SaidGroup | undefined =>
  groups.find((group) => {
    const given = givenPolicies.filter(({ field }) => group[field] !== undefined);
    const isBy = (field: GivenPolicy['field']) => person[field]?.group?.toLowerCase() === group.id;
    const isOwn = (field: GivenPolicy['field']) => {
      const policy = person[field];
      return policy !== undefined && policy.group === undefined && said[field]?.(policy.name) !== false;
    };
    return given.some(({ field }) => isBy(field)) && given.every(({ field }) => isBy(field) || isOwn(field));
  });
