import { ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { callAlso } from '../../readiness/other-names.ts';
import type { UserSignInsState } from '../../schema/user-sign-ins.ts';
import { nowOf, type Session } from '../../session.ts';
import { type Book, type Entry, givenTo } from '../roster/book.ts';
import { writeBook, writeValues } from '../roster/layout.ts';
import { tellFound } from '../roster/words.ts';
import { sameName } from '../same-name.ts';
import { type Waiting, waitingFor, waitingWarning } from '../waiting.ts';
import type { SignInChange } from './change.ts';
import { readDomains, readRoles } from './look.ts';
import { planSignIns, refused, type SignInPlan } from './plan.ts';
import { type Sent, type Steps, sendChanges } from './send.ts';
import { tellChanges } from './words.ts';

export const id = 'user-sign-ins';

type SignIns = Readonly<Record<string, string>>;

/** What is to be written, and who is refused: read before the first write. */
interface Survey extends SignInPlan {
  readonly ready: readonly SignInChange[];
  readonly reasons: readonly string[];
  /** What the rest waits for. */
  readonly unready: ReturnType<typeof refused>['unready'];
}

const survey = async (graph: Graph, signIns: SignIns, book: Book, context: Context): Promise<Survey> => {
  callAlso(graph, signIns);
  const upns = [...new Set([...Object.keys(signIns), ...[...book.values()].map(({ upn }) => upn)])];
  const [directory, domains] = await Promise.all([
    readDirectory(graph, { upns, ids: [...book.keys()] }, context),
    readDomains(graph, context),
  ]);
  const seen = { directory, domains };
  const plan = planSignIns(signIns, book, seen);
  const roles = await readRoles(
    graph,
    plan.changes.map(({ objectId }) => objectId),
    context,
  );
  if (plan.changes.some(({ objectId }) => !roles.has(objectId))) {
    context.log(
      'Who of them has a directory role is not known, or not of all (Directory.Read.All, RoleManagement.Read.Directory): Entra refuses these by itself.',
    );
  }
  const { problems, unready } = refused(plan, seen, roles);
  return {
    ...plan,
    ready: plan.changes.filter(({ objectId }) => !problems.has(objectId)),
    reasons: [...plan.problems.values(), ...[...problems.values()].filter((one) => one !== '')],
    unready,
  };
};

const isNow = ({ now, name }: { readonly now: string; readonly name: string }): boolean => sameName(now, name);

/** Who has the name already, without this stack's doing. */
const foundIn = ({ wanted }: Survey, book: Book) =>
  wanted.filter(
    (one) => isNow(one) && !givenTo(book.get(one.objectId) ?? nothing).some((given) => sameName(given, one.name)),
  );

const nothing: Pick<Entry, 'pending'> & Entry = { upn: '', objectId: '', pending: [] };

const tell = (seen: Survey, book: Book, context: Context): void =>
  tellFound(
    context,
    foundIn(seen, book)
      .filter(({ objectId }) => book.get(objectId) === undefined)
      .map(({ upn, name }) => ({ upn, value: name })),
    { what: 'sign-in names', total: seen.wanted.length },
  );

const waitingOf = ({ count }: { readonly count: number }): string =>
  `the change of ${count === 1 ? 'a sign-in name' : `${count} sign-in names`}`;
const domainOf = ({ domain }: { readonly domain: string }): string =>
  `${domain}, which isn't a verified domain of the tenant`;

/** Names in a domain that isn't verified yet are no failure: the next run goes on. */
const waitFor = async (session: Session, { unready }: Survey, before: Waiting | undefined, context: Context) => {
  const [first] = unready;
  if (first === undefined) return {};
  const waiting = await waitingFor(session, domainOf(first), before);
  context.log(waitingWarning(waitingOf(first), waiting, await nowOf(session)), { severity: 'warning' });
  return { waiting };
};

/** What the change will meet, for a preview. */
export const foreseeSignIns = async (graph: Graph, signIns: SignIns, book: Book, context: Context): Promise<void> => {
  const seen = await survey(graph, signIns, book, context);
  tell(seen, book, context);
  tellChanges(context, seen.ready);
  for (const one of seen.unready) context.log(`${waitingOf(one)} waits for ${domainOf(one)}.`, { severity: 'warning' });
  if (seen.reasons.length === 0) return;
  const head = `As the tenant is now, ${seen.reasons.length === 1 ? 'a sign-in' : `${seen.reasons.length} sign-ins`} can't be changed, and an up ends with an error:`;
  context.log([head, ...seen.reasons].join('\n'), { severity: 'warning' });
};

/** What is known of everybody at the end of a run. */
const entriesAfter = (seen: Survey, book: Book, { done, unknown }: Pick<Sent, 'done' | 'unknown'>): Entry[] => {
  const found = new Set(foundIn(seen, book).map(({ objectId }) => objectId));
  const has = (changes: ReadonlySet<SignInChange>, id: string) => [...changes].some(({ objectId }) => objectId === id);
  const named = new Set(seen.wanted.map(({ objectId }) => objectId));
  return [
    ...seen.wanted.flatMap((one): Entry[] => {
      const { upn, objectId, name } = one;
      if (isNow(one) || has(done, objectId)) {
        return [{ upn, objectId, has: { value: name, how: found.has(objectId) ? 'found' : 'made' }, pending: [] }];
      }
      const before = book.get(objectId);
      // Another name of this stack's, which the file doesn't ask for any more, is still to be known.
      const still = before?.has !== undefined && sameName(before.has.value, one.now) ? before.has : undefined;
      const pending = has(unknown, objectId) ? [name] : [];
      return still === undefined && pending.length === 0
        ? []
        : [{ upn, objectId, ...(still && { has: still }), pending }];
    }),
    ...[...book.values()].filter((entry) => {
      if (named.has(entry.objectId)) return false;
      if (seen.problems.has(entry.upn)) return true;
      const change = seen.changes.find(({ objectId }) => objectId === entry.objectId);
      return change !== undefined && !done.has(change);
    }),
  ];
};

const setupFor = (session: Session, changes: readonly SignInChange[]): Promise<Graph> =>
  session.setupGraph({
    doing: 'change sign-in names',
    todo: `${changes.length === 1 ? 'a sign-in name' : `${changes.length} sign-in names`} to change`,
    permissions: ['User.ReadWrite.All'],
  });

/** Changes and puts back until everybody has the name that the file says; throws what isn't so as a PartialFailure. */
export const ensureSignIns = async (
  session: Session,
  signIns: SignIns,
  { book, waiting: before }: { readonly book: Book; readonly waiting: Waiting | undefined },
  how: Steps,
): Promise<UserSignInsState> => {
  const { context } = how;
  const graph = await session.graph();
  const seen = await survey(graph, signIns, book, context);
  tell(seen, book, context);
  for (const { upn, name, now } of seen.left) {
    context.log(`${upn} was given the sign-in name ${name}, and has ${now} now: left as it is.`, {
      severity: 'warning',
    });
  }
  const none: Sent = { done: new Set(), unknown: new Set(), reasons: [], isCancelled: false };
  const sent = await sendReady(session, graph, seen.ready, how).catch((error: unknown): Sent => {
    if (!(error instanceof ServiceError)) throw error;
    return { ...none, reasons: [error.message] };
  });
  const entries = entriesAfter(seen, book, sent);
  const waiting = await waitFor(session, seen, before, context);
  const state = { users: writeBook(entries), signIns: writeValues(entries), ...waiting };
  const cancelled = formatWording({
    message: `Cancelled: ${sent.done.size} of ${seen.ready.length} sign-in names are changed.`,
    fix: 'run up again, it goes on from here.',
  });
  const reasons = [...seen.reasons, ...sent.reasons, ...(sent.isCancelled ? [cancelled] : [])];
  if (reasons.length > 0) throw new PartialFailure({ id, state, reasons });
  return state;
};

/** The second identity signs in only where there is something to write. */
const sendReady = async (session: Session, graph: Graph, ready: readonly SignInChange[], how: Steps): Promise<Sent> => {
  if (ready.length === 0) return { done: new Set(), unknown: new Set(), reasons: [], isCancelled: false };
  return sendChanges({ graph, setup: await setupFor(session, ready) }, ready, how);
};
