import { isInDoubt, isNotFound, ServiceError } from '../../../kit/error.ts';
import { type Context, isUnknown, type Kind } from '../../../kit/resource.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import type { Account } from '../../client.ts';
import { cantTell, noKey } from '../../place.ts';
import {
  type OutboundVoiceProfileArgs,
  type OutboundVoiceProfileState,
  outboundVoiceProfileArgs,
} from '../../schema/outbound-voice-profile.ts';
import type { TelnyxSession } from '../../session.ts';
import { findOwn, type Looked, makeOnce } from '../make-once.ts';
import { isMarkedBy, notInAccount, tagged } from '../marks.ts';
import { type ProfileRow, profileRow } from './row.ts';
import { asSet, bodyOf, diffProfile, stateOf } from './wanted.ts';

const kind = 'OutboundVoiceProfile';
const noun = 'outbound voice profile';

const readProfile = (account: Account, id: string): Promise<ProfileRow> =>
  account.read(`read ${noun} ${id}`, profileRow, (api, options) => api.outboundVoiceProfiles.retrieve(id, options));

const listProfiles = (account: Account): Promise<ProfileRow[]> =>
  account.list(`read ${noun}s`, profileRow, (api, paging, options) => api.outboundVoiceProfiles.list(paging, options));

/** Writes what differs, all of ours at once, and nothing else; after a lost reply what is there counts. */
const sync = async (
  row: ProfileRow,
  args: OutboundVoiceProfileArgs,
  { account, context }: { readonly account: Account; readonly context: Context },
): Promise<OutboundVoiceProfileState> => {
  const state = stateOf(row);
  if (diffProfile(state, args).length === 0 && isMarkedBy(context.urn, row.tags ?? [])) return state;
  const body = { ...bodyOf(args), tags: tagged(context.urn, row.tags ?? []) };
  const { profileId, ...from } = state;
  try {
    return stateOf(
      await account.write({
        change: { kind, object: args.name, from, to: { ...args } },
        doing: `update ${noun} "${args.name}"`,
        row: profileRow,
        send: (api, options) => api.outboundVoiceProfiles.update(row.id, body, options),
      }),
    );
  } catch (error) {
    if (!(error instanceof ServiceError) || !isInDoubt(error)) throw error;
    const now = stateOf(await readProfile(account, row.id));
    if (diffProfile(now, args).length > 0) throw error;
    return now;
  }
};

/** Connections of any sort that name it; undefined where Telnyx doesn't tell. */
const usersOf = async (account: Account, id: string): Promise<number | undefined> =>
  (await readProfile(account, id)).connections_count ?? undefined;

const looked = (account: Account, { name }: OutboundVoiceProfileArgs, context: Context): Looked<ProfileRow> => ({
  ...{ context, noun, name, place: 'sipTrunk.telnyx.connection in the tenant file' },
  list: () => listProfiles(account),
  nameOf: (row) => row.name,
});

/** Where calls out may go, and what they may cost. */
export const createOutboundVoiceProfileKind = (
  session: TelnyxSession,
): Kind<OutboundVoiceProfileArgs, OutboundVoiceProfileState> => ({
  token: `telnyx:index:${kind}`,
  check: ({ news }) => {
    const { args, failures } = checkArgs(kind, outboundVoiceProfileArgs, news);
    const { destinations } = args;
    const isKnown = Array.isArray(destinations) && !destinations.some(isUnknown);
    return { args: isKnown ? { ...args, destinations: asSet(destinations) } : args, failures };
  },
  diff: ({ state, args }) => diffProfile(state, args),
  foresee: async ({ args, state, context }) => {
    if (state !== undefined) return;
    const account = session.account(context);
    if (account === undefined) {
      context.log(cantTell(`${noun} "${args.name}" can be made`), { severity: 'warning' });
      return;
    }
    await findOwn(looked(account, args, context));
  },
  create: async ({ args, context }) => {
    const account = session.account(context);
    if (account === undefined) throw noKey(`create ${noun} "${args.name}"`);
    const row = await makeOnce(account, looked(account, args, context), {
      change: { kind, object: args.name, from: null, to: { ...args } },
      doing: `create ${noun} "${args.name}"`,
      row: profileRow,
      send: (api, options) => api.outboundVoiceProfiles.create({ ...bodyOf(args), tags: tagged(context.urn) }, options),
    });
    session.taken.add(row.id);
    return { id: row.id, state: await sync(row, args, { account, context }) };
  },
  update: async ({ id, args, context }) => {
    const account = session.account(context);
    if (account === undefined) throw noKey(`update ${noun} "${args.name}"`);
    return { state: await sync(await readProfile(account, id), args, { account, context }) };
  },
  read: async ({ id, state, args, context }) => {
    const account = session.account(context);
    if (account === undefined) {
      if (state === undefined || args === undefined) throw noKey(`read ${noun} ${id}`);
      context.log(cantTell(`${noun} "${state.name}" is as it was left`), { severity: 'warning' });
      return { id, args, state };
    }
    try {
      const now = stateOf(await readProfile(account, id));
      const { profileId, enabled, ...found } = now;
      return { id, args: found, state: now };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  },
  delete: async ({ id, state, context }) => {
    if (session.taken.has(id))
      return context.log(`left alone: another resource took ${noun} "${state.name}" in this run.`);
    const account = session.account(context);
    if (account === undefined) throw noKey(`delete ${noun} "${state.name}"`);
    try {
      const users = await usersOf(account, id);
      if (users !== 0) {
        const many = users === undefined ? 'connections may name it' : `${users} of the account's connections name it`;
        context.log(`left alone: ${noun} "${state.name}" stays at Telnyx, because ${many}.`, { severity: 'warning' });
        return;
      }
      await account.write({
        change: { kind, object: state.name, from: { ...state }, to: null },
        doing: `delete ${noun} "${state.name}"`,
        row: profileRow,
        send: (api, options) => api.outboundVoiceProfiles.delete(id, options),
      });
    } catch (error) {
      if (isNotFound(error)) return context.log(notInAccount(`${noun} "${state.name}"`, id), { severity: 'warning' });
      if (error instanceof ServiceError && isInDoubt(error) && (await isGone(account, id))) return;
      throw error;
    }
  },
  preview: ({ args, state }) => ({ ...state, ...args, enabled: true }),
});

const isGone = async (account: Account, id: string): Promise<boolean> => {
  try {
    await readProfile(account, id);
    return false;
  } catch (error) {
    return isNotFound(error);
  }
};
