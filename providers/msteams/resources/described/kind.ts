import { isNotFound, ServiceError } from '../../../kit/error.ts';
import { type Change, isUnknown, type Kind } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import { nowOf, type Session } from '../../session.ts';
import { keptPolicies } from '../kept-policies.ts';
import { knownObjects } from '../known-objects.ts';
import { keptBy, leftToAnother, markWarning } from '../ownership.ts';
import { patience } from '../patience.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { tenantObjects } from '../tenant-objects.ts';
import { diffWaiting, stillWaiting, waitingText } from '../waiting.ts';
import { waitingObjects } from '../waiting-objects.ts';
import { afterLook, enabledByHand, notDrained } from './drain.ts';
import { ensureDescribed } from './ensure.ts';
import { keptAfterRead } from './kept.ts';
import { markOf, splitMark } from './mark.ts';
import { type DescribedArgs, type DescribedObject, type DescribedRow, foundOf, type StateOf } from './object.ts';

/** The lifecycle of a named object with a Description, as the engine drives it. */
export const createDescribedKind = <Row extends DescribedRow, Args extends DescribedArgs>(
  session: Session,
  kind: DescribedObject<Row, Args>,
): Kind<Args, StateOf<Args>> => {
  const list = knownObjects(session, kind);
  const record = runRecord(session);
  const idOf = (name: string) => name.toLowerCase();
  const find = (rows: readonly Row[], name: string) => rows.find(({ Identity }) => sameName(Identity, name));

  return {
    token: kind.token,
    check: ({ news }) => kind.check(news),
    diff: ({ id, state, args }) => {
      // Of what was never written another's object may bear the name.
      if (state.__unmade !== true) record.noteKnown(kind.token, id);
      const { waiting } = state;
      if (waiting !== undefined) waitingObjects(session).note(kind.token, kind.nameOf(args), { args, waiting });
      return [
        ...diffName(kind.nameProperty, kind.nameOf(state), kind.nameOf(args)),
        ...kind.diff(state, args),
        ...diffWaiting(state),
      ];
    },
    byHand: async ({ id, args, log }) => {
      if (kind.drain?.time(args) === undefined) return [];
      const doubt = (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        log(`not certain: whether ${kind.noun} "${kind.nameOf(args)}" still takes no new calls: ${why}`, {
          severity: 'warning',
        });
        return [];
      };
      return enabledByHand(kind.drain, args, find(await list.known().catch(doubt), id));
    },
    preview: ({ args: { adopt: _, ...state } }) => state as Partial<StateOf<Args>>,
    foresee: async ({ args, state, context }) => {
      if (state?.waiting !== undefined) {
        context.log(stillWaiting(`${kind.noun} "${kind.nameOf(state)}"`, state.waiting), { severity: 'warning' });
      }
      if (Object.values(args).some(isUnknown)) return;
      const verb = state === undefined || state.__unmade ? 'create' : 'update';
      await kind.admit?.({ args, state }, `${verb} ${kind.noun} "${kind.nameOf(args)}"`, context);
    },
    create: async ({ args, context }) => ({
      id: idOf(kind.nameOf(args)),
      state: await ensureDescribed(session, kind, { verb: 'create', args, context }),
    }),
    update: async ({ args, state, context }) => {
      // Of what was never written nothing is to be cleared, and what bears the name may be another's.
      if (state.__unmade)
        return { state: await ensureDescribed(session, kind, { verb: 'create', args, state, context }) };
      const { args: asked, done } = kind.clearing(args, state);
      const reached = await ensureDescribed(session, kind, { verb: 'update', args: asked, state, context });
      // What waits has changed nothing: what is to be cleared still is.
      return { state: reached.waiting === undefined ? done(reached) : reached };
    },
    read: async ({ id, state, args, context }) => {
      const rows = await retry(() => list.anew(), { context, ...patience('write') });
      const row = find(rows, id);
      if (state?.waiting !== undefined) {
        context.log(waitingText(`${kind.noun} "${kind.nameOf(state)}"`, state.waiting), { severity: 'warning' });
      }
      if (state?.__unmade && !isOurs(row, context.urn)) return { id, state, args: args ?? (state as unknown as Args) };
      if (row === undefined) return undefined;
      await kind.lookUp?.(row, context);
      const shown = kind.toState(row, rows, state ?? args);
      const lost = markWarning(foundOf(kind, row), context.urn, state ?? {});
      const others = state === undefined ? [] : (kind.warnings?.(row, rows, state) ?? []);
      for (const warning of [...lost, ...others]) context.log(warning, { severity: 'warning' });
      return {
        id: idOf(row.Identity),
        state: {
          ...shown,
          ...(state?.waiting !== undefined && { waiting: state.waiting }),
          ...keptAfterRead(afterLook(kind.drain, state, row), splitMark(row.Description).mark, markOf(context.urn)),
        },
        args: { ...shown, adopt: args?.adopt ?? false } as unknown as Args,
      };
    },
    delete: async ({ id, state, context }) => {
      const kept = keptBy(record, kind.token, id, context.urn);
      if (kept !== undefined) return context.log(kept);
      const doing = `delete ${kind.noun} "${kind.nameOf(state)}"`;
      const whyKept = () => keptPolicies(session).reasonOf(kind.token, kind.nameOf(state));
      const inTurn = kind.place?.inTurn ?? ((work) => work());
      const remove = async (): Promise<void> => {
        const row = find(await list.anew(), id);
        if (row === undefined || (state.__unmade && !isOurs(row, context.urn))) return;
        const left = leftToAnother(foundOf(kind, row), context.urn, state);
        if (left !== undefined) return context.log(left, { severity: 'warning' });
        const early = notDrained(kind.drain, state, { row, now: await nowOf(session), doing });
        if (early !== undefined) throw early;
        await kind.refuseRemoval?.(row, tenantObjects(session), doing);
        const cmdlets = await session.cmdlets();
        await cmdlets
          .run(`Remove-${kind.cmdletNoun}`, { Identity: row.Identity }, doing)
          .catch((error: unknown) =>
            isNotFound(error) ? undefined : Promise.reject(stillKept(error, whyKept()) ?? waitable(error)),
          );
        list.removed(row.Identity);
        if (find(await list.anew(), id) !== undefined) throw notGoneYet(doing);
      };
      await record.leave(kind.token, id, () => retry(() => inTurn(remove), { context, ...patience('removal') }));
      record.forget(kind.token, id);
    },
  };
};

/** Of what a state doesn't know as made: a run that was killed made it. */
const isOurs = (row: DescribedRow | undefined, urn: string): boolean =>
  row !== undefined && splitMark(row.Description).mark === markOf(urn);

/** Teams can't rename: another name is another object, but a change of case alone is only our spelling. */
const diffName = (path: string, before: string, after: string): Change[] => {
  if (before === after) return [];
  return [{ path, kind: 'update', ...(sameName(before, after) ? {} : { replaces: true }) }];
};

/** "In use" right after its last user has let go is a matter of time: Teams has to hear of it first. */
const waitable = (error: unknown): unknown =>
  error instanceof ServiceError && error.kind === 'InUse'
    ? new ServiceError({
        ...error.facts,
        kind: 'NotReady',
        fix: 'what was just taken out may count for hours: run the same command again later. If it stays, something still uses it: users of users.csv who keep a policy that the tenant file describes no more, or what trunkline does not manage. Take it out there.',
      })
    : error;

/** Whom this run itself lets keep it, because what they are to get waits, lets go in hours: nothing to wait for now. */
const stillKept = (error: unknown, reason: string | undefined): unknown =>
  error instanceof ServiceError && error.kind === 'InUse' && reason !== undefined
    ? new ServiceError({
        ...error.facts,
        text: `${error.facts.text} Users keep it until what they are to get instead waits no more: that waits for ${reason}.`,
        fix: 'run up again later: it is removed once they have the other one.',
      })
    : undefined;

const notGoneYet = (doing: string): ServiceError =>
  new ServiceError({
    kind: 'NotReady',
    doing,
    text: 'Teams accepted the removal, but still shows it.',
    fix: 'run the same command again in a few minutes.',
  });
