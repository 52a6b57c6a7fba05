import { type GivenPolicy, givenPolicies } from '../../tenant/given-policies.ts';
import type { PolicyGroup, Tenant, User } from '../../tenant/tenant.ts';
import { userCountry } from '../../tenant/user-country.ts';
import type { Child } from '../child.ts';

/** A roster: upn to value, without the users that have none. */
const roster = (users: readonly User[], of: (user: User) => string | undefined): Record<string, string> =>
  Object.fromEntries(
    users.flatMap((user) => {
      const value = of(user);
      return value === undefined ? [] : [[user.upn, value]];
    }),
  );

/**
 * The children of VoiceUsers: the sign-in names that change, every number in one roster, a roster for each type of policy, and the
 * policies of groups; around them the licences, where they are given.
 *
 * None of them waits for another but for the licences: three unlicensed users must not keep everybody from their policies, nor one whose sign-in can't be
 * changed. Numbers and policies find people under either name.
 */
export const planVoiceUsers = (name: string, tenant: Tenant): Child[] => {
  const licences = licencesOf(name, tenant);
  return [
    ...signInsOf(name, tenant),
    ...licences,
    ...rostersOf(
      name,
      tenant,
      licences.map((one) => one.name),
    ),
    ...returnsOf(name, tenant),
  ];
};

const licencesName = (name: string): string => `${name}-licences`;

/** Before the numbers; not protected, since `licences: check` takes it out again, and its removal takes nothing from anybody. */
const licencesOf = (name: string, tenant: Tenant): Child[] =>
  tenant.licences === undefined
    ? []
    : [
        {
          kind: 'Licences',
          name: licencesName(name),
          dependsOn: [],
          args: {
            people: roster(tenant.users, (user) => userCountry(tenant, user)),
            whenShort: tenant.licences === 'assign' ? 'nothing' : 'whatIsFree',
            approvedReleases: tenant.approvals.releases?.count,
            approvedMoves: tenant.approvals.moves?.count,
            ...alsoCalled(tenant.users),
          },
        },
      ];

/** Behind the numbers: the engine changes first what others depend on, and a number needs its licence to the end. */
const returnsOf = (name: string, tenant: Tenant): Child[] =>
  tenant.licences === undefined
    ? []
    : [
        {
          kind: 'LicenceReturns',
          name: `${name}-licence-returns`,
          dependsOn: [licencesName(name), `${name}-numbers`],
          args: { of: licencesName(name) },
        },
      ];

const rostersOf = (name: string, tenant: Tenant, first: readonly string[]): Child[] => [
  {
    kind: 'PhoneNumbers',
    name: `${name}-numbers`,
    protect: tenant.protect,
    dependsOn: first,
    args: {
      numbers: roster(tenant.users, (user) => user.number),
      approvedReleases: tenant.approvals.releases?.count,
      approvedMoves: tenant.approvals.moves?.count,
      ...alsoCalled(tenant.users),
      // Behind them CCAIP's users are set, which one of whom the number is refused must not keep from theirs.
      ...(tenant.ucaas.externalUsers?.by === 'api' && { tellLater: true }),
    },
  },
  ...givenPolicies.flatMap(({ policyType, field }): Child[] => {
    const groups = groupsGiven(name, tenant, { policyType, field });
    const isByGroup = (user: User) => user.byGroup?.includes(field) === true;
    const policies = roster(tenant.users, (user) => (isByGroup(user) ? undefined : user[field]));
    const byGroup = Map.groupBy(tenant.users.filter(isByGroup), ({ group = '' }) => group);
    if (Object.keys(policies).length === 0 && byGroup.size === 0) return groups;
    return [
      ...groups,
      {
        kind: 'PolicyAssignments',
        name: `${name}-policies-${policyType}`,
        protect: tenant.protect,
        // What users have by themselves goes only once the group's has reached them.
        dependsOn: [...first, ...groups.map((one) => one.name)],
        args: {
          policyType,
          policies,
          ...(byGroup.size > 0 && { byGroup: namesByGroup(byGroup) }),
          ...alsoCalled(tenant.users.filter((user) => user[field] !== undefined && !isByGroup(user))),
        },
      },
    ];
  }),
];

/**
 * Without anybody whose sign-in changes there is no such roster, but to put names back. The engine doesn't protect it: a destroy leaves
 * everybody the name they have.
 */
const signInsOf = (name: string, { users, approvals }: Tenant): Child[] => {
  const signIns = roster(users, ({ signIn }) => signIn);
  if (Object.keys(signIns).length === 0 && approvals.signInReturns === undefined) return [];
  return [
    {
      kind: 'UserSignIns',
      name: `${name}-sign-ins`,
      dependsOn: [],
      args: {
        signIns,
        approvedChanges: approvals.signIns?.count,
        approvedReturns: approvals.signInReturns?.count,
      },
    },
  ];
};

/** Those of a roster who may be found under another name, whether it is theirs already or not. */
const alsoCalled = (users: readonly User[]): { readonly alsoCalled?: string } => {
  const lines = users.flatMap(({ upn, signIn }) =>
    signIn === undefined || signIn.toLowerCase() === upn.toLowerCase() ? [] : [`${upn} ${signIn}\n`],
  );
  return lines.length === 0 ? {} : { alsoCalled: lines.join('') };
};

/** One for each group that gives the type, each after those that rank before it. */
const groupsGiven = (
  name: string,
  { groups }: Tenant,
  { policyType, field }: Pick<GivenPolicy, 'policyType' | 'field'>,
): Child[] => {
  const giving = groups.filter((group) => group[field] !== undefined);
  const nameOf = ({ name: group }: PolicyGroup) => `${name}-group-${group.toLowerCase()}-${policyType}`;
  return giving.map((group, at) => ({
    kind: 'GroupPolicyAssignment',
    name: nameOf(group),
    dependsOn: giving.slice(0, at).map(nameOf),
    args: { policyType, group: group.name, policy: group[field] ?? '', order: giving.map((one) => one.name) },
  }));
};

/** Plain text: 10,000 entries of a map would cost the engine ten times as much. */
const namesByGroup = (users: ReadonlyMap<string, readonly User[]>): Record<string, string> =>
  Object.fromEntries([...users].map(([group, those]) => [group, those.map(({ upn }) => upn).join('\n')]));
