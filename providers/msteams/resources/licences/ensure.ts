import { isInDoubt, ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import type { Problem } from '../../readiness/licence-problem.ts';
import { callAlso } from '../../readiness/other-names.ts';
import { missingPlans } from '../../readiness/service-plans.ts';
import { readTeamsUsers, type TeamsUser } from '../../readiness/teams-users.ts';
import type { LicencesArgs, LicencesState } from '../../schema/licences.ts';
import { nowOf, type Session } from '../../session.ts';
import { patience } from '../patience.ts';
import { askedValues, lineOf, type Values, writeLines } from '../roster/asked.ts';
import type { Book } from '../roster/book.ts';
import type { Journal, JournalEntry } from '../roster/journal.ts';
import { writeBook } from '../roster/layout.ts';
import { assignLicences, type LicenceAction, type LicenceOptions } from './assign.ts';
import type { Gift } from './gift.ts';
import { namesOfParts } from './holdings.ts';
import { type Leaving, ledgerAfter, writeLeaving } from './ledger.ts';
import { type LicencePlan, planLicences } from './plan.ts';
import { licenceRecord } from './record.ts';
import { surveyLicences } from './survey.ts';
import { setUsageLocations } from './usage-location.ts';
import { whyLicenceRefused } from './why-refused.ts';
import { messagesOf, tellPlan, writeProblems } from './words.ts';

/** What is known before a run. */
interface Before {
  readonly book: Book;
  readonly leaving: readonly Leaving[];
}

type Asked = Omit<LicencesArgs, 'people'> & { readonly people: Values };

/** What a preview says. Nobody has to be signed in as the setup identity for it. */
export const foreseeLicences = async (
  session: Session,
  args: Asked,
  before: Before,
  context: Context,
): Promise<void> => {
  const graph = await session.graph();
  callAlso(graph, askedValues(args.alsoCalled ?? ''));
  const { applicants, licences } = await surveyLicences(graph, args.people, before, context);
  const plan = planLicences(applicants, licences, args.whenShort);
  const record = licenceRecord(session);
  for (const { objectId } of plan.gifts) record.toBeGiven.add(objectId);
  for (const { user } of plan.waiting) if (user !== undefined) record.toBeGiven.add(user.id);
  tellPlan(context, plan);
};

interface Outcome {
  readonly done: ReadonlyMap<string, string>;
  readonly open: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<Gift, Problem>;
}

const toEntry = ({ objectId, upn, value }: LicenceAction): JournalEntry => ({ objectId, upn, to: value });

const asProblem = ({ facts }: ServiceError): Problem => ({
  text: facts.text,
  fix: (facts.fix ?? 'run up again').replace(/\.$/, ''),
});

/** Locations first, then one request a user, each in the journal before it leaves. */
const give = async (
  gifts: readonly Gift[],
  { licences, ...options }: LicenceOptions & Pick<Awaited<ReturnType<typeof surveyLicences>>, 'licences'>,
  journal: Journal | undefined,
): Promise<Outcome> => {
  const refused = new Map(await setUsageLocations(gifts, options));
  const byAction = new Map<LicenceAction, Gift>(
    gifts.flatMap((gift) => (refused.has(gift) ? [] : [[{ ...gift, verb: 'give' as const }, gift]])),
  );
  const actions = [...byAction.keys()];
  journal?.note('sent', actions.map(toEntry));
  const ends = await assignLicences(actions, options);
  const done = actions.filter((action) => ends.get(action) === 'done');
  const open = actions.filter((action) => {
    const end = ends.get(action);
    return end !== undefined && end !== 'done' && isInDoubt(end);
  });
  journal?.note('done', done.map(toEntry));
  journal?.note('failed', actions.filter((action) => !done.includes(action) && !open.includes(action)).map(toEntry));
  for (const [action, gift] of byAction) {
    const end = ends.get(action);
    if (end === 'done') continue;
    const user = { ...gift.user, usageLocation: gift.location ?? gift.user.usageLocation };
    refused.set(
      gift,
      end === undefined
        ? { text: `Not given ${namesOfParts(gift.value)}: the run was stopped first.`, fix: 'run up again' }
        : whyLicenceRefused(end, { value: gift.value, user, licences }),
    );
  }
  const values = (some: readonly LicenceAction[]) => new Map(some.map(({ objectId, value }) => [objectId, value]));
  return { done: values(done), open: values(open), refused };
};

const late: Problem = {
  text: "The licence was given, and hasn't reached Teams yet.",
  fix: 'wait some minutes, then run up again',
  waits: true,
};

const notSeen = "The licence was given, and whether it has reached Teams couldn't be read:";

/** Teams gives no number before it has heard of the licence; where it says nothing of features, nothing is waited for. */
const hasHeard = (user: TeamsUser | undefined): boolean => user?.featureTypes?.includes('PhoneSystem') !== false;

/**
 * Waits until the plans are with the users and known to Teams; object ids of those who still lack them, with the reason. A read that
 * fails is one too: what was given must be known to the state, and keeps nobody waiting.
 */
const awaitPlans = async (
  graph: Graph,
  ids: readonly string[],
  { context, sleep }: Pick<LicenceOptions, 'context' | 'sleep'>,
): Promise<ReadonlyMap<string, Problem>> => {
  let open = [...ids];
  let why = late;
  const look = async (): Promise<void> => {
    const [directory, teams] = await Promise.all([
      readDirectory(graph, { upns: [], ids: open }, context),
      readTeamsUsers(graph, open, context),
    ]);
    open = open.filter((id) => {
      const isThere = missingPlans(directory.byId(id)?.assignedPlans ?? []).length === 0;
      return !isThere || !hasHeard(teams.get(id.toLowerCase()));
    });
    if (open.length === 0) return;
    const text = `${open.length} of ${ids.length} licences haven't reached Teams.`;
    throw new ServiceError({ kind: 'NotReady', doing: 'wait for licences', text });
  };
  if (open.length > 0) {
    await retry(look, { context, sleep, ...patience('licence'), service: 'Graph users' }).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      if (error.kind !== 'NotReady') why = { ...late, text: `${notSeen} ${error.facts.text}` };
    });
  }
  return new Map(open.map((id) => [id, why]));
};

/** Asks for the setup identity only where there is something to write. */
const openSetup = async (session: Session, gifts: readonly Gift[]): Promise<Graph | Problem | undefined> => {
  if (gifts.length === 0) return undefined;
  const isLocated = gifts.every(({ location }) => location === undefined);
  try {
    return await session.setupGraph({
      doing: `give ${gifts.length} ${gifts.length === 1 ? 'licence' : 'licences'}`,
      todo: `${gifts.length} ${gifts.length === 1 ? 'user lacks' : 'users lack'} one (licences: assign)`,
      permissions: ['LicenseAssignment.ReadWrite.All', ...(isLocated ? [] : ['User.ReadWrite.All' as const])],
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return asProblem(error);
  }
};

/**
 * Gives what is missing, and waits until Teams knows it. Whoever can't be given a licence keeps nobody from theirs, nor from
 * numbers: it is told as a warning here, and ends the run behind the numbers (LicenceReturns).
 */
export const ensureLicences = async (
  session: Session,
  args: Asked,
  before: Before,
  { context, sleep, journal }: { context: Context; sleep: Sleep; journal: Journal | undefined },
): Promise<LicencesState> => {
  const graph = await session.graph();
  callAlso(graph, askedValues(args.alsoCalled ?? ''));
  const { applicants, asked, licences } = await surveyLicences(graph, args.people, before, context);
  const plan: LicencePlan = planLicences(applicants, licences, args.whenShort);
  const refused = new Map(plan.refused);
  const unlicensed = new Map(plan.unlicensed);
  const said = plan.said === undefined ? [] : [plan.said];
  const setup = await openSetup(session, plan.gifts);
  let outcome: Outcome = { done: new Map(), open: new Map(), refused: new Map() };
  if (setup !== undefined && 'text' in setup) {
    said.push(...messagesOf([[`${plan.gifts.length} ${plan.gifts.length === 1 ? 'user' : 'users'}`, setup]]));
    outcome = { ...outcome, refused: new Map(plan.gifts.map((gift) => [gift, setup])) };
  } else if (setup !== undefined) {
    outcome = await give(plan.gifts, { graph, setup, licences, context, sleep }, journal);
  }
  const isToldOnce = said.length > (plan.said === undefined ? 0 : 1);
  for (const [{ upn, objectId }, problem] of outcome.refused) {
    if (!isToldOnce) refused.set(upn, problem);
    unlicensed.set(objectId, problem);
  }
  const given = plan.gifts.filter(({ objectId }) => outcome.done.has(objectId));
  const waiting = plan.waiting.flatMap(({ upn, user }) => (user === undefined ? [] : [{ upn, objectId: user.id }]));
  const hoped = [...given.map(({ upn, objectId }) => ({ upn, objectId })), ...waiting];
  const open = await awaitPlans(
    graph,
    hoped.map(({ objectId }) => objectId),
    { context, sleep },
  );
  for (const { upn, objectId } of hoped) {
    const why = open.get(objectId);
    if (why === undefined) continue;
    refused.set(upn, why);
    unlicensed.set(objectId, why);
  }
  const record = licenceRecord(session);
  for (const [objectId, problem] of unlicensed) record.refused.set(objectId, problem);
  const ready = [...plan.ready, ...hoped.filter((one) => !open.has(one.objectId)).map(({ upn }) => upn)];
  const since = (await nowOf(session)).toISOString();
  const { entries, leaving } = ledgerAfter(before, { asked, given: outcome, licences, since });
  const problems = [...said, ...messagesOf(refused)];
  for (const problem of problems) context.log(problem, { severity: 'warning' });
  return {
    users: writeBook(entries),
    people: writeLines(ready.map((upn) => lineOf(upn, args.people[upn] ?? ''))),
    leaving: writeLeaving(leaving),
    problems: writeProblems(problems),
  };
};
