import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { givenPolicies } from '../../tenant/given-policies.ts';
import type { EmergencyNumber, Global, NormalizationRule, PolicyGroup, Tenant, User } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import type { GroupPolicyRow } from '../rows.ts';
import { isGlobal } from '../words/global.ts';
import { inWords } from '../words/words.ts';
import { asItIs } from './as-it-is.ts';
import type { TeamsFacts } from './facts.ts';
import { rowNow, seenPeople } from './people.ts';

/** A tenant as it is, people, groups and Global too, for what is told of its calls. `file` is what it should be. */
export const tenantNow = (file: Tenant, facts: TeamsFacts): Tenant => {
  const { words, beyond } = inWords(facts.rows, file);
  return withGlobal(
    {
      ...asItIs(file, words, facts.rows),
      users: usersNow(file, facts),
      groups: groupsNow(file, facts),
    },
    beyond,
  );
};

/** Those of users.csv whom a number reaches, then people outside who have one of the file's numbers. */
const usersNow = (file: Tenant, facts: TeamsFacts): User[] => {
  const own = seenPeople(file, facts).flatMap((one) => rowNow(one, facts) ?? []);
  const others = facts.rows.numbers.flatMap(({ number, holder }): User[] => {
    const isOutside = holder !== undefined && facts.outsiders.has(holder.toLowerCase());
    const row = file.users.find((user) => sameName(user.number, number));
    return isOutside && row !== undefined ? [{ upn: holder, number: row.number, line: 0 }] : [];
  });
  return [...own, ...others];
};

const groupsNow = ({ groups }: Tenant, { rows, groupIds }: TeamsFacts): PolicyGroup[] => {
  const rankOf = ({ name }: PolicyGroup): number =>
    Math.min(...givenBy(rows.groupPolicies, groupIds.get(name)).map(({ Rank }) => Rank), groups.length);
  return groups
    .map(({ name }): PolicyGroup => {
      const those = givenBy(rows.groupPolicies, groupIds.get(name));
      const given = givenPolicies.flatMap(({ policyType, field }) => {
        const row = those.find(({ PolicyType }) => sameName(PolicyType, policyType));
        return row === undefined ? [] : [[field, row.PolicyName.replace(/^tag:/i, '')]];
      });
      return { name, ...Object.fromEntries(given) };
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other));
};

const givenBy = (rows: readonly GroupPolicyRow[], id: string | undefined): GroupPolicyRow[] =>
  id === undefined ? [] : rows.filter(({ GroupId }) => sameName(GroupId, id));

/** A name that no policy of a file has. */
const asGlobalIs = 'Global as it is';

/** Of Global what the file describes and what is otherwise; a plan or policy of its own says what it is like. */
const withGlobal = (now: Tenant, beyond: readonly Beyond[]): Tenant => {
  const said = now.global;
  if (said === undefined) return now;
  const shown = (about: Beyond['about'], field: string): unknown =>
    beyond.find((one) => isGlobal(one.name) && one.about === about && one.field === field)?.value;
  const usages = said.policy && (shown('voice routing policy', 'pstnUsages') as string[] | undefined);
  const rules = said.dialPlan && (shown('dial plan', 'rules') as NormalizationRule[] | undefined);
  const numbers =
    said.emergencyCallRoutingPolicy &&
    (shown('emergency call routing policy', 'numbers') as EmergencyNumber[] | undefined);
  const calling = beyond.filter((one) => isGlobal(one.name) && one.about === 'calling policy');
  const global: Global = {
    ...said,
    ...(usages && { policy: usages }),
    ...(rules && { dialPlan: asGlobalIs }),
    ...(numbers && { emergencyCallRoutingPolicy: asGlobalIs }),
    ...(said.callingPolicy && {
      callingPolicy: {
        ...said.callingPolicy,
        ...Object.fromEntries(calling.map(({ field, value }) => [field, value])),
      },
    }),
  };
  return {
    ...now,
    global,
    ...(rules && { dialPlans: [...now.dialPlans, { name: asGlobalIs, adopt: false, rules }] }),
    ...(numbers && {
      emergencyCallRoutingPolicies: [
        ...now.emergencyCallRoutingPolicies,
        { enhancedServices: false, name: asGlobalIs, adopt: false, numbers },
      ],
    }),
  };
};
