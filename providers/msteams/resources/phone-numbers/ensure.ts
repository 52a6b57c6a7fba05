import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import { requireNumberAccess } from '../../readiness/number-access.ts';
import { callAlso } from '../../readiness/other-names.ts';
import type { PhoneNumbersArgs, PhoneNumbersState } from '../../schema/phone-numbers.ts';
import type { LicenceRecord } from '../licences/record.ts';
import { askedValues } from '../roster/asked.ts';
import { type Book, type Entry, givenBy, knownOf } from '../roster/book.ts';
import { writeBook, writeValues } from '../roster/layout.ts';
import { tellFound } from '../roster/words.ts';
import { awaitArrivals } from './arrivals.ts';
import { planNumbers } from './plan.ts';
import { type NumberRun, type RunOptions, runNumbers } from './run.ts';
import { type NumberSurvey, surveyNumbers } from './survey.ts';

export const id = 'phone-numbers';

/** Made, if this run or an earlier one gave it; found, if the user had it before. */
const howOf = (
  entry: Entry | undefined,
  number: string,
  objectId: string,
  before: ReadonlyMap<string, string>,
): 'made' | 'found' => {
  if (before.get(number) !== objectId || entry?.pending.includes(number)) return 'made';
  return entry?.has?.value === number ? entry.has.how : 'found';
};

/** What the roster's users truly hold at the end of a run, and what may still arrive. */
const entriesAfter = (
  survey: NumberSurvey,
  run: Pick<NumberRun, 'holders' | 'pending' | 'returning'>,
  before: Book,
): Entry[] => {
  const wanted = new Set(survey.wanted.map((one) => one.objectId));
  const entryOf = (
    { upn, objectId }: Pick<Entry, 'upn' | 'objectId'>,
    number: string | undefined,
    pending: readonly string[],
  ): Entry[] => {
    const isHeld = (one: string) => run.holders.get(one) === objectId || run.returning.get(objectId) === one;
    const held = number !== undefined && isHeld(number) ? number : undefined;
    const has = held && { value: held, how: howOf(before.get(objectId), held, objectId, survey.holders) };
    return has === undefined && pending.length === 0 ? [] : [{ upn, objectId, ...(has && { has }), pending }];
  };
  return [
    ...survey.wanted.flatMap((one) => {
      const { objectId, number } = one;
      const pending = run.pending.get(objectId) ?? [];
      if (run.holders.get(number) === objectId) return entryOf(one, number, pending);
      const current = before.has(objectId) ? survey.current.get(objectId) : undefined;
      // Whatever became of this run's try, what an earlier one asked for may still come.
      const still = (before.get(objectId)?.pending ?? []).filter((earlier) => earlier !== current);
      return entryOf(one, current, [...new Set([...still, ...pending])]);
    }),
    ...[...before.values()].flatMap((entry) => {
      const { objectId } = entry;
      if (wanted.has(objectId)) return [];
      const number = knownOf(entry).find((one) => run.holders.get(one) === objectId);
      // Whose name leads to nobody wasn't looked at.
      const pending = survey.given.has(objectId) ? (run.pending.get(objectId) ?? []) : entry.pending;
      return entryOf(
        entry,
        number,
        pending.filter((one) => one !== number),
      );
    }),
  ];
};

/** Who has the wanted number already, without this stack's doing. */
const foundBy = ({ wanted, holders }: NumberSurvey, before: Book) =>
  wanted.flatMap(({ upn, objectId, number }) => {
    const entry = before.get(objectId);
    const isNew = holders.get(number) === objectId && (entry === undefined || !knownOf(entry).includes(number));
    return isNew ? [{ upn, value: number }] : [];
  });

const tell = (survey: NumberSurvey, before: Book, context: Context): void =>
  tellFound(context, foundBy(survey, before), { what: 'numbers', total: survey.wanted.length });

/** Obstacles in a preview's one warning; the rest is counted, and comes with the `up`. */
const shownObstacles = 50;

/** Who won't get the number as things are, said before anything of the run is written. */
const warnOfObstacles = ({ problems }: NumberSurvey, context: Context): void =>
  warn(
    [...problems.values()],
    (users) => `As the tenant is now, ${users} can't get the number, and an up ends with an error:`,
    context,
  );

/**
 * Who gets no number because no licence could be given is no failure here: what goes back behind the numbers (LicenceReturns) may be
 * the very licence that is missing, and that is where the run ends with an error for them.
 */
const warnOfUnlicensed = ({ problems, unlicensed }: NumberSurvey, context: Context): void =>
  warn(
    [...problems].flatMap(([upn, text]) => (unlicensed.has(upn) ? [text] : [])),
    (users) => `For want of a licence ${users} can't get the number in this run, which ends with an error:`,
    context,
  );

const warn = (texts: readonly string[], first: (users: string) => string, context: Context): void => {
  if (texts.length === 0) return;
  const more = texts.length - shownObstacles;
  const lines = [
    first(`${texts.length} ${texts.length === 1 ? 'user' : 'users'}`),
    ...texts.slice(0, shownObstacles),
    ...(more > 0 ? [`and ${more} more.`] : []),
  ];
  context.log(lines.join('\n'), { severity: 'warning' });
};

/** What the change will meet, for a preview. */
export const foreseeNumbers = async (
  graph: Graph,
  args: PhoneNumbersArgs,
  before: Book,
  context: Context,
  licensing?: LicenceRecord,
): Promise<void> => {
  requireNumberAccess(graph, 'look at phone numbers');
  callAlso(graph, askedValues(args.alsoCalled ?? ''));
  const survey = await surveyNumbers(graph, args.numbers, before, context, licensing);
  tell(survey, before, context);
  warnOfObstacles(survey, context);
};

const cancelled = (done: number, asked: number): string =>
  formatWording({
    message: `Cancelled: ${done} of ${asked} numbers are with their users.`,
    fix: 'run up again, it goes on from here.',
  });

/** Gives, moves and releases until everyone has the number that the file says; throws what isn't so as a PartialFailure. */
export const ensureNumbers = async (
  graph: Graph,
  args: PhoneNumbersArgs,
  before: Book,
  options: RunOptions & { readonly licensing?: LicenceRecord },
): Promise<PhoneNumbersState> => {
  const { context } = options;
  requireNumberAccess(graph, 'assign phone numbers');
  const leavers = [...before.values()].filter(({ upn }) => args.numbers[upn] === undefined);
  await awaitArrivals(graph, leavers, options);
  callAlso(graph, askedValues(args.alsoCalled ?? ''));
  const survey = await surveyNumbers(graph, args.numbers, before, context, options.licensing);
  tell(survey, before, context);
  warnOfUnlicensed(survey, context);
  const plan = planNumbers(survey);
  for (const { upn, number, holder } of plan.left) {
    const now = holder === undefined ? 'nobody has it now' : `${survey.nameOf(holder)} has it now`;
    context.log(`${number} was ${upn}'s, ${now}: left as it is.`, { severity: 'warning' });
  }
  for (const { objectId, upn, from, to } of plan.groups.flat()) {
    if (from === undefined || to === undefined || survey.given.get(objectId)?.numbers.includes(from)) continue;
    context.log(`${upn} has ${from}, which isn't from this roster: replaced by ${to}.`, { severity: 'warning' });
  }
  const isGiven = (objectId: string, number: string) => givenBy(before, objectId).includes(number);
  const run = await runNumbers(graph, { groups: plan.groups, holders: survey.holders, isGiven }, options);
  const entries = entriesAfter(survey, run, before);
  const waiting = plan.waiting.map(({ move, holder }) => {
    const name = survey.wanted.find((one) => one.objectId === holder)?.upn ?? survey.nameOf(holder);
    const message =
      move.to === undefined
        ? `release ${move.from} from ${move.upn}: kept, because ${name}, who is to have it, can't take it yet.`
        : `assign ${move.to} to ${move.upn}: it stays with ${name}, who can't change yet.`;
    return formatWording({ message, fix: `see the message of ${name}.` });
  });
  const held = entries.filter(({ has }) => has !== undefined).length;
  const stopped =
    run.stopped === 'cancelled' ? cancelled(held, Object.keys(args.numbers).length) : run.stopped?.message;
  const reasons = [
    ...[...survey.problems].flatMap(([upn, problem]) => (survey.unlicensed.has(upn) ? [] : [problem])),
    ...waiting,
    ...run.reasons.values(),
    ...(stopped === undefined ? [] : [stopped]),
  ];
  const state = { users: writeBook(entries), numbers: writeValues(entries) };
  if (args.tellLater === true && stopped === undefined) {
    warn(reasons, (users) => `Without the number that is asked stay ${users}; the run ends with an error:`, context);
    return { ...state, problems: reasons.join('\n') };
  }
  if (reasons.length > 0) throw new PartialFailure({ id, state, reasons });
  return state;
};
