import { z } from 'zod';
import { isNotFound } from '../providers/kit/error.ts';
import { understood } from '../providers/msteams/powershell/understood.ts';
import { policyOf, readTeamsUsers, type TeamsUser } from '../providers/msteams/readiness/teams-users.ts';
import type { Session } from '../providers/msteams/session.ts';
import { type GivenPolicy, givenPolicies } from '../tenant/given-policies.ts';
import { hasTwoNames, identityOf } from './identity-of.ts';
import { policiesBy } from './policies-by.ts';
import { readContext } from './read-context.ts';
import type { LivePerson, LivePolicy } from './rows.ts';

const text = z.string().nullish();
/** An object that prints as its name; older modules give the bare name. */
const direct = z
  .union([z.string(), z.looseObject({ Name: text })])
  .nullish()
  .transform((value) => (typeof value === 'string' ? value : value?.Name));

const onlineUser = z.looseObject({
  Identity: z.string(),
  UserPrincipalName: z.string(),
  LineUri: text,
  UsageLocation: text,
  FeatureTypes: z.array(z.string()).nullish(),
  ...(Object.fromEntries(givenPolicies.map(({ policyType }) => [policyType, direct])) as Record<
    GivenPolicy['policyType'],
    typeof direct
  >),
  // Modules before 7.1.1 don't print it.
  EffectivePolicyAssignments: z
    .array(
      z.looseObject({
        PolicyType: z.string(),
        PolicyAssignment: z.looseObject({ displayName: text, assignmentType: text, groupId: text }).nullish(),
      }),
    )
    .nullish(),
});

type OnlineUser = z.output<typeof onlineUser>;

/** A person as Teams has them; undefined if Teams knows nobody of that name. */
export const readPerson = async (session: Session, upn: string): Promise<LivePerson | undefined> => {
  const row = await readRow(session, upn);
  if (row === undefined) return undefined;
  const graphUser = row.EffectivePolicyAssignments ? undefined : await readTeamsUser(session, row.Identity);
  return {
    upn: hasTwoNames(session, upn) ? upn : row.UserPrincipalName,
    number: row.LineUri ? row.LineUri.replace(/^tel:/i, '') : undefined,
    country: row.UsageLocation ?? '',
    callingPlan: (row.FeatureTypes ?? []).includes('CallingPlan'),
    ...policiesBy((type) => livePolicy(row, type, graphUser)),
  };
};

const readRow = async (session: Session, upn: string): Promise<OnlineUser | undefined> => {
  const cmdlet = 'Get-CsOnlineUser';
  const doing = `read ${upn}`;
  const Identity = await identityOf(session, upn);
  const output = await (await session.cmdlets()).run(cmdlet, { Identity }, doing).catch((error: unknown) => {
    if (isNotFound(error)) return [];
    throw error;
  });
  return output.map((one) => understood(onlineUser, one, cmdlet, doing))[0];
};

const readTeamsUser = async (session: Session, id: string): Promise<TeamsUser | undefined> =>
  (await readTeamsUsers(await session.graph(), [id], readContext)).get(id.toLowerCase());

/** Direct wins over a group; nothing at all means Global. */
const livePolicy = (
  row: OnlineUser,
  type: GivenPolicy['policyType'],
  graphUser: TeamsUser | undefined,
): LivePolicy | undefined => {
  const shown = row.EffectivePolicyAssignments?.find(
    ({ PolicyType }) => PolicyType.toLowerCase() === type.toLowerCase(),
  )?.PolicyAssignment;
  if (shown?.displayName) return policyFrom(shown.displayName, shown.assignmentType, shown.groupId);
  const given = row[type];
  if (given) return policyFrom(given, 'direct', undefined);
  const effective = policyOf(graphUser, type);
  return effective && policyFrom(effective.name, effective.direct ? 'direct' : 'group', effective.groupId);
};

const policyFrom = (
  displayName: string,
  assignmentType: string | null | undefined,
  groupId: string | null | undefined,
): LivePolicy | undefined => {
  const name = displayName.replace(/^tag:/i, '');
  if (name.toLowerCase() === 'global') return undefined;
  return assignmentType?.toLowerCase() === 'group' ? { name, group: groupId ?? 'unknown' } : { name };
};
