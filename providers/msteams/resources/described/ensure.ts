import { isNotFound, ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Parameters } from '../../powershell/cmdlets.ts';
import type { Session } from '../../session.ts';
import { refuseForeign } from '../ownership.ts';
import { patience } from '../patience.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { tenantObjects } from '../tenant-objects.ts';
import { markOf, withMark } from './mark.ts';
import type { DescribedArgs, DescribedObject, DescribedRow, Send, StateOf } from './object.ts';

interface Asked<Args> {
  readonly verb: 'create' | 'update';
  readonly args: Args;
  readonly context: Context;
}

/**
 * Brings an object of Teams to what is asked: observe, ensure, sync, return.
 *
 * Every try starts from what is there, so a lost reply, a host that crashed or a half-done run needs no case of its own.
 * Once something was written, a failure is a PartialFailure: the engine must know the object, and the next run goes on.
 */
export const ensureDescribed = async <Row extends DescribedRow, Args extends DescribedArgs>(
  session: Session,
  kind: DescribedObject<Row, Args>,
  asked: Asked<Args>,
): Promise<StateOf<Args>> => {
  const { verb, args, context } = asked;
  const name = kind.nameOf(args);
  const id = name.toLowerCase();
  const doing = `${verb} ${kind.noun} "${name}"`;
  const description = withMark(args.description, markOf(context.urn));
  const objects = tenantObjects(session);
  const record = runRecord(session);
  /** What is done so far, for the case that it ends there. */
  const done: { sentNew?: true; ours?: true; shown?: { row: Row; rows: readonly Row[] } } = {};

  const observe = async () => {
    const rows = await kind.list(objects);
    return { rows, row: rows.find(({ Identity }) => sameName(Identity, name)) };
  };
  const send: Send = async (cmdlet, parameters) => (await session.cmdlets()).run(cmdlet, parameters, doing);
  const behind = (row: Row) => kind.settings.filter((setting) => !setting.isMet(args, row));
  const isDone = (row: Row, rows: readonly Row[]) =>
    behind(row).length === 0 && row.Description === description && (kind.place?.isInPlace(args, rows) ?? true);
  const ours = (how: 'made' | 'took') => {
    record.note(kind.token, id, { urn: context.urn, how });
    done.ours = true;
  };

  const make = async (rows: readonly Row[]): Promise<void> => {
    if (verb === 'update' && done.ours === undefined) {
      context.log(`${kind.noun} "${name}" is gone from the tenant: making it anew.`, { severity: 'warning' });
    }
    const placed = await kind.place?.arrange(args, rows, send);
    const parameters = toParameters(kind, (await kind.spell?.(args, objects)) ?? args);
    done.sentNew = true;
    await send(`New-${kind.cmdletNoun}`, { Identity: name, ...parameters, ...placed, Description: description }).catch(
      (error: unknown) => {
        throw isAlreadyThere(error) ? notShownYet(doing, error) : error;
      },
    );
    ours('made');
  };

  /** True if it wrote. What a create finds is written to even when it is right: reads may show what was just deleted. */
  const sync = async (row: Row, rows: readonly Row[]): Promise<boolean> => {
    const isProven = verb === 'update' || done.ours !== undefined;
    if (!isProven) {
      refuseForeign({ ...kind, name: row.Identity, description: row.Description }, context.urn, args.adopt);
    }
    if (isProven && isDone(row, rows)) return false;
    const placed = await kind.place?.arrange(args, rows, send);
    const spelled = behind(row).length === 0 ? args : ((await kind.spell?.(args, objects)) ?? args);
    const parameters = behind(row).map((setting) => [setting.parameter, setting.wanted(spelled)] as const);
    const note: Parameters = isProven && row.Description === description ? {} : { Description: description };
    await send(`Set-${kind.cmdletNoun}`, {
      Identity: row.Identity,
      ...Object.fromEntries(parameters),
      ...placed,
      ...note,
    }).catch((error: unknown) => {
      throw isNotFound(error) ? notShownYet(doing, error) : error;
    });
    ours(done.sentNew || verb === 'update' ? 'made' : 'took');
    return true;
  };

  const attempt = async (): Promise<StateOf<Args>> => {
    const inTurn = kind.place?.inTurn ?? ((work) => work());
    const settled = await inTurn(async () => {
      const { row, rows } = await observe();
      if (row !== undefined && !(await sync(row, rows))) return { row, rows };
      if (row === undefined) await make(rows);
      return undefined;
    });
    const { row, rows } = settled ?? (await observe());
    if (row === undefined) throw notShownYet(doing);
    done.shown = { row, rows };
    if (!isDone(row, rows)) throw notShownYet(doing);
    record.noteKnown(kind.token, id);
    return kind.toState(row, rows, args);
  };

  try {
    return await retry(attempt, { context, ...patience('write') });
  } catch (error) {
    if (done.ours === undefined) throw error;
    const { adopt: _, ...wanted } = args;
    throw new PartialFailure({
      id,
      state: done.shown === undefined ? wanted : kind.toState(done.shown.row, done.shown.rows, args),
      reasons: [error instanceof Error ? error.message : String(error)],
    });
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
      return value === null ? [] : [[setting.parameter, value] as const];
    }),
  );

const isAlreadyThere = (error: unknown): boolean => error instanceof ServiceError && error.kind === 'AlreadyExists';

/** Also where New is refused for a name that reads didn't show, or Set for one that they did: they lag. */
const notShownYet = (doing: string, cause?: unknown): ServiceError => {
  const refusal = cause instanceof ServiceError ? cause.facts : undefined;
  return new ServiceError({
    kind: 'NotReady',
    doing,
    text: refusal?.text ?? "Teams accepted it, but doesn't show it yet.",
    requestId: refusal?.requestId,
    fix: 'run the same command again in a few minutes: it goes on from what Teams shows then.',
    cause,
  });
};
