import { type DirectoryUser, readDirectory } from '../providers/msteams/readiness/directory.ts';
import { requireNumberAccess } from '../providers/msteams/readiness/number-access.ts';
import { isOurSort, isPrimary, type NumberRow, readNumberRows } from '../providers/msteams/readiness/number-rows.ts';
import { policyOf, readTeamsUsers, type TeamsUser } from '../providers/msteams/readiness/teams-users.ts';
import type { Session } from '../providers/msteams/session.ts';
import { policiesBy } from './policies-by.ts';
import { readContext } from './read-context.ts';
import type { LiveNumber, LivePerson, LivePolicy } from './rows.ts';
import { isGlobal } from './words/global.ts';

/** Many people as Teams has them, by Graph: a few requests, not one cmdlet each. Whom Teams doesn't know is missing. */
export const readPeople = async (session: Session, upns: readonly string[]): Promise<LivePerson[]> => {
  const graph = await session.graph();
  const directory = await readDirectory(graph, { upns, ids: [] }, readContext);
  const users = upns.flatMap((upn) => directory.byUpn(upn) ?? []);
  const known = await readTeamsUsers(
    graph,
    users.map(({ id }) => id),
    readContext,
  );
  return users.flatMap((one): LivePerson[] => {
    const user = known.get(one.id.toLowerCase());
    return user === undefined ? [] : [livePerson(one, user)];
  });
};

/** A person by both lists of Graph. */
export const livePerson = ({ userPrincipalName, usageLocation }: DirectoryUser, user: TeamsUser): LivePerson => {
  const policy = (type: string): LivePolicy | undefined => {
    const found = policyOf(user, type);
    if (found === undefined || isGlobal(found.name)) return undefined;
    return found.direct ? { name: found.name } : { name: found.name, group: found.groupId ?? 'unknown' };
  };
  return {
    upn: userPrincipalName,
    country: usageLocation ?? '',
    callingPlan: (user.featureTypes ?? []).includes('CallingPlan'),
    ...policiesBy(policy),
  };
};

/** The tenant's whole inventory of numbers, with who holds them. */
export const readNumbers = async (session: Session, upns: readonly string[]): Promise<LiveNumber[]> => {
  const graph = await session.graph();
  requireNumberAccess(graph, "read the tenant's phone numbers");
  const rows = await readNumberRows(graph, readContext);
  const ids = [...new Set(rows.flatMap(({ assignmentTargetId }) => (assignmentTargetId ? [assignmentTargetId] : [])))];
  const directory = await readDirectory(graph, { upns, ids }, readContext);
  return rows.map((row) => liveNumber(row, (id) => directory.byId(id)?.userPrincipalName ?? id));
};

export const liveNumber = (row: NumberRow, nameOf: (id: string) => string): LiveNumber => ({
  number: row.telephoneNumber,
  ...(row.assignmentTargetId ? { holder: nameOf(row.assignmentTargetId) } : {}),
  skipsInternal: (row.reverseNumberLookupOptions ?? []).some((one) => one.toLowerCase() === 'skipinternalvoip'),
  ...(isPrimary(row) ? {} : { isFurther: true }),
  ...(isOurSort(row) ? {} : { otherSort: row.numberSource === 'onPremises' ? row.numberSource : row.numberType }),
});
