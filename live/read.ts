import { z } from 'zod';
import { understood } from '../providers/msteams/powershell/understood.ts';
import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { requireNumberAccess } from '../providers/msteams/readiness/number-access.ts';
import { readSomeNumberRows } from '../providers/msteams/readiness/number-rows.ts';
import { type EmergencyPolicyRow, tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import type { OwnSettings } from '../routing/config.ts';
import { leavesToUser } from '../routing/own-settings.ts';
import { answer, type Call, type Question } from '../routing/question.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { tellOtherNames } from './identity-of.ts';
import { readBlockedCallers } from './read-blocked-callers.ts';
import { readCallerIdPolicies } from './read-caller-id-policies.ts';
import { readContext } from './read-context.ts';
import { readOwnSettings } from './read-own-settings.ts';
import { liveNumber, readNumbers, readPeople } from './read-people.ts';
import { readPerson } from './read-person.ts';
import { readTreatments } from './read-treatments.ts';
import {
  type GroupPolicyRow,
  type LiveNumber,
  type LivePerson,
  type LiveRows,
  type NetworkSiteRow,
  nothingBlocked,
} from './rows.ts';
import { type FileSide, type LiveSide, liveSide } from './side.ts';
import { touchedNumbers, touchedPeople } from './touched.ts';

/** Up to here a cmdlet a person is as quick as Graph's two lists, and says more of groups. */
const fewPeople = 5;

/** The tenant as it is now, as far as these calls depend on it. Nothing is written. */
export const readForCalls = async (
  session: Session,
  file: FileSide,
  questions: readonly Question[],
): Promise<LiveSide> => {
  await tellOtherNames(session, file.tenant);
  const byFile = questions.map((question) => answer(file.voice, question));
  const upns = [...new Set(questions.flatMap((question, index) => touchedPeople(question, byFile[index])))];
  const people = await (upns.length > fewPeople ? readPeople(session, upns) : readEach(session, upns));
  // Of dialled calls no calling policy decides.
  const callingPolicies = questions.some(({ kind }) => kind === 'handed over');
  const dialled = questions.flatMap((question) => (question.kind === 'dialled' ? [question.dialled] : []));
  // Of calls that are handed over caller ID policies decide whether the caller is seen.
  const callerIds = await readCallerIdPolicies(session);
  const objects = {
    ...(await readObjects(session, people, { callingPolicies, dialled })),
    callerIdPolicies: callerIds.policies,
    // Whom a call comes from matters where it comes in.
    ...(callingPolicies ? await readBlockedCallers(session, file.tenant.sipTrunk.callerNumbers) : nothingBlocked),
  };
  // Whom a number rings can be asked once the tenant's own rules have said which number it is.
  const { voice } = liveSide({ ...objects, usages: [], people, numbers: [] }, file.tenant);
  const numbers = touchedNumbers([...byFile, ...questions.map((question) => answer(voice, question))]);
  const shown = callerIds.numbers.filter(({ number }) => !numbers.includes(number));
  const rows = { ...objects, usages: [], people, numbers: [...(await readSomeNumbers(session, numbers)), ...shown] };
  const side = liveSide(rows, file.tenant);
  const ownSettings = await readOwn(
    session,
    questions.map((question) => answer(side.voice, question)),
  );
  return ownSettings.size === 0 ? side : liveSide({ ...rows, ownSettings }, file.tenant);
};

/** So many people's own settings a run, one cmdlet each: of more calls the calling policy is told alone. */
const mostOwn = 50;

/** Own settings of those whom a call rings and to whom the calling policy leaves something. */
const readOwn = async (session: Session, calls: readonly (Call | undefined)[]): Promise<Map<string, OwnSettings>> => {
  const rung = calls.flatMap((call) =>
    call?.direction === 'handed over' && call.outcome.kind === 'rings' && leavesToUser(call.outcome.settings)
      ? [call.outcome.user.toLowerCase()]
      : [],
  );
  const own = new Map<string, OwnSettings>();
  for (const upn of [...new Set(rung)].slice(0, mostOwn)) {
    const settings = await readOwnSettings(session, upn);
    if (settings !== undefined) own.set(upn, settings);
  }
  return own;
};

/** The whole tenant as it is now, but of its people those that the files name. Nothing is written. */
export const readTenant = async (
  session: Session,
  file: Pick<Tenant, 'users' | 'callingPolicies' | 'emergencyCallRoutingPolicies' | 'callerIdPolicies' | 'sipTrunk'>,
): Promise<LiveRows> => {
  const upns = file.users.map(({ upn }) => upn);
  const people = await readPeople(session, upns);
  const [objects, callerIds, blocked, usages, numbers] = await Promise.all([
    readObjects(session, people, {
      allRules: true,
      callingPolicies: file.callingPolicies.length > 0,
      dialled: file.emergencyCallRoutingPolicies.flatMap(({ numbers }) => numbers.map(({ dial }) => dial)),
    }),
    file.callerIdPolicies.length > 0 ? readCallerIdPolicies(session) : undefined,
    readBlockedCallers(session, file.sipTrunk.callerNumbers, { whole: true }),
    tenantObjects(session).usages(),
    readNumbers(session, upns),
  ]);
  return {
    ...objects,
    ...blocked,
    ...(callerIds && { callerIdPolicies: callerIds.policies }),
    usages,
    people,
    numbers,
  };
};

const readEach = async (session: Session, upns: readonly string[]): Promise<LivePerson[]> => {
  const people = await Promise.all(upns.map((upn) => readPerson(session, upn)));
  return people.filter((person) => person !== undefined);
};

interface Asked {
  readonly allRules?: boolean;
  /** What groups are given, also where nobody who was read has it. */
  readonly allGroups?: boolean;
  readonly callingPolicies?: boolean;
  /** Numbers that people dial: emergency call routing policies decide about them, and network sites about emergency calls. */
  readonly dialled?: readonly string[];
}

/**
 * Every kind of object, each list whole; translation rules only where an SBC names one, unless all are asked for, calling policies only
 * if asked, and what decides emergency calls only where something is dialled.
 */
export const readObjects = async (
  session: Session,
  people: readonly LivePerson[],
  { allRules = false, allGroups = false, callingPolicies = false, dialled = [] }: Asked = {},
): Promise<Omit<LiveRows, 'people' | 'numbers' | 'usages'>> => {
  const objects = tenantObjects(session);
  const [gateways, routes, policies, dialPlans, treatments] = await Promise.all([
    objects.gateways(),
    objects.routes(),
    objects.policies(),
    objects.dialPlans(),
    readTreatments(session),
  ]);
  const translates =
    allRules ||
    gateways.some((gateway) =>
      Object.entries(gateway).some(
        ([name, value]) => name.endsWith('TranslationRules') && Array.isArray(value) && value.length > 0,
      ),
    );
  const byGroup = people.some(({ dialPlan, voiceRoutingPolicy }) => dialPlan?.group ?? voiceRoutingPolicy?.group);
  const emergencyPolicies = dialled.length === 0 ? [] : await objects.emergencyPolicies();
  const isEmergency = dialled.some((number) => mayBeEmergency(number, emergencyPolicies));
  return {
    gateways,
    routes,
    policies,
    dialPlans,
    treatments,
    callingPolicies: callingPolicies ? await objects.callingPolicies() : [],
    emergencyPolicies,
    networkSites: isEmergency ? await readNetworkSites(session) : [],
    callerIdPolicies: [],
    ...nothingBlocked,
    translationRules: translates ? await objects.translationRules() : [],
    groupPolicies: allGroups || byGroup ? await readGroupPolicies(session) : [],
  };
};

/** A short number, or one that a policy of the tenant names. */
const mayBeEmergency = (dialled: string, policies: readonly EmergencyPolicyRow[]): boolean =>
  /^\+?\d{1,6}$/.test(dialled) ||
  policies.some(({ EmergencyNumbers }) =>
    EmergencyNumbers.some(({ EmergencyDialString: dial, EmergencyDialMask: masks }) =>
      [dial, ...(masks ?? '').split(';')].includes(dialled.replace('+', '')),
    ),
  );

const networkSite = z.looseObject({ Identity: z.string(), EmergencyCallRoutingPolicy: z.string().nullish() });

/** Network sites that have an emergency call routing policy of their own. */
const readNetworkSites = async (session: Session): Promise<NetworkSiteRow[]> => {
  const cmdlet = 'Get-CsTenantNetworkSite';
  const doing = 'read network sites';
  const output = await (await session.cmdlets()).run(cmdlet, {}, doing);
  return output
    .map((one) => understood(networkSite, one, cmdlet, doing))
    .flatMap(({ Identity, EmergencyCallRoutingPolicy }) =>
      EmergencyCallRoutingPolicy
        ? [{ Identity, EmergencyCallRoutingPolicy: EmergencyCallRoutingPolicy.replace(/^tag:/i, '') }]
        : [],
    );
};

const groupPolicy = z.looseObject({
  GroupId: z.string(),
  PolicyType: z.string(),
  PolicyName: z.string(),
  Rank: z.number(),
});

const readGroupPolicies = async (session: Session): Promise<GroupPolicyRow[]> => {
  const cmdlet = 'Get-CsGroupPolicyAssignment';
  const doing = 'read the policies of groups';
  const output = await (await session.cmdlets()).run(cmdlet, {}, doing);
  return output.map((one) => understood(groupPolicy, one, cmdlet, doing));
};

const readSomeNumbers = async (session: Session, numbers: readonly string[]): Promise<LiveNumber[]> => {
  if (numbers.length === 0) return [];
  const graph = await session.graph();
  requireNumberAccess(graph, "read the tenant's phone numbers");
  const rows = await readSomeNumberRows(graph, numbers, readContext);
  const ids = rows.flatMap(({ assignmentTargetId }) => (assignmentTargetId ? [assignmentTargetId] : []));
  const directory = await readDirectory(graph, { upns: [], ids }, readContext);
  return numbers.map((number) => {
    const row = rows.find(({ telephoneNumber }) => telephoneNumber === number.toLowerCase());
    if (row === undefined) return { number, skipsInternal: false };
    return { ...liveNumber(row, (id) => directory.byId(id)?.userPrincipalName ?? id), number };
  });
};
