import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { type GivenPolicy, givenPolicies } from '../../tenant/given-policies.ts';
import type { PolicyGroup, Tenant } from '../../tenant/tenant.ts';
import type { GroupPolicyRow } from '../rows.ts';
import { type Change, changed, type Difference, otherwise } from './difference.ts';
import type { TeamsFacts } from './facts.ts';

/** What groups of the file give, and which comes before which. */
export const groupsThatDiffer = (file: Tenant, { rows, groupIds }: TeamsFacts): Difference[] => [
  ...file.groups.flatMap((group): Difference[] => {
    const id = groupIds.get(group.name);
    const called = `group "${group.name}"`;
    if (id === undefined) {
      const text = `${called} isn't in Entra, or several have this name.`;
      return [
        { about: 'group', name: group.name, is: 'missing', changes: [], text, fix: 'correct the name, or make it.' },
      ];
    }
    return otherwise('group', group.name, {
      called,
      changes: givenOtherwise(file, group, { id, rows: rows.groupPolicies }),
    });
  }),
  ...givenPolicies.flatMap(({ policyType, field, words }): Difference[] => {
    const changes = rankOf(file, field, { rows: ofType(rows.groupPolicies, policyType), groupIds });
    return otherwise('groups', words, { called: `groups with a ${words}`, changes });
  }),
];

const ofType = (rows: readonly GroupPolicyRow[], type: string): GroupPolicyRow[] =>
  rows.filter(({ PolicyType }) => sameName(PolicyType, type));

/** Types that no group of the file gives are others' business. */
const givenOtherwise = (
  { groups }: Tenant,
  group: PolicyGroup,
  { id, rows }: { readonly id: string; readonly rows: readonly GroupPolicyRow[] },
): Change[] =>
  givenPolicies.flatMap(({ policyType, field }) => {
    if (!groups.some((one) => one[field] !== undefined)) return [];
    const name = ofType(rows, policyType)
      .find(({ GroupId }) => sameName(GroupId, id))
      ?.PolicyName.replace(/^tag:/i, '');
    const asked = group[field];
    return changed(field, asked, asked !== undefined && name !== undefined && sameName(asked, name) ? asked : name);
  });

/** The order of the file's own groups among themselves. */
const rankOf = (
  { groups }: Tenant,
  field: GivenPolicy['field'],
  { rows, groupIds }: { readonly rows: readonly GroupPolicyRow[]; readonly groupIds: ReadonlyMap<string, string> },
): Change[] => {
  const ranked = groups.flatMap(({ name, ...given }) => {
    const row = rows.find(({ GroupId }) => given[field] !== undefined && sameName(GroupId, groupIds.get(name) ?? ''));
    return row === undefined ? [] : [{ name, rank: row.Rank }];
  });
  const names = (some: typeof ranked) => some.map(({ name }) => name).join(', ');
  return changed('order of rank', names(ranked), names(ranked.toSorted((one, other) => one.rank - other.rank)));
};
