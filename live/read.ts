import { z } from 'zod';
import { understood } from '../providers/msteams/powershell/understood.ts';
import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { requireNumberAccess } from '../providers/msteams/readiness/number-access.ts';
import { readSomeNumberRows } from '../providers/msteams/readiness/number-rows.ts';
import { tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import { answer, type Question } from '../routing/question.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { readContext } from './read-context.ts';
import { liveNumber, readNumbers, readPeople } from './read-people.ts';
import { readPerson } from './read-person.ts';
import type { GroupPolicyRow, LiveNumber, LivePerson, LiveRows } from './rows.ts';
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
  const byFile = questions.map((question) => answer(file.voice, question));
  const upns = [...new Set(questions.flatMap((question, index) => touchedPeople(question, byFile[index])))];
  const people = await (upns.length > fewPeople ? readPeople(session, upns) : readEach(session, upns));
  const objects = await readObjects(session, people);
  // Whom a number rings can be asked once the tenant's own rules have said which number it is.
  const { voice } = liveSide({ ...objects, usages: [], people, numbers: [] }, file.tenant);
  const numbers = touchedNumbers([...byFile, ...questions.map((question) => answer(voice, question))]);
  const rows = { ...objects, usages: [], people, numbers: await readSomeNumbers(session, numbers) };
  return liveSide(rows, file.tenant);
};

/** The whole tenant as it is now, but of its people those that the files name. Nothing is written. */
export const readTenant = async (session: Session, file: Pick<Tenant, 'users'>): Promise<LiveRows> => {
  const upns = file.users.map(({ upn }) => upn);
  const people = await readPeople(session, upns);
  const [objects, usages, numbers] = await Promise.all([
    readObjects(session, people),
    tenantObjects(session).usages(),
    readNumbers(session, upns),
  ]);
  return { ...objects, usages, people, numbers };
};

const readEach = async (session: Session, upns: readonly string[]): Promise<LivePerson[]> => {
  const people = await Promise.all(upns.map((upn) => readPerson(session, upn)));
  return people.filter((person) => person !== undefined);
};

/** Every kind of object, each list whole. */
export const readObjects = async (
  session: Session,
  people: readonly LivePerson[],
): Promise<Omit<LiveRows, 'people' | 'numbers' | 'usages'>> => {
  const objects = tenantObjects(session);
  const [gateways, routes, policies, dialPlans] = await Promise.all([
    objects.gateways(),
    objects.routes(),
    objects.policies(),
    objects.dialPlans(),
  ]);
  const translates = gateways.some((gateway) =>
    Object.entries(gateway).some(
      ([name, value]) => name.endsWith('TranslationRules') && Array.isArray(value) && value.length > 0,
    ),
  );
  const byGroup = people.some(({ dialPlan, voiceRoutingPolicy }) => dialPlan?.group ?? voiceRoutingPolicy?.group);
  return {
    gateways,
    routes,
    policies,
    dialPlans,
    translationRules: translates ? await objects.translationRules() : [],
    groupPolicies: byGroup ? await readGroupPolicies(session) : [],
  };
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
