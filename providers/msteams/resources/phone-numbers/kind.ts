import { diffMap } from '../../../kit/diff.ts';
import { ServiceError } from '../../../kit/error.ts';
import { type Context, isUnknown, type Kind, PartialFailure } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { requireNumberAccess } from '../../readiness/number-access.ts';
import { readNumberRows } from '../../readiness/number-rows.ts';
import { checkArgs } from '../../schema/check.ts';
import { type PhoneNumbersArgs, type PhoneNumbersState, phoneNumbersArgs } from '../../schema/phone-numbers.ts';
import type { Session } from '../../session.ts';
import { lowerCaseKeys } from '../roster-keys.ts';
import { type RosterRecord, rosterRecord } from '../roster-record.ts';
import type { SendOptions } from './action.ts';
import { unapprovedMassChange } from './approval.ts';
import { planNumbers } from './plan.ts';
import { type NumberRun, runNumbers } from './run.ts';
import { givenBy, toState } from './state.ts';
import { type NumberSurvey, surveyNumbers, whoHolds } from './survey.ts';

const id = 'phone-numbers';

/** What the roster's users truly hold at the end of a run. */
const stateAfter = (survey: NumberSurvey, run: Pick<NumberRun, 'holders'>, before: PhoneNumbersState) => {
  const given = givenBy(before);
  const wanted = new Set(survey.wanted.map((one) => one.objectId));
  const holds = (number: string | undefined, objectId: string): number is string =>
    number !== undefined && run.holders.get(number) === objectId;
  return toState([
    ...survey.wanted.flatMap(({ upn, objectId, number }) => {
      const old = survey.current.get(objectId);
      if (holds(number, objectId)) return [{ upn, objectId, number }];
      return given.has(objectId) && holds(old, objectId) ? [{ upn, objectId, number: old }] : [];
    }),
    ...[...given].flatMap(([objectId, { upn, number }]) =>
      !wanted.has(objectId) && holds(number, objectId) ? [{ upn, objectId, number }] : [],
    ),
  ]);
};

const cancelled = (state: PhoneNumbersState, asked: number): string =>
  `Cancelled: ${Object.keys(state.numbers).length} of ${asked} numbers are with their users.\n  Fix: run up again, it goes on from here.`;

const ensure = async (
  graph: Graph,
  args: PhoneNumbersArgs,
  before: PhoneNumbersState,
  options: SendOptions,
): Promise<PhoneNumbersState> => {
  const { context } = options;
  requireNumberAccess(graph, 'assign phone numbers');
  const survey = await surveyNumbers(graph, args.numbers, before, context);
  const plan = planNumbers(survey);
  for (const { upn, number, holder } of plan.left) {
    const now = holder === undefined ? 'nobody has it now' : `${survey.nameOf(holder)} has it now`;
    context.log(`${number} was ${upn}'s, ${now}: left as it is.`, { severity: 'warning' });
  }
  for (const { objectId, upn, from, to } of plan.groups.flat()) {
    if (from === undefined || to === undefined || survey.given.get(objectId)?.number === from) continue;
    context.log(`${upn} has ${from}, which isn't from this roster: replaced by ${to}.`, { severity: 'warning' });
  }
  const run = await runNumbers(graph, { groups: plan.groups, holders: survey.holders }, options);
  const state = stateAfter(survey, run, before);
  const waiting = plan.waiting.map(({ move, holder }) => {
    const name = survey.wanted.find((one) => one.objectId === holder)?.upn ?? survey.nameOf(holder);
    return move.to === undefined
      ? `release ${move.from} from ${move.upn}: kept, because ${name}, who is to have it, can't take it yet.\n  Fix: see the message of ${name}.`
      : `assign ${move.to} to ${move.upn}: it stays with ${name}, who can't change yet.\n  Fix: see the message of ${name}.`;
  });
  const stopped =
    run.stopped === 'cancelled' ? cancelled(state, Object.keys(args.numbers).length) : run.stopped?.message;
  const reasons = [
    ...survey.problems.values(),
    ...waiting,
    ...run.reasons.values(),
    ...(stopped === undefined ? [] : [stopped]),
  ];
  if (reasons.length > 0) throw new PartialFailure({ id, state, reasons });
  return state;
};

/** Without the users whom another roster of the program names: they are its business, whatever became of this one's name. */
const notElsewhere = (state: PhoneNumbersState, record: RosterRecord, context: Context) => {
  const given = new Map(givenBy(state));
  const holders = [...given.keys()].flatMap((objectId) => {
    const holder = record.holder(id, context.urn, objectId);
    return holder !== undefined && given.delete(objectId) ? [holder] : [];
  });
  if (holders.length > 0) {
    context.log(`left alone: "${holders[0]?.split('::').at(-1)}" names ${holders.length} of its users.`);
  }
  return given;
};

const releaseAll = async (graph: Graph, given: ReturnType<typeof givenBy>, options: SendOptions): Promise<void> => {
  const { context } = options;
  if (given.size === 0) return;
  requireNumberAccess(graph, 'release phone numbers');
  const { holders, current } = whoHolds(await readNumberRows(graph, context));
  const { groups, left } = planNumbers({ wanted: [], given, holders, current });
  for (const { upn, number } of left) {
    context.log(`${number} is no longer ${upn}'s: left as it is.`, { severity: 'warning' });
  }
  const cutOff = groups.flat();
  if (cutOff.length > 0) {
    const some = cutOff.slice(0, 5).map((move) => `${move.upn} (${move.from})`);
    const more = cutOff.length > some.length ? ` and ${cutOff.length - some.length} more` : '';
    context.log(`Calls no longer reach ${some.join(', ')}${more}.`, { severity: 'warning' });
  }
  const run = await runNumbers(graph, { groups, holders }, options);
  if (run.stopped instanceof ServiceError) throw run.stopped;
  const reasons = [...run.reasons.values()];
  const rest = cutOff.filter((move) => run.holders.get(move.from ?? '') === move.objectId).length;
  if (rest === 0) return;
  throw new ServiceError({
    kind: 'Unknown',
    doing: 'release phone numbers',
    text: [`${rest} of ${cutOff.length} numbers are still with their users.`, ...reasons].join('\n'),
    fix: 'run the same command again: it goes on with the rest.',
  });
};

/**
 * Who has which Direct Routing number: one roster per tenant, worked off in batches, so that a user who fails keeps
 * nobody else from theirs. Moves, swaps and circles between its users are one update.
 */
export const createPhoneNumbersKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<PhoneNumbersArgs, PhoneNumbersState> => ({
  token: 'msteams:index:PhoneNumbers',
  check: ({ olds, news }) => {
    const { args, failures } = checkArgs('PhoneNumbers', phoneNumbersArgs, news);
    const numbers = lowerCaseKeys(args.numbers);
    if (failures.length > 0 || typeof numbers !== 'object' || Object.values(numbers).some(isUnknown)) {
      return { args: { ...args, numbers }, failures };
    }
    if (Object.keys(numbers).length === 0) {
      const reason =
        'numbers is empty: every user would lose the number.\n  Allowed: at least one user.\n  Fix: correct users.csv; to remove the roster for good, destroy it.';
      return { args, failures: [{ path: '', reason }] };
    }
    return { args: { ...args, numbers }, failures: unapprovedMassChange(olds, { ...args, numbers }) };
  },
  diff: ({ urn, state, args }) => {
    rosterRecord(session).see(id, urn, state);
    return diffMap('numbers', state.numbers, args.numbers);
  },
  create: async ({ args, context }) => {
    const graph = await session.graph();
    const work = ensure(graph, args, { numbers: {}, objectIds: {} }, { context, sleep });
    return { id, state: await rosterRecord(session).work(id, context.urn, work) };
  },
  update: async ({ args, state, context }) => {
    const work = ensure(await session.graph(), args, state, { context, sleep });
    return { state: await rosterRecord(session).work(id, context.urn, work) };
  },
  read: async ({ state, args, context }) => readRoster(await session.graph(), state, args, context),
  delete: async ({ state, context }) => {
    const given = notElsewhere(state, rosterRecord(session), context);
    await releaseAll(await session.graph(), given, { context, sleep });
  },
  preview: ({ args }) => ({ numbers: args.numbers }),
});

/** What our users hold now. Users that the roster doesn't name are not looked at, so an import starts empty. */
const readRoster = async (
  graph: Graph,
  state: PhoneNumbersState | undefined,
  args: PhoneNumbersArgs | undefined,
  context: Context,
): Promise<{ id: string; args: PhoneNumbersArgs; state: PhoneNumbersState }> => {
  const given = givenBy(state ?? { numbers: {}, objectIds: {} });
  if (given.size === 0) return { id, args: { ...args, numbers: {} }, state: { numbers: {}, objectIds: {} } };
  requireNumberAccess(graph, 'read phone numbers');
  const [rows, directory] = await Promise.all([
    readNumberRows(graph, context),
    readDirectory(graph, { upns: [], ids: [...given.keys()] }, context),
  ]);
  const { current } = whoHolds(rows);
  const found = toState(
    [...given].flatMap(([objectId, { upn }]) => {
      const number = current.get(objectId);
      return number === undefined || directory.byId(objectId) === undefined ? [] : [{ upn, objectId, number }];
    }),
  );
  return { id, args: { ...args, numbers: found.numbers }, state: found };
};
