import { z } from 'zod';
import { diffScalars } from '../../../kit/diff.ts';
import { isInDoubt, isNotFound, ServiceError } from '../../../kit/error.ts';
import { type Context, isUnknown, type Kind } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import { formatWording } from '../../../kit/wording.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import type { Account } from '../../client.ts';
import { cantTell, noKey } from '../../place.ts';
import { type TxtRecordArgs, type TxtRecordState, txtRecordArgs } from '../../schema/txt-record.ts';
import type { TelnyxSession } from '../../session.ts';
import { teamsSuffix } from '../../trunk/teams-name.ts';
import { txtNameOf } from './txt-name.ts';

const kind = 'TxtRecord';

/** The record alone: user name and password of the connection stand beside it, and are not kept. */
const recordRow = z.object({
  txt_name: z.string().nullish(),
  txt_value: z.string().nullish(),
  txt_ttl: z.number().nullish(),
});
type RecordRow = z.output<typeof recordRow>;

/** How long the connection may take to show what was written. */
const patienceSeconds = 60;

const readRecord = (account: Account, { connectionId, fqdn }: Pick<TxtRecordArgs, 'connectionId' | 'fqdn'>) =>
  account.read(`read the TXT record of "${fqdn}"`, recordRow, (api, options) =>
    api.fqdnConnections.fqdnAuthentication.list(connectionId, options),
  );

/** DNS compares names without case, and texts with it. */
const isWritten = ({ txt_name: name, txt_value: value, txt_ttl: ttl }: RecordRow, args: TxtRecordArgs): boolean =>
  name?.toLowerCase() === txtNameOf(args).toLowerCase() && value === args.value && ttl === args.ttl;

/** Written where it isn't there, and read back until it is: what Microsoft 365 looks for must stand there before it is asked to. */
const ensure = async (account: Account, args: TxtRecordArgs, context: Context): Promise<TxtRecordState> => {
  const doing = `write the TXT record of "${args.fqdn}"`;
  const before = await readRecord(account, args);
  if (!isWritten(before, args)) {
    const { txt_value: was } = before;
    if (was && was !== args.value) context.log(`The TXT record of "${args.fqdn}" was "${was}" so far.`);
    const body = { txt_name: txtNameOf(args), txt_value: args.value, txt_ttl: args.ttl };
    try {
      await account.write({
        change: { kind, object: args.fqdn, from: was ? { ...before } : null, to: body },
        doing,
        row: recordRow,
        send: (api, options) => api.fqdnConnections.fqdnAuthentication.patchAll(args.connectionId, body, options),
      });
    } catch (error) {
      // What is read back counts.
      if (!(error instanceof ServiceError) || !isInDoubt(error)) throw error;
    }
    await retry(
      async () => {
        if (isWritten(await readRecord(account, args), args)) return;
        throw new ServiceError({
          kind: 'NotReady',
          doing,
          text: "Telnyx doesn't show the record that was written.",
          fix: `run up again; if it stays so, look at the connection in the Telnyx portal.`,
        });
      },
      { context, service: 'Telnyx', patienceSeconds },
    );
  }
  return { ...args, txtName: txtNameOf(args) };
};

/** Microsoft's proof of the domain, in the connection. */
export const createTxtRecordKind = (session: TelnyxSession): Kind<TxtRecordArgs, TxtRecordState> => ({
  token: `telnyx:index:${kind}`,
  check: ({ news }) => {
    const { args, failures } = checkArgs(kind, txtRecordArgs, news);
    if (failures.length > 0 || isUnknown(args.fqdn) || args.fqdn.toLowerCase().endsWith(teamsSuffix)) {
      return { args, failures };
    }
    const reason = formatWording({
      message: `fqdn: "${args.fqdn}" isn't a name that Telnyx made for a connection, so no record of it can stand there.`,
      allowed: `Allowed: a name that ends in ${teamsSuffix}.`,
      fix: 'correct sipDomain.name in the tenant file.',
    });
    return { args, failures: [{ path: '', reason }] };
  },
  diff: ({ state, args }) => [
    ...diffScalars(['connectionId', 'fqdn'], state, args).map((change) => ({ ...change, replaces: true })),
    ...diffScalars(['label', 'value', 'ttl'], state, args),
  ],
  create: async ({ args, context }) => {
    const account = session.account(context);
    if (account === undefined) throw noKey(`write the TXT record of "${args.fqdn}"`);
    return { id: args.connectionId, state: await ensure(account, args, context) };
  },
  update: async ({ args, context }) => {
    const account = session.account(context);
    if (account === undefined) throw noKey(`write the TXT record of "${args.fqdn}"`);
    return { state: await ensure(account, args, context) };
  },
  read: async ({ id, state, args, context }) => {
    // By the connection's id alone nobody knows which of Microsoft's records is meant.
    if (state === undefined || args === undefined) return undefined;
    const account = session.account(context);
    if (account === undefined) {
      context.log(cantTell(`the TXT record of "${state.fqdn}" is still there`), { severity: 'warning' });
      return { id, args, state };
    }
    try {
      const { txt_name: txtName, txt_value: value, txt_ttl: ttl } = await readRecord(account, state);
      if (!txtName || !value) return undefined;
      const label = txtName.toLowerCase() === state.txtName.toLowerCase() ? state.label : txtName;
      const now = { ...state, label, txtName, value, ttl: ttl ?? state.ttl };
      return { id, args: { ...args, label, value, ttl: now.ttl }, state: now };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  },
  delete: async ({ state, context }) => {
    context.log(
      `The TXT record of "${state.fqdn}" stays at Telnyx: Microsoft 365 may look for it again, and it harms nothing.`,
    );
  },
  preview: ({ args }) => args,
});
