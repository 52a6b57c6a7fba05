import type { Ccaip } from '../../providers/ccaip/ccaip.ts';
import { ServiceError } from '../../providers/kit/error.ts';
import { readDirectory } from '../../providers/msteams/readiness/directory.ts';
import { findGroup } from '../../providers/msteams/readiness/groups.ts';
import { requireNumberAccess } from '../../providers/msteams/readiness/number-access.ts';
import { readNumberRows } from '../../providers/msteams/readiness/number-rows.ts';
import { readTeamsUsers } from '../../providers/msteams/readiness/teams-users.ts';
import { tenantObjects } from '../../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { externalUsersOf } from '../../tenant/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { tellOtherNames } from '../identity-of.ts';
import { isKnown, type Known, read, type Unknown, unknown } from '../known.ts';
import { readObjects } from '../read.ts';
import { readBlockedCallers } from '../read-blocked-callers.ts';
import { readCallerIdPolicies } from '../read-caller-id-policies.ts';
import { readContext } from '../read-context.ts';
import { readOrganisation } from '../read-organisation.ts';
import { liveNumber, livePerson } from '../read-people.ts';
import { readTrunk } from '../trunk/read.ts';
import { chooseApplication, readAll } from '../verify/application.ts';
import { type Matched, matchUsers } from '../verify/ccaip-users.ts';
import { type Person, readPeople as readMailAddresses } from '../verify/people.ts';
import type { CcaipFacts, DriftFacts, Outsider, TeamsFacts } from './facts.ts';
import { namesOutside } from './outsiders.ts';

/** What is looked at, and from where. */
export interface Asked {
  readonly tenant: Tenant;
  readonly session: Session;
  /** Or why it can't be asked; absent: no token is set, and nobody needs one. */
  readonly ccaip: Ccaip | Unknown | undefined;
  /** By which the carrier is reached. */
  readonly env: NodeJS.ProcessEnv;
}

/** Reads only. A part that a service refuses says why; throws where nobody is signed in. */
export const readForDrift = async ({ tenant, session, ccaip, env }: Asked): Promise<DriftFacts> => {
  await tellOtherNames(session, tenant);
  const granted = (await session.granted?.()) ?? {};
  const applications = await read(() => readAll(session), { name: 'Application.ReadWrite.OwnedBy', granted });
  const organisation = await read(() => readOrganisation(session));
  return {
    teams: await read(() => readTeams(session, tenant)),
    application: chooseApplication(applications, tenant.app),
    domains: isKnown(organisation) ? { value: organisation.value.domains } : organisation,
    ...(ccaip !== undefined && { ccaip: await readCcaip(tenant, ccaip) }),
    trunk: await readTrunk(tenant, { env }),
  };
};

const readTeams = async (session: Session, file: Tenant): Promise<TeamsFacts> => {
  const graph = await session.graph();
  requireNumberAccess(graph, "read the tenant's phone numbers");
  const numbers = await readNumberRows(graph, readContext);
  const holders = [...new Set(numbers.flatMap(({ assignmentTargetId }) => assignmentTargetId || []))];
  const upns = file.users.map(({ upn }) => upn);
  const directory = await readDirectory(graph, { upns, ids: holders }, readContext);
  const users = upns.flatMap((upn) => directory.byUpn(upn) ?? []);
  const ids = [...new Set([...users.map(({ id }) => id), ...holders])];
  const inTeams = await readTeamsUsers(graph, ids, readContext);
  const people = users.flatMap((one) => {
    const user = inTeams.get(one.id.toLowerCase());
    return user === undefined ? [] : [{ ...livePerson(one, user), id: one.id }];
  });
  const nameOf = (id: string): string => directory.byId(id)?.userPrincipalName ?? id;
  const held = numbers.map((row) => liveNumber(row, nameOf));
  const idOf = new Map(holders.map((id) => [nameOf(id), id]));
  const outsiders = namesOutside(file, held).map((name): Outsider => {
    const user = inTeams.get(idOf.get(name) ?? '');
    return { name, isPerson: user !== undefined && user.accountType?.toLowerCase() !== 'resourceaccount' };
  });
  const objects = await readObjects(session, people, {
    allRules: true,
    allGroups: file.groups.length > 0,
    callingPolicies: file.callingPolicies.length > 0 || file.global?.callingPolicy !== undefined,
    dialled: file.emergencyCallRoutingPolicies.length > 0 ? ['112'] : [],
  });
  return {
    rows: {
      ...objects,
      ...(await readBlockedCallers(session, [], { whole: true })),
      callerIdPolicies: file.callerIdPolicies.length > 0 ? (await readCallerIdPolicies(session)).policies : [],
      usages: await tenantObjects(session).usages(),
      people,
      numbers: held,
    },
    plans: new Map(
      users.map(({ userPrincipalName, assignedPlans }) => [userPrincipalName.toLowerCase(), assignedPlans ?? []]),
    ),
    ids: new Map(users.map(({ userPrincipalName, id }) => [userPrincipalName.toLowerCase(), id.toLowerCase()])),
    outsiders: new Map(outsiders.map((one) => [one.name.toLowerCase(), one])),
    groupIds: await readGroupIds(session, file),
  };
};

/** A group that isn't there, or has no name of its own, has no id; a read that failed is a failure. */
const readGroupIds = async (session: Session, { groups }: Tenant): Promise<ReadonlyMap<string, string>> => {
  const graph = await session.graph();
  const found = groups.map(async ({ name }) => {
    const id = await findGroup(graph, name, `read the group "${name}"`, readContext).catch((error: unknown) => {
      if (error instanceof ServiceError && error.kind === 'Rejected' && error.facts.code === undefined)
        return undefined;
      throw error;
    });
    return id === undefined ? [] : [[name, id] as const];
  });
  return new Map((await Promise.all(found)).flat());
};

/** One after the other: the limit is the customer's, not ours. */
const readCcaip = async (tenant: Tenant, ccaip: Ccaip | Unknown): Promise<CcaipFacts> => {
  if ('why' in ccaip) return { users: ccaip };
  const users = await read(() => ccaip.users());
  if (tenant.queues.length === 0) return { users };
  const queues = await read(async () => ({
    menus: await ccaip.menus(),
    teams: await ccaip.teams(),
    agents: await ccaip.agents(),
  }));
  return { users, queues };
};

/** Rows of users.csv put to CCAIP's users; only where a person enters them an address of Entra counts too. */
export const matchedIn = async (
  { tenant, session }: Pick<Asked, 'tenant' | 'session'>,
  { ccaip }: DriftFacts,
): Promise<Known<readonly Matched[]>> => {
  if (ccaip === undefined) return { value: [] };
  if (!isKnown(ccaip.users)) return unknown(ccaip.users.why, ccaip.users.toKnow);
  const wanted = externalUsersOf(tenant);
  const isByEmail = tenant.ucaas.externalUsers !== undefined;
  const people: Known<ReadonlyMap<string, Person>> = isByEmail
    ? { value: new Map() }
    : await read(() => readMailAddresses(session, wanted));
  if (!isKnown(people)) return people;
  return { value: matchUsers(wanted, ccaip.users.value, people, isByEmail) };
};
