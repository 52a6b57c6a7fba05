import { z } from 'zod';
import { understood } from '../providers/msteams/powershell/understood.ts';
import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { requireNumberAccess } from '../providers/msteams/readiness/number-access.ts';
import { readSomeNumberRows } from '../providers/msteams/readiness/number-rows.ts';
import { tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import { compileConfig, type Voice } from '../routing/compile.ts';
import { answer, type Question } from '../routing/question.ts';
import { liveConfig } from './config.ts';
import { readContext } from './read-context.ts';
import { readPerson } from './read-person.ts';
import type { GroupPolicyRow, LiveNumber, LivePerson, LiveRows } from './rows.ts';
import { touchedNumbers, touchedPeople } from './touched.ts';

/** The tenant's own configuration, as far as one call depends on it. Nothing is written. */
export const readLive = async (session: Session, file: Voice, question: Question): Promise<Voice> => {
  const byFile = answer(file, question);
  const people = await readPeople(session, touchedPeople(question, byFile));
  const objects = await readObjects(session, people);
  const compiled = (numbers: readonly LiveNumber[]) =>
    compileConfig(liveConfig({ ...objects, people, numbers }, file.config));
  // Whom a number rings can be asked once the tenant's own rules have said which number it is.
  const numbers = touchedNumbers([byFile, answer(compiled([]), question)]);
  return compiled(await readNumbers(session, numbers));
};

const readPeople = async (session: Session, upns: readonly string[]): Promise<LivePerson[]> => {
  const people = await Promise.all(upns.map((upn) => readPerson(session, upn)));
  return people.filter((person) => person !== undefined);
};

const readObjects = async (
  session: Session,
  people: readonly LivePerson[],
): Promise<Omit<LiveRows, 'people' | 'numbers'>> => {
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

const readNumbers = async (session: Session, numbers: readonly string[]): Promise<LiveNumber[]> => {
  if (numbers.length === 0) return [];
  const graph = await session.graph();
  requireNumberAccess(graph, "read the tenant's phone numbers");
  const rows = await readSomeNumberRows(graph, numbers, readContext);
  const ids = rows.flatMap(({ assignmentTargetId }) => (assignmentTargetId ? [assignmentTargetId] : []));
  const directory = await readDirectory(graph, { upns: [], ids }, readContext);
  return numbers.map((number) => {
    const row = rows.find(({ telephoneNumber }) => telephoneNumber === number.toLowerCase());
    const id = row?.assignmentTargetId;
    return {
      number,
      ...(id ? { holder: directory.byId(id)?.userPrincipalName ?? id } : {}),
      skipsInternal: (row?.reverseNumberLookupOptions ?? []).some((one) => one.toLowerCase() === 'skipinternalvoip'),
    };
  });
};
