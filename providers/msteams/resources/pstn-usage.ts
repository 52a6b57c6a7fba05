import { diffScalars } from '../../kit/diff.ts';
import { ServiceError } from '../../kit/error.ts';
import { type Kind, PartialFailure } from '../../kit/resource.ts';
import { retry } from '../../kit/retry.ts';
import { checkArgs } from '../schema/check.ts';
import { type PstnUsageArgs, type PstnUsageState, pstnUsage } from '../schema/pstn-usage.ts';
import type { Session } from '../session.ts';
import { knownUsages } from './known-objects.ts';
import { keptBy } from './ownership.ts';
import { patience } from './patience.ts';
import { type RunRecord, runRecord } from './run-record.ts';
import { sameName } from './same-name.ts';
import { type EmergencyPolicyRow, type TenantObjects, tenantObjects } from './tenant-objects.ts';

const token = 'msteams:index:PstnUsage';

/**
 * A PSTN usage: one entry of the tenant's one list, which it joins and leaves by itself (Set-CsOnlinePstnUsage with Add
 * and Remove). It has no Description to carry a mark: one that is there already is taken as it is and stays on delete.
 */
export const createPstnUsageKind = (session: Session): Kind<PstnUsageArgs, PstnUsageState> => {
  const objects = tenantObjects(session);
  const usages = knownUsages(session);
  const record = runRecord(session);
  const find = async (name: string) => (await usages.anew()).find(({ Identity }) => sameName(Identity, name))?.Identity;
  const edit = async (change: { Add: readonly string[] } | { Remove: readonly string[] }, doing: string) =>
    (await session.cmdlets()).run('Set-CsOnlinePstnUsage', { Identity: 'Global', Usage: change }, doing);

  return {
    token,
    check: ({ news }) => checkArgs('PstnUsage', pstnUsage.args, news),
    // Teams has no rename. A change of case alone is kept on our side: the tenant's spelling stays as it is.
    diff: ({ state, args }) =>
      diffScalars(['name'], state, args).map((change) =>
        sameName(state.name, String(args.name)) ? change : { ...change, replaces: true },
      ),
    preview: ({ args, state }) => ({
      name: args.name,
      ...(state === undefined ? {} : { existedBefore: state.existedBefore }),
    }),
    create: async ({ args: { name }, context }) => {
      const doing = `create PSTN usage "${name}"`;
      let existedBefore: boolean | undefined;
      let sent = false;
      /** An Add was sent, and neither its answer nor a look has said yet how it ended. */
      let isOpen = false;
      const attempt = async () => {
        const isThere = (await find(name)) !== undefined;
        isOpen = false;
        existedBefore ??= isThere; // from the first look on, what is there may be our own doing
        if (isThere) return;
        const wasSent = sent;
        sent = true;
        await edit({ Add: [name] }, doing).catch((error: unknown) => {
          isOpen = error instanceof ServiceError && error.facts.mayBeDone === true;
          unlessThere(error);
          existedBefore = !wasSent; // somebody added it since our look; where an Add of ours is in doubt, it was that one
        });
        usages.wrote({ Identity: name });
      };
      await retry(attempt, { context, ...patience('write') }).catch((error: unknown) => {
        // The engine must know what may be there: its next update adds it where it isn't, its destroy takes it away.
        throw isOpen ? mayBeThere(name, error) : error;
      });
      record.note(token, name, { urn: context.urn, how: existedBefore ? 'took' : 'made' });
      return { id: name.toLowerCase(), state: { name, existedBefore: existedBefore ?? false } };
    },
    update: async ({ args, state, context }) => {
      const doing = `update PSTN usage "${args.name}"`;
      await retry(
        async () => {
          if ((await find(args.name)) !== undefined) return;
          await edit({ Add: [args.name] }, doing).catch(unlessThere);
          usages.wrote({ Identity: args.name });
        },
        { context, ...patience('write') },
      );
      return { state: { ...state, name: args.name } };
    },
    read: async ({ id, state, args, context }) => {
      const found = await retry(() => find(id), { context, ...patience('write') });
      if (found === undefined) return undefined;
      const name = state?.name ?? args?.name ?? found;
      return { id: found.toLowerCase(), args: { name }, state: { name, existedBefore: state?.existedBefore ?? true } };
    },
    delete: async ({ id, state, context }) => {
      const kept = state.existedBefore
        ? `left in the tenant: PSTN usage "${state.name}" was there before trunkline.`
        : keptBy(record, token, id, context.urn);
      if (kept !== undefined) return context.log(kept);
      const doing = `delete PSTN usage "${state.name}"`;
      await retry(
        async () => {
          const usage = await find(id);
          if (usage === undefined) return;
          await refuseWhileUsed(usage, { objects, record, doing });
          await edit({ Remove: [usage] }, doing);
          usages.removed(usage);
          // Teams may leave a usage that something names where it is, without a word.
          if ((await find(id)) !== undefined) throw notYet(doing, 'Teams accepted the removal, but still lists it.');
        },
        { context, ...patience('removal') },
      );
      record.forget(token, id);
    },
  };
};

interface UsesUsages {
  readonly Identity: string;
  readonly OnlinePstnUsages: readonly string[];
}

const usagesOfEmergency = ({ Identity, EmergencyNumbers }: EmergencyPolicyRow): UsesUsages => ({
  Identity,
  OnlinePstnUsages: EmergencyNumbers.map(({ OnlinePSTNUsage }) => OnlinePSTNUsage),
});

const refuseWhileUsed = async (
  usage: string,
  { objects, record, doing }: { objects: TenantObjects; record: RunRecord; doing: string },
): Promise<void> => {
  const [routes, policies, emergencyPolicies] = await Promise.all([
    objects.routes(),
    objects.policies(),
    objects.emergencyPolicies(),
  ]);
  const naming = (rows: readonly UsesUsages[], { noun, of }: { noun: string; of: string }) =>
    rows
      .filter((row) => row.OnlinePstnUsages.some((name) => sameName(name, usage)))
      .map(({ Identity }) => ({ name: `${noun} "${Identity}"`, isLeaving: record.isLeaving(of, Identity) }));
  const users = [
    ...naming(policies, { noun: 'voice routing policy', of: 'msteams:index:VoiceRoutingPolicy' }),
    ...naming(routes, { noun: 'voice route', of: 'msteams:index:VoiceRoute' }),
    ...naming(emergencyPolicies.map(usagesOfEmergency), {
      noun: 'emergency call routing policy',
      of: 'msteams:index:EmergencyCallRoutingPolicy',
    }),
  ];
  if (users.length === 0) return;
  const text = `Still used by ${users.map(({ name }) => name).join(', ')}.`;
  // What was just imported names nothing in the engine's state: usage and routes are then removed at once.
  if (users.every(({ isLeaving }) => isLeaving)) throw notYet(doing, text);
  const fix = 'take it out of them first, then run the same command again.';
  throw new ServiceError({ kind: 'InUse', doing, text, fix });
};

const mayBeThere = (name: string, error: unknown): PartialFailure =>
  new PartialFailure({
    id: name.toLowerCase(),
    state: { name, existedBefore: false },
    reasons: [error instanceof Error ? error : String(error)],
  });

/** Adding what is there already may be refused: a lost reply, or reads that lag. */
const unlessThere = (error: unknown): void => {
  if (!(error instanceof ServiceError && error.kind === 'AlreadyExists')) throw error;
};

const notYet = (doing: string, text: string): ServiceError =>
  new ServiceError({
    kind: 'NotReady',
    doing,
    text,
    fix: 'run the same command again in a few minutes: it goes on from what Teams shows then.',
  });
