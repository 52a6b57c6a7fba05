import { diffScalars } from '../../../kit/diff.ts';
import { ServiceError } from '../../../kit/error.ts';
import type { Context, Kind } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import {
  type UnassignedNumberTreatmentArgs,
  unassignedNumberTreatment,
} from '../../schema/unassigned-number-treatment.ts';
import type { Session } from '../../session.ts';
import { patience } from '../patience.ts';
import { sameName } from '../same-name.ts';
import { type TreatmentRow, tenantObjects } from '../tenant-objects.ts';
import { ensureAudioFile, removeAudioFile } from './audio-files.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';
import type { StateOf } from './object.ts';
import { placedAmong } from './placed-among.ts';
import { diffTrialOrder, shownOrder } from './trial-order.ts';

/** With the id that Teams knows the target by, once it is found. */
type Args = UnassignedNumberTreatmentArgs & { readonly targetId?: string };
type State = StateOf<Args>;

/**
 * A treatment of unassigned numbers: New-, Set- and Remove-CsTeamsUnassignedNumberTreatment. The file names people and files,
 * Teams ids: they are found before anything is written. The file of an announcement is sent when Teams hasn't its content.
 */
export const createUnassignedNumberTreatmentKind = (session: Session): Kind<Args, State> => {
  const kind = createDescribedKind<TreatmentRow, Args>(session, {
    ...described,
    place: placedAmong(session, {
      token: described.token,
      noun: described.noun,
      short: 'treatment',
      parameter: 'TreatmentPriority',
      numberOf: ({ TreatmentPriority }: TreatmentRow) => TreatmentPriority,
    }),
  });
  const withId = async (verb: string, args: Args, context: Context, state?: State): Promise<Args> => {
    // Whoever has another sign-in name by now is still who is meant.
    const isSame = state?.targetType === args.targetType && sameName(state.target, args.target);
    const known = { ...args, ...(isSame && state.targetId !== undefined && { targetId: state.targetId }) };
    return { ...args, targetId: await findTarget(session, known, `${verb} ${described.noun} "${args.name}"`, context) };
  };
  /** Once no treatment plays it any more. What fails here leaves a file that nobody hears. */
  const letGo = async (state: State, context: Context): Promise<void> => {
    const { targetType, targetId } = state;
    if (targetType !== 'Announcement' || targetId === undefined) return;
    const doing = `remove the audio file of ${described.noun} "${state.name}"`;
    try {
      const rows = await tenantObjects(session).treatments();
      if (rows.some(({ Target }) => sameName(Target, targetId))) return;
      await removeAudioFile(session, targetId, doing);
    } catch (error) {
      context.log(`${doing}: ${error instanceof Error ? error.message : String(error)}`, { severity: 'warning' });
    }
  };
  return {
    ...kind,
    create: async ({ args, context }) => kind.create({ args: await withId('create', args, context), context }),
    update: async ({ id, args, state, context }) => {
      const updated = await kind.update({ id, args: await withId('update', args, context, state), state, context });
      if (updated.state.targetId !== state.targetId) await letGo(state, context);
      return updated;
    },
    read: async (request) => {
      const found = await kind.read(request);
      if (found === undefined) return undefined;
      const target = await nameTarget(session, found.state, request.context);
      return { ...found, args: { ...found.args, target }, state: { ...found.state, target } };
    },
    delete: async (request) => {
      await kind.delete(request);
      await letGo(request.state, request.context);
    },
  };
};

const described = fromDeclaration<TreatmentRow, Args>(unassignedNumberTreatment, {
  source: (objects) => objects.treatments,
  settings: [
    {
      parameter: 'Target',
      wanted: ({ targetId }) => targetId,
      isMet: ({ targetId }, { Target }) => targetId === undefined || sameName(Target, targetId),
    },
  ],
  read: (row, rows, asked) => ({
    ...(asked?.targetId !== undefined && sameName(asked.targetId, row.Target) && asked.targetType === row.TargetType
      ? { target: asked.target, ...(asked.sha256 !== undefined && { sha256: asked.sha256 }) }
      : { target: row.Target }),
    targetId: row.Target,
    trialOrder: shownOrder({
      routes: rows.map(({ Identity, TreatmentPriority }) => ({ name: Identity, priority: TreatmentPriority })),
      order: asked?.trialOrder ?? byPriority(rows),
      self: row.Identity,
    }),
  }),
  diff: {
    trialOrder: (state, args) => diffTrialOrder(state.name, state.trialOrder, args.trialOrder),
    // Another file under the same path is another announcement.
    target: (state, args) => diffScalars(['target', 'sha256'], state, args),
  },
});

const byPriority = (rows: readonly TreatmentRow[]): string[] =>
  rows.toSorted((one, other) => one.TreatmentPriority - other.TreatmentPriority).map(({ Identity }) => Identity);

const findTarget = async (session: Session, args: Args, doing: string, context: Context): Promise<string> => {
  const { targetType, target: path, sha256 } = args;
  if (targetType !== 'Announcement' || sha256 === undefined) return findAccount(session, args, doing, context);
  return retry(() => ensureAudioFile(session, { path, sha256 }, doing), { context, ...patience('write') });
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const findAccount = async (
  session: Session,
  { targetType, target, targetId }: Args,
  doing: string,
  context: Context,
): Promise<string> => {
  const refused = (text: string, fix: string) => new ServiceError({ kind: 'Rejected', doing, text, fix });
  const directory = await readDirectory(
    await session.graph(),
    guid.test(target) ? { upns: [], ids: [target] } : { upns: [target], ids: targetId === undefined ? [] : [targetId] },
    context,
  );
  const user = directory.byUpn(target, targetId) ?? directory.byId(targetId ?? target);
  if (user === undefined) {
    const on = directory.deletedOn(target);
    throw refused(
      on === undefined ? `Entra has no user ${target}.` : `User ${target} was deleted on ${on}.`,
      'correct the sign-in name, or name somebody else.',
    );
  }
  const isAccount = isResourceAccount(user);
  if (isAccount && targetType === 'User') {
    throw refused(`${target} is a resource account.`, 'name it as `account`, not as `user`.');
  }
  if (!isAccount && targetType === 'ResourceAccount') {
    throw refused(`${target} is no resource account.`, 'name a person as `user`, not as `account`.');
  }
  return user.id;
};

/** What the file calls the target: who is known keeps the name, whatever the sign-in is called now; an id where nobody has it. */
const nameTarget = async (session: Session, state: State, context: Context): Promise<string> => {
  const { targetType, target, targetId } = state;
  if (targetType === 'Announcement' || targetId === undefined) return target;
  const directory = await readDirectory(await session.graph(), { upns: [], ids: [targetId] }, context);
  const name = directory.byId(targetId)?.userPrincipalName;
  if (name === undefined) return targetId;
  return sameName(target, targetId) ? name : target;
};
