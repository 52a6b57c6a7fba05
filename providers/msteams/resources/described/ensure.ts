import { isNotFound, ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { CmdletName, Parameters } from '../../powershell/cmdlets.ts';
import { nowOf, type Session } from '../../session.ts';
import { knownObjects, knownUsages } from '../known-objects.ts';
import { foreignTo, objection } from '../ownership.ts';
import { patience } from '../patience.ts';
import { withRow } from '../run-list.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { tenantObjects } from '../tenant-objects.ts';
import { waitingFor, waitingWarning } from '../waiting.ts';
import { waitingObjects } from '../waiting-objects.ts';
import { drainedSince } from './drain.ts';
import { kept } from './kept.ts';
import { markOf, splitMark, withMark } from './mark.ts';
import {
  type DescribedArgs,
  type DescribedObject,
  type DescribedRow,
  foundOf,
  type SetOne,
  type StateOf,
} from './object.ts';
import { rowAfter } from './row-after.ts';

interface Asked<Args extends DescribedArgs> {
  readonly verb: 'create' | 'update';
  readonly args: Args;
  /** Of an update: what the last run left behind. */
  readonly state?: StateOf<Args>;
  readonly context: Context;
}

/** The object, if Teams has it, among its like. */
interface Seen<Row> {
  readonly row: Row | undefined;
  readonly rows: readonly Row[];
}

/**
 * Brings an object of Teams to what is asked: observe, ensure, sync, return.
 *
 * The first try trusts the run's list and what New and Set answer. Every further one starts from a new look at what is
 * there, so a lost reply, a host that crashed or a half-done run needs no case of its own. Once something was written, or
 * may have been, a failure is a PartialFailure: the engine must know the object, and the next run goes on.
 */
export const ensureDescribed = async <Row extends DescribedRow, Args extends DescribedArgs>(
  session: Session,
  kind: DescribedObject<Row, Args>,
  asked: Asked<Args>,
): Promise<StateOf<Args>> => {
  const { verb, args, state, context } = asked;
  const name = kind.nameOf(args);
  const id = name.toLowerCase();
  const doing = `${verb} ${kind.noun} "${name}"`;
  const own = markOf(context.urn);
  const description = withMark(args.description, own);
  const list = knownObjects(session, kind);
  const record = runRecord(session);
  /** What is done so far, for the case that it ends there. `unknownEnd`: a New was sent, and nobody knows how it ended. */
  const done: {
    tries: number;
    sentNew?: true;
    unknownEnd?: boolean;
    ours?: true;
    /** What Teams had at the first look. */
    first?: { readonly row: Row | undefined };
    shown?: Seen<Row> & { row: Row };
  } = { tries: 0 };

  const look = async (anew: boolean): Promise<Seen<Row>> => {
    const shown = anew ? await list.anew() : await list.known();
    const row = shown.find(({ Identity }) => sameName(Identity, name));
    done.first ??= { row };
    return { row, rows: withRow(await list.known(), name, row) };
  };
  const usages = async (): Promise<string[]> => {
    const { known, anew } = knownUsages(session);
    return (await (done.tries > 1 ? anew() : known())).map(({ Identity }) => Identity);
  };
  const send = async (cmdlet: CmdletName, parameters: Parameters) =>
    (await session.cmdlets()).run(cmdlet, parameters, doing);
  const behind = (row: Row) => kind.settings.filter((setting) => !setting.isMet(args, row));
  const isDone = (row: Row, rows: readonly Row[]) =>
    behind(row).length === 0 && row.Description === description && (kind.place?.isInPlace(args, rows) ?? true);
  const ours = (how: 'made' | 'took') => {
    record.note(kind.token, id, { urn: context.urn, how });
    done.ours = true;
  };
  const set: SetOne<Row> = async (row, parameters) => {
    await send(`Set-${kind.cmdletNoun}`, { Identity: row.Identity, ...parameters }).catch((error: unknown) => {
      throw isNotFound(error) ? notShownYet(doing, error) : error;
    });
    const after = rowAfter(row, parameters);
    list.wrote(after);
    return after;
  };

  let found = state?.__found;
  const stateOf = async (shown: StateOf<Args>, after?: Row): Promise<StateOf<Args>> => {
    const times = { before: done.first?.row, after, kept: state, now: () => nowOf(session) };
    return { ...shown, ...kept(own, found, await drainedSince(kind.drain, args, times)) };
  };

  /** What Teams has then, from New's own answer; undefined where it doesn't answer as asked. */
  const make = async (rows: readonly Row[]): Promise<Row | undefined> => {
    if (verb === 'update' && done.ours === undefined) {
      context.log(`${kind.noun} "${name}" is gone from the tenant: making it anew.`, { severity: 'warning' });
    }
    const placed = await kind.place?.arrange(args, rows, set);
    const parameters = toParameters(kind, (await kind.spell?.(args, usages)) ?? args);
    const cmdlet = `New-${kind.cmdletNoun}` as const;
    done.sentNew = true;
    const output = await send(cmdlet, { Identity: name, ...parameters, ...placed, Description: description }).catch(
      (error: unknown) => {
        if (isNotFound(error))
          ours('made'); // of itself: it is written, and New's own read came too early
        else if (!isAlreadyThere(error))
          done.unknownEnd ||= !(error instanceof ServiceError) || error.facts.mayBeDone === true;
        throw isNotFound(error) || isAlreadyThere(error) ? notShownYet(doing, error) : error;
      },
    );
    ours('made');
    found = undefined;
    const [row] = answered(kind, session, output, cmdlet, doing);
    if (row !== undefined) list.wrote(row);
    return row;
  };

  /** Whose it is, as long as nothing in this run has proved it ours. */
  const refusalOf = (row: Row): ServiceError | undefined => {
    if (done.ours !== undefined) return undefined;
    if (verb === 'create') return foreignTo(foundOf(kind, row), context.urn, args.adopt);
    const before = { ...state, adopt: false } as unknown as Args;
    const differs = kind.settings.filter((setting) => !setting.isMet(before, row)).map(({ parameter }) => parameter);
    return objection(foundOf(kind, row), context.urn, state ?? {}, differs);
  };

  /** What Teams has then. What a create finds is written to even when it is right: reads may show what was just deleted. */
  const sync = async (row: Row, rows: readonly Row[]): Promise<Row | undefined> => {
    const refusal = refusalOf(row);
    if (refusal !== undefined) throw refusal;
    const isProven = verb === 'update' || done.ours !== undefined;
    if (isProven && isDone(row, rows)) return row;
    const placed = await kind.place?.arrange(args, rows, set);
    const spelled = behind(row).length === 0 ? args : ((await kind.spell?.(args, usages)) ?? args);
    const parameters = behind(row).flatMap((setting) => {
      const value = setting.wanted(spelled);
      return value === undefined ? [] : [[setting.parameter, value] as const];
    });
    const note: Parameters = isProven && row.Description === description ? {} : { Description: description };
    const after = await set(row, { ...Object.fromEntries(parameters), ...placed, ...note });
    if (verb === 'create' && done.sentNew === undefined && args.adopt) found = 'adopted';
    ours(done.sentNew || verb === 'update' ? 'made' : 'took');
    return done.tries > 1 || kind.readsBack ? undefined : after; // after trouble only what Teams shows counts
  };

  /**
   * Made but waiting: Teams keeps what it has. What is there already is ours only if it was so before, or carries our mark; what isn't
   * is not looked at again before the next run.
   */
  const hold = async (reason: string, { row, rows }: Seen<Row>): Promise<StateOf<Args>> => {
    const waiting = await waitingFor(session, reason, state?.waiting);
    waitingObjects(session).note(kind.token, name, { args, waiting });
    context.log(waitingWarning(`${kind.noun} "${name}"`, waiting, await nowOf(session)), { severity: 'warning' });
    const mark = splitMark(row?.Description).mark;
    if (row === undefined || (verb === 'create' && mark !== own)) {
      const { adopt: _, ...wanted } = args;
      return { ...wanted, waiting, __unmade: true };
    }
    record.noteKnown(kind.token, id);
    const shown = kind.toState(row, rows, state ?? args);
    return { ...shown, ...kept(state?.__mark ?? mark ?? own, state?.__found, state?.__drained), waiting };
  };

  /** What nothing is sent for; not what is as asked already. */
  const toWaitFor = (row: Row | undefined, rows: readonly Row[]): string | undefined => {
    if (done.ours !== undefined || done.sentNew !== undefined) return undefined;
    if (verb === 'update' && row !== undefined && isDone(row, rows)) return undefined;
    return kind.waits?.for?.(args, row !== undefined);
  };

  /** Nothing is refused, taken over or moved on what was read a while ago. */
  const isDelicate = (row: Row | undefined, rows: readonly Row[]): boolean =>
    (row !== undefined && (verb === 'create' || refusalOf(row) !== undefined)) ||
    kind.place?.movesOthers(args, rows) === true;

  const attempt = async (): Promise<StateOf<Args>> => {
    done.tries += 1;
    await kind.admit?.({ args, state }, doing, context);
    const inTurn = kind.place?.inTurn ?? ((work) => work());
    let held: StateOf<Args> | undefined;
    const settled = await inTurn(async (): Promise<Seen<Row> | undefined> => {
      let { row, rows } = await look(done.tries > 1);
      if (done.tries === 1 && isDelicate(row, rows)) ({ row, rows } = await look(true));
      const reason = toWaitFor(row, rows);
      if (reason !== undefined) {
        const refusal = row && refusalOf(row);
        if (refusal !== undefined) throw refusal;
        held = await hold(reason, { row, rows });
        return undefined;
      }
      const after = await (row === undefined ? make(rows) : sync(row, rows));
      if (after === undefined) return undefined;
      const seen = { row: after, rows: withRow(await list.known(), name, after) };
      return isDone(after, seen.rows) ? seen : undefined;
    });
    if (held !== undefined) return held;
    const { row, rows } = settled ?? (await look(true));
    if (row === undefined) throw notShownYet(doing);
    done.shown = { row, rows };
    if (!isDone(row, rows)) throw notShownYet(doing, undefined, kind.shortfall?.(args, row));
    record.noteKnown(kind.token, id);
    waitingObjects(session).note(kind.token, name, undefined);
    return await stateOf(kind.toState(row, rows, args), row);
  };

  /** A New whose end isn't known: is it there, as far as Teams can be asked? */
  const mayBeThere = async (): Promise<boolean> => {
    const seen = await look(true).catch(() => undefined);
    if (seen === undefined) return true;
    const { row, rows } = seen;
    if (row === undefined || splitMark(row.Description).mark !== own) return false;
    done.shown = { row, rows };
    return true;
  };

  try {
    return await retry(attempt, { context, ...patience('write') });
  } catch (error) {
    if (done.ours === undefined && !(done.unknownEnd && (await mayBeThere()))) {
      const isThere = done.sentNew === undefined;
      const reason =
        error instanceof ServiceError ? await kind.waits?.refused?.(error, { args, isThere, context }) : undefined;
      if (reason === undefined) throw error;
      return await hold(reason, isThere ? await look(true) : { row: undefined, rows: [] });
    }
    const { adopt: _, ...wanted } = args;
    throw new PartialFailure({
      id,
      state: await (done.shown === undefined
        ? stateOf(wanted)
        : stateOf(kind.toState(done.shown.row, done.shown.rows, args), done.shown.row)),
      reasons: [error instanceof Error ? error : String(error)],
    });
  }
};

/** What New answers is the object that it read. An answer that nobody understands is none: a look at the list tells. */
const answered = <Row extends DescribedRow, Args extends DescribedArgs>(
  kind: DescribedObject<Row, Args>,
  session: Session,
  output: readonly unknown[],
  cmdlet: CmdletName,
  doing: string,
): readonly Row[] => {
  try {
    return kind.source(tenantObjects(session)).parse(output, cmdlet, doing);
  } catch {
    return [];
  }
};

/** Everything that is asked, for New: what would only be cleared is left out. */
const toParameters = <Row extends DescribedRow, Args extends DescribedArgs>(
  kind: DescribedObject<Row, Args>,
  args: Args,
): Parameters =>
  Object.fromEntries(
    kind.settings.flatMap((setting) => {
      const value = setting.wanted(args);
      return value == null ? [] : [[setting.parameter, value] as const];
    }),
  );

const isAlreadyThere = (error: unknown): boolean => error instanceof ServiceError && error.kind === 'AlreadyExists';

/** Also where New is refused for a name that reads didn't show, or Set for one that they did: they lag. */
const notShownYet = (doing: string, cause?: unknown, shortfall?: string): ServiceError => {
  const refusal = cause instanceof ServiceError ? cause.facts : undefined;
  return new ServiceError({
    kind: 'NotReady',
    doing,
    text: refusal?.text ?? shortfall ?? "Teams accepted it, but doesn't show it yet.",
    requestId: refusal?.requestId,
    fix: 'run the same command again in a few minutes: it goes on from what Teams shows then.',
    cause,
  });
};
