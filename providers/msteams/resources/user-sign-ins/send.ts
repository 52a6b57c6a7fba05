import { isInDoubt, ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Graph, GraphReply } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { patience } from '../patience.ts';
import type { Journal, JournalEntry } from '../roster/journal.ts';
import { sameName } from '../same-name.ts';
import { changeOf, doingOf, type SignInChange } from './change.ts';
import { nameNow } from './plan.ts';

/** One `$batch`. */
const batchSize = 20;

export interface Steps {
  readonly context: Context;
  readonly sleep: Sleep;
  readonly journal: Journal | undefined;
}

export interface Sent {
  readonly done: ReadonlySet<SignInChange>;
  /** Sent, and nobody knows what became of it. */
  readonly unknown: ReadonlySet<SignInChange>;
  readonly reasons: readonly string[];
  readonly isCancelled: boolean;
}

/** A name that is put back is one that this stack gives no more. */
const toEntry = ({ verb, objectId, upn, from, to }: SignInChange): JournalEntry =>
  verb === 'change' ? { objectId, upn, from, to } : { objectId, upn, from };

/** Entra gives the same answer for a user whom the app may not change as for an app that may change nobody. */
const whyRefused = (error: ServiceError): ServiceError =>
  error.kind !== 'Forbidden'
    ? error
    : new ServiceError({
        ...error.facts,
        text: `${error.facts.text} Entra answers so, too, if the user has, or may take, a directory role.`,
        fix: 'leave sip empty for this row, or have an administrator change the sign-in by hand; if it is so for everybody, grant the setup identity User.ReadWrite.All.',
      });

/** Which of these are done after all: a write whose reply was lost is looked for, and never sent again unseen. */
const lookFor = async (graph: Graph, changes: readonly SignInChange[], { context, sleep }: Steps) => {
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = patience('look');
  const done = new Set<SignInChange>();
  let open = changes;
  for (let waited = 0, pause = firstDelaySeconds; open.length > 0; pause = Math.min(maxDelaySeconds, pause * 2)) {
    const ids = open.map(({ objectId }) => objectId);
    // What can't be read stays unknown.
    const directory = await readDirectory(graph, { upns: [], ids }, context).catch(() => undefined);
    for (const change of open) {
      const user = directory?.byId(change.objectId);
      if (user !== undefined && sameName(nameNow(user), change.to)) done.add(change);
    }
    open = open.filter((change) => !done.has(change));
    waited += pause;
    if (waited > patienceSeconds || context.signal.aborted) break;
    if (open.length > 0) await sleep(pause, context.signal);
  }
  return done;
};

/** One request a person, by the object id, so that the path survives the change: nobody is made anew. */
const requestOf = (change: SignInChange) => ({
  method: 'PATCH' as const,
  path: `/users/${change.objectId}`,
  body: { userPrincipalName: change.to },
  change: changeOf(change),
  doing: doingOf(change),
});

/** Writes name by name, each in the journal before it leaves; `graph` reads, `setup` writes. */
export const sendChanges = async (
  { graph, setup }: { readonly graph: Graph; readonly setup: Graph },
  changes: readonly SignInChange[],
  how: Steps,
): Promise<Sent> => {
  const { context, journal } = how;
  const done = new Set<SignInChange>();
  const unknown = new Set<SignInChange>();
  const reasons: string[] = [];
  let isCancelled = false;
  for (let at = 0; at < changes.length; at += batchSize) {
    if (context.signal.aborted) {
      isCancelled = true;
      break;
    }
    const some = changes.slice(at, at + batchSize);
    journal?.note('sent', some.map(toEntry));
    const replies = await sendSome(setup, some, context);
    const doubtful = some.filter((_, index) => {
      const error = replies[index]?.error;
      return error !== undefined && isInDoubt(error);
    });
    const seen = await lookFor(graph, doubtful, how);
    for (const [index, change] of some.entries()) {
      const error = replies[index]?.error;
      if (error === undefined || seen.has(change)) done.add(change);
      else {
        if (isInDoubt(error)) unknown.add(change);
        reasons.push(whyRefused(error).message);
      }
    }
    setup.settled?.([...seen].map((change) => ({ change: changeOf(change), end: { step: 'done' } })));
    journal?.note('done', some.filter((change) => done.has(change)).map(toEntry));
    journal?.note('failed', some.filter((change) => !done.has(change) && !unknown.has(change)).map(toEntry));
  }
  return { done, unknown, reasons, isCancelled };
};

/** A batch that is refused as a whole is the answer to each of its items. */
const sendSome = async (
  setup: Graph,
  changes: readonly SignInChange[],
  context: Context,
): Promise<readonly Pick<GraphReply, 'error'>[]> => {
  try {
    return await setup.batch(changes.map(requestOf), { doing: 'change sign-in names', context });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return changes.map((change) => ({ error: new ServiceError({ ...error.facts, doing: doingOf(change) }) }));
  }
};
