import { isInDoubt, isNotFound, ServiceError } from '../../../kit/error.ts';
import { Refusal } from '../../../kit/refusal.ts';
import type { Context, Kind } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import type { Account } from '../../client.ts';
import { cantTell, noKey } from '../../place.ts';
import { type ConnectionArgs, type ConnectionState, connectionArgs } from '../../schema/connection.ts';
import type { TelnyxSession } from '../../session.ts';
import { findOwn, type Looked, makeOnce } from '../make-once.ts';
import { isMarkedBy, notInAccount, tagged } from '../marks.ts';
import { mayMakeConnection } from './may-make.ts';
import { nameOf } from './name.ts';
import { cutOffNumbers, numbersAt, stillRinging } from './numbers-at.ts';
import { type ConnectionRow, connectionRow } from './row.ts';
import { bodyOf, cutOff, diffConnection, isOther, settingsOf } from './wanted.ts';

const kind = 'Connection';

interface Work {
  readonly account: Account;
  readonly context: Context;
}

const readConnection = (account: Account, id: string): Promise<ConnectionRow> =>
  account.read(`read connection ${id}`, connectionRow, (api, options) => api.fqdnConnections.retrieve(id, options));

const listConnections = (account: Account): Promise<ConnectionRow[]> =>
  account.list('read connections', connectionRow, (api, paging, options) => api.fqdnConnections.list(paging, options));

/** Taken on create only: a connection without it can't be made one of Teams. */
const notOfTeams = ({ connection_name: name }: ConnectionRow): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing: `update connection "${name}"`,
    text: "It isn't one for Microsoft Teams (microsoft_teams_sbc), and Telnyx takes that only when a connection is made.",
    fix: 'take its tag away in the Telnyx portal, or give the trunk another name (sipTrunk.telnyx.connection), and up makes one for Teams.',
  });

/** Writes what differs, and nothing else; after a lost reply what is there counts. */
const sync = async (row: ConnectionRow, args: ConnectionArgs, { account, context }: Work): Promise<ConnectionRow> => {
  if (row.microsoft_teams_sbc === false) throw notOfTeams(row);
  if (diffConnection(settingsOf(row), args).length === 0 && isMarkedBy(context.urn, row.tags ?? [])) return row;
  const { connectionId, ...from } = settingsOf(row);
  const body = { ...bodyOf(args, row), tags: tagged(context.urn, row.tags ?? []) };
  try {
    return await account.write({
      change: { kind, object: args.name, from, to: { ...args } },
      doing: `update connection "${args.name}"`,
      row: connectionRow,
      send: (api, options) => api.fqdnConnections.update(row.id, body, options),
    });
  } catch (error) {
    if (!(error instanceof ServiceError) || !isInDoubt(error)) throw error;
    const now = await readConnection(account, row.id);
    if (diffConnection(settingsOf(now), args).length > 0) throw error;
    return now;
  }
};

const stateOf = (row: ConnectionRow, fqdn: string): ConnectionState => {
  const settings = settingsOf(row);
  return { ...settings, profileId: settings.profileId ?? '', fqdn };
};

const looked = (account: Account, { name, expectedFqdn }: ConnectionArgs, context: Context): Looked<ConnectionRow> => ({
  ...{ context, noun: 'connection', name, place: 'sipTrunk.telnyx.connection in the tenant file' },
  list: () => listConnections(account),
  nameOf: (row) => row.connection_name,
  mayMake: mayMakeConnection({ account, urn: context.urn, name, expected: expectedFqdn }),
});

/** Why the tenant file can't have another name than the connection that is there. */
const otherNamed = ({ expectedFqdn }: ConnectionArgs, state: ConnectionState | undefined): string | undefined =>
  isOther(expectedFqdn, state?.fqdn)
    ? formatWording({
        message: `the connection's name is "${state?.fqdn}", and the tenant file has "${expectedFqdn}".`,
        why: cutOff(state?.fqdn ?? ''),
        fix: 'correct sipDomain.name and the SBC in the tenant file.',
      })
    : undefined;

/** The SIP connection to Teams: what its generated name hangs on is never made twice, and never made anew. */
export const createConnectionKind = (session: TelnyxSession): Kind<ConnectionArgs, ConnectionState> => ({
  token: `telnyx:index:${kind}`,
  check: ({ news, oldState }) => {
    const { args, failures } = checkArgs(kind, connectionArgs, news);
    const reason = failures.length > 0 ? undefined : otherNamed(args, oldState);
    return { args, failures: reason === undefined ? failures : [{ path: '', reason }] };
  },
  diff: ({ state, args }) => {
    // Not every engine tells of the state when it checks.
    const reason = otherNamed(args, state);
    if (reason !== undefined) throw new Refusal(reason, '');
    return diffConnection(state, args);
  },
  foresee: async ({ args, state, context }) => {
    if (state !== undefined) return;
    const account = session.account(context);
    if (account === undefined) {
      context.log(cantTell(`connection "${args.name}" can be made`), { severity: 'warning' });
      return;
    }
    await findOwn(looked(account, args, context));
  },
  create: async ({ args, context }) => {
    const account = session.account(context);
    if (account === undefined) throw noKey(`create connection "${args.name}"`);
    const row = await makeOnce(account, looked(account, args, context), {
      change: { kind, object: args.name, from: null, to: { ...args } },
      doing: `create connection "${args.name}"`,
      row: connectionRow,
      send: (api, options) =>
        api.fqdnConnections.create({ ...bodyOf(args), microsoft_teams_sbc: true, tags: tagged(context.urn) }, options),
    });
    session.taken.add(row.id);
    const synced = await sync(row, args, { account, context });
    const fqdn = await nameOf({ account, context, id: row.id, connection: args.name, expected: args.expectedFqdn });
    return { id: row.id, state: stateOf(synced, fqdn) };
  },
  update: async ({ id, args, state, context }) => {
    const account = session.account(context);
    if (account === undefined) throw noKey(`update connection "${args.name}"`);
    const synced = await sync(await readConnection(account, id), args, { account, context });
    return { state: stateOf(synced, state.fqdn) };
  },
  read: async ({ id, state, args, context }) => {
    const account = session.account(context);
    if (account === undefined) {
      if (state === undefined || args === undefined) throw noKey(`read connection ${id}`);
      context.log(cantTell(`connection "${state.name}" is as it was left`), { severity: 'warning' });
      return { id, args, state };
    }
    let row: ConnectionRow;
    try {
      row = await readConnection(account, id);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
    const expected = state?.fqdn ?? args?.expectedFqdn;
    const fqdn = await nameOf({ account, context, id, connection: row.connection_name, expected });
    const now = stateOf(row, fqdn);
    return { id, args: argsOf(now, args), state: now };
  },
  delete: async ({ id, state, context }) => {
    if (session.taken.has(id)) return context.log(`left alone: connection "${state.name}" was taken up in this run.`);
    const account = session.account(context);
    if (account === undefined) throw noKey(`delete connection "${state.name}"`);
    const numbers = await numbersAt(account, id);
    if (numbers.length > 0) context.log(cutOffNumbers(state.name, numbers), { severity: 'warning' });
    try {
      await account.write({
        change: { kind, object: state.name, from: { ...state }, to: null },
        doing: `delete connection "${state.name}"`,
        row: connectionRow,
        send: (api, options) => api.fqdnConnections.delete(id, options),
      });
    } catch (error) {
      if (isNotFound(error))
        return context.log(notInAccount(`connection "${state.name}"`, id), { severity: 'warning' });
      if (!(error instanceof ServiceError)) throw error;
      if (isInDoubt(error) && (await isGone(account, id))) return;
      throw error.kind === 'Rejected' && numbers.length > 0 ? stillRinging(error, numbers) : error;
    }
  },
  preview: ({ args: { expectedFqdn, codecs, ...args }, state }) => ({ ...state, ...args, ...(codecs && { codecs }) }),
});

/** What a refresh or an import takes for asked: what is there, and the name that was asked for. */
const argsOf = (
  { connectionId, fqdn, inboundHost, fixed, ...settings }: ConnectionState,
  args: ConnectionArgs | undefined,
): ConnectionArgs => ({
  ...settings,
  expectedFqdn: args === undefined ? fqdn : args.expectedFqdn,
});

const isGone = async (account: Account, id: string): Promise<boolean> => {
  try {
    await readConnection(account, id);
    return false;
  } catch (error) {
    return isNotFound(error);
  }
};
