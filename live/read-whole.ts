import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { findGroup, groupNames } from '../providers/msteams/readiness/groups.ts';
import { requireNumberAccess } from '../providers/msteams/readiness/number-access.ts';
import { readNumberRows } from '../providers/msteams/readiness/number-rows.ts';
import { readTeamsUsers } from '../providers/msteams/readiness/teams-users.ts';
import { tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import { readObjects } from './read.ts';
import { type FoundApplication, readApplications } from './read-applications.ts';
import { readBlockedCallers } from './read-blocked-callers.ts';
import { readCallerIdPolicies } from './read-caller-id-policies.ts';
import { readContext } from './read-context.ts';
import { type Organisation, readOrganisation } from './read-organisation.ts';
import { liveNumber, livePerson } from './read-people.ts';
import type { LiveRows } from './rows.ts';

/** A tenant of which no file knows anything. */
export interface WholeTenant {
  readonly rows: LiveRows;
  readonly organisation: Organisation;
  /** Applications that look like CCAIP's. */
  readonly applications: readonly FoundApplication[];
  /** By group id, how a file names it: the display name where only one group has it, else the id. */
  readonly groupNames: ReadonlyMap<string, string>;
}

/**
 * Everything that a tenant's files could say, read from the tenant alone. Of its people those who hold a number of any sort. Nothing is
 * written, and a read that failed is a failure.
 */
export const readWholeTenant = async (session: Session): Promise<WholeTenant> => {
  const graph = await session.graph();
  requireNumberAccess(graph, "read the tenant's phone numbers");
  const numbers = await readNumberRows(graph, readContext);
  const ids = [...new Set(numbers.flatMap(({ assignmentTargetId }) => assignmentTargetId || []))];
  const directory = await readDirectory(graph, { upns: [], ids }, readContext);
  const known = await readTeamsUsers(graph, ids, readContext);
  const people = ids.flatMap((id) => {
    const [user, inTeams] = [directory.byId(id), known.get(id)];
    // An auto attendant's or a call queue's account is no person.
    return user === undefined || inTeams === undefined || inTeams.accountType?.toLowerCase() === 'resourceaccount'
      ? []
      : [{ ...livePerson(user, inTeams), id }];
  });
  const objects = await readObjects(session, people, {
    allRules: true,
    allGroups: true,
    callingPolicies: true,
    dialled: ['112'],
  });
  const groups = [...new Set(objects.groupPolicies.map(({ GroupId }) => GroupId.toLowerCase()))];
  return {
    rows: {
      ...objects,
      ...(await readBlockedCallers(session, [], { whole: true })),
      callerIdPolicies: (await readCallerIdPolicies(session)).policies,
      usages: await tenantObjects(session).usages(),
      people,
      numbers: numbers.map((row) => liveNumber(row, (id) => directory.byId(id)?.userPrincipalName ?? id)),
    },
    organisation: await readOrganisation(session),
    applications: await readApplications(session),
    groupNames: new Map(await Promise.all(groups.map(async (id) => [id, await groupName(session, id)] as const))),
  };
};

const groupName = async (session: Session, id: string): Promise<string> => {
  const graph = await session.graph();
  const name = (await groupNames(graph, [id], readContext)).get(id) ?? id;
  const meant = await findGroup(graph, name, 'read the names of groups', readContext).catch(() => undefined);
  return meant === id ? name : id;
};
