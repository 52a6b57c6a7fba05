import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Journal, JournalEntry } from '../roster/journal.ts';
import type { NumberAction, SendOptions } from './action.ts';
import type { Move, MoveGroup } from './plan.ts';
import { type NumberOutcomes, sendNumbers } from './send.ts';
import { undoGroup } from './undo.ts';
import { isSimple, nextWave } from './wave.ts';

export interface NumberRun {
  /** Who holds each number at the end, as far as this run knows. */
  readonly holders: ReadonlyMap<string, string>;
  /** One message per user who didn't get there, by object id. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Numbers asked for whose end isn't known, by object id. */
  readonly pending: ReadonlyMap<string, readonly string[]>;
  /** Numbers of before that were given back, and whether they are there isn't known, by object id. */
  readonly returning: ReadonlyMap<string, string>;
  /** Nothing more was sent: the engine cancelled, or the service forbade it (one reason for everybody). */
  readonly stopped?: 'cancelled' | ServiceError;
}

export interface RunOptions extends SendOptions {
  readonly journal?: Journal | undefined;
}

/** A refusal; every other fault leaves open what became of it. */
const isRefused = ({ kind, facts }: ServiceError): boolean =>
  facts.mayBeDone !== true &&
  ['Rejected', 'Forbidden', 'NotLicensed', 'NotFound', 'AlreadyExists', 'InUse', 'Throttled'].includes(kind);

const isInDoubt = (end: 'done' | ServiceError | undefined): boolean =>
  end !== undefined && end !== 'done' && !isRefused(end);

const toEntry = ({ verb, objectId, upn, number }: NumberAction): JournalEntry => ({
  objectId,
  upn,
  ...(verb === 'assign' ? { to: number } : { from: number }),
});

/** What is begun in a wave is brought to its end, also after Cancel: nobody is left between two numbers. */
const steady = (context: Context): Context => ({ ...context, signal: new AbortController().signal });

const toAction = (verb: NumberAction['verb'], move: Pick<Move, 'objectId' | 'upn'>, number: string): NumberAction => ({
  verb,
  objectId: move.objectId,
  upn: move.upn,
  number,
});

/** Works off the groups of a plan, wave by wave, and keeps the book of who holds what. */
export const runNumbers = async (
  graph: Graph,
  plan: {
    readonly groups: readonly MoveGroup[];
    readonly holders: ReadonlyMap<string, string>;
    /** Whether this stack gave, or may have given, the number to the user; left out, every number was there before. */
    isGiven?(objectId: string, number: string): boolean;
  },
  options: RunOptions,
): Promise<NumberRun> => {
  const { context } = options;
  const holders = new Map(plan.holders);
  const reasons = new Map<string, string>();
  const pending = new Map<string, Set<string>>();
  const returning = new Map<string, string>();
  /** Whose number may have been released: nobody has said how that ended. */
  const leaving = new Set<string>();
  let forbidden: ServiceError | undefined;
  const total = plan.groups.flat().length;
  const verb = plan.groups.flat().some((move) => move.to !== undefined) ? 'assigned' : 'released';
  let finished = 0;

  const isDone = ({ objectId, from, to }: Move): boolean =>
    to === undefined ? holders.get(from ?? '') !== objectId : holders.get(to) === objectId;

  const isLost = (move: Move): boolean =>
    move.from !== undefined && move.to !== undefined && !isDone(move) && holders.get(move.from) !== move.objectId;

  /** Of what a user had before this stack: giving it back doesn't make it ours. */
  const isReturn = ({ verb, objectId, number }: NumberAction): boolean =>
    verb === 'assign' && plan.isGiven?.(objectId, number) !== true;

  const noteEnds = (actions: readonly NumberAction[], outcomes: NumberOutcomes): void => {
    const done: NumberAction[] = [];
    const failed = actions.filter((action) => !outcomes.has(action)); // never sent
    for (const [action, end] of outcomes) {
      const { verb, objectId, number } = action;
      if (end === 'done') done.push(action);
      else if (isRefused(end)) failed.push(action);
      else if (verb === 'assign') pending.set(objectId, (pending.get(objectId) ?? new Set()).add(number));
    }
    options.journal?.note('done', done.map(toEntry));
    options.journal?.note('failed', failed.map(toEntry));
  };

  const send = async (
    actions: readonly NumberAction[],
    how: Context,
    { isWayBack = false } = {},
  ): Promise<NumberOutcomes> => {
    const returns = isWayBack ? actions.filter(isReturn) : [];
    const ours = actions.filter((action) => !returns.includes(action));
    try {
      options.journal?.note('back', returns.map(toEntry));
      options.journal?.note('sent', ours.map(toEntry));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      forbidden ??= error; // what isn't in the journal isn't sent, but for the way back to what was there
      if (!isWayBack) return new Map();
    }
    const outcomes = await sendNumbers(graph, actions, { ...options, context: how });
    noteEnds(ours, new Map([...outcomes].filter(([action]) => !returns.includes(action))));
    for (const { objectId, number } of returns.filter((one) => isInDoubt(outcomes.get(one)))) {
      returning.set(objectId, number);
    }
    for (const [action, end] of outcomes) {
      if (action.verb === 'release' && isInDoubt(end)) leaving.add(action.objectId);
      if (end === 'done' && action.verb === 'assign') holders.set(action.number, action.objectId);
      if (end === 'done' && action.verb === 'release') holders.delete(action.number);
      if (end !== 'done' && end.kind === 'Forbidden') forbidden ??= end;
    }
    return outcomes;
  };

  /** Puts back what can't stay half done, and says so to everyone of the group who isn't where the file wants them. */
  const closeGroup = async (group: MoveGroup, released: ReadonlySet<string>, assigned: ReadonlySet<string>) => {
    const undo = undoGroup(group, { released, assigned });
    await send(
      undo.takeBack.map((one) => toAction('release', one, one.number)),
      steady(context),
      { isWayBack: true },
    );
    // Who couldn't be parted from the new number keeps it: nobody gets two.
    const kept = new Set(
      undo.takeBack.flatMap((one) => (holders.get(one.number) === one.objectId ? [one.objectId] : [])),
    );
    const free = undo.giveBack.filter((one) => holders.get(one.number) === undefined && !kept.has(one.objectId));
    await send(
      free.map((one) => toAction('assign', one, one.number)),
      steady(context),
      { isWayBack: true },
    );
    const failed = group.find((move) => reasons.has(move.objectId))?.upn;
    for (const move of group) {
      if (failed === undefined || isDone(move)) continue;
      const { objectId, upn, from, to } = move;
      const doing = to === undefined ? `release ${from} from ${upn}` : `assign ${to} to ${upn}`;
      const reason = reasons.get(objectId) ?? `${doing}: not done, because it goes together with ${failed}'s change.`;
      const isOpen = returning.get(objectId) === from || pending.get(objectId)?.has(from ?? '') === true;
      const now = isLost(move)
        ? isOpen
          ? `\n  Whether ${upn} has ${from} again isn't known: run up again.`
          : `\n  ${upn} has NO number now (had ${from}).`
        : from === undefined
          ? ''
          : leaving.has(objectId)
            ? `\n  Whether ${upn} still has ${from} isn't known: run up again.`
            : `\n  ${upn} still has ${from}.`;
      reasons.set(objectId, `${reason}${now}`);
    }
  };

  const runWave = async (wave: readonly MoveGroup[]) => {
    const moves = wave.flat();
    const how = wave.every(isSimple) ? context : steady(context);
    const outcomes = new Map<string, 'done' | ServiceError>();
    const collect = (ended: NumberOutcomes, done: Set<string>) => {
      for (const [{ objectId }, end] of ended) {
        if (end === 'done') done.add(objectId);
        else outcomes.set(objectId, end);
      }
    };
    const released = new Set<string>();
    const assigned = new Set<string>();
    const releases = moves.flatMap((move) => (move.from === undefined ? [] : [toAction('release', move, move.from)]));
    collect(await send(releases, how), released);
    const assigns = moves.flatMap((move) =>
      move.to !== undefined &&
      holders.get(move.to) === undefined &&
      (move.from === undefined || released.has(move.objectId))
        ? [toAction('assign', move, move.to)]
        : [],
    );
    collect(await send(assigns, how), assigned);
    for (const [objectId, error] of outcomes) if (error !== 'done') reasons.set(objectId, error.message);
    for (const group of wave) await closeGroup(group, released, assigned);
    finished += moves.filter(isDone).length;
    context.log(`${verb} ${finished}/${total} numbers`, { ephemeral: true });
  };

  let queue = [...plan.groups];
  while (queue.length > 0 && forbidden === undefined && !context.signal.aborted) {
    const wave = new Set(nextWave(queue, holders));
    if (wave.size === 0) break;
    queue = queue.filter((group) => !wave.has(group));
    await runWave([...wave]);
  }
  const open = new Map(
    [...pending].map(([objectId, numbers]) => [
      objectId,
      [...numbers].filter((number) => holders.get(number) !== objectId),
    ]),
  );
  const moves = plan.groups.flat();
  if (forbidden !== undefined) {
    // One reason for all, and a further one only for who is worse off than before.
    for (const move of moves) if (!isLost(move)) reasons.delete(move.objectId);
    return { holders, reasons, pending: open, returning, stopped: forbidden };
  }
  if (!context.signal.aborted) {
    for (const move of queue.flat()) {
      reasons.set(
        move.objectId,
        formatWording({
          message: `assign ${move.to} to ${move.upn}: ${move.to} isn't free yet, because the change of its holder failed.`,
          fix: "see that user's message, then run up again.",
        }),
      );
    }
  }
  const isOpen = moves.some((move) => !isDone(move) && !reasons.has(move.objectId));
  return { holders, reasons, pending: open, returning, stopped: isOpen ? 'cancelled' : undefined };
};
