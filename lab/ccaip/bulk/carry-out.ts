import type { LabContext } from '../../context.ts';
import { mailActivation } from '../mail.ts';
import { type LabCcaipUser, unsetFacts } from '../model.ts';
import { afterRecord } from './after-record.ts';
import type { LabBulkError } from './job.ts';
import { takeOrdered } from './ordered.ts';
import type { BulkRecord } from './reader.ts';
import { cellOf } from './values.ts';

type Context = Pick<LabContext, 'store' | 'clock' | 'switches'>;

const newcomer = (context: Context, email: string): LabCcaipUser => ({
  id: Math.max(100, ...context.store.list('ccaipUser').map(({ id }) => id)) + 1,
  email,
  firstName: '',
  lastName: '',
  agentNumber: null,
  ...unsetFacts,
  roles: [],
  teams: [],
  activated: false,
  deactivatedAt: null,
  statusId: -10,
  external: false,
  sipUri: null,
  ucaasUserName: null,
  unrestrictedInternationalCalling: false,
});

/** The list of users goes on showing them as they were. */
const showLater = ({ store, switches }: Context, id: number, before: LabCcaipUser | undefined, now: number): void => {
  const shown = store.get('ccaipShown', String(id));
  const user = shown !== undefined && shown.until > now ? shown.user : before;
  store.put('ccaipShown', String(id), {
    ...(user !== undefined && { user }),
    until: now + switches.ccaipUserListSeconds * 1000,
  });
};

/** Row by row, `at` its moment; who isn't there yet is made, and gets an activation e-mail (GUIDE). A row with an error changes nothing. */
export const carryOut = (
  context: Context,
  { record, row, at }: { readonly record: BulkRecord; readonly row: number; readonly at: number },
): LabBulkError[] => {
  const { store } = context;
  const email = cellOf(record.email) ?? '';
  const found = store.where('ccaipUser', 'email', email)[0];
  const { user, complaints } = afterRecord(context, found ?? newcomer(context, email), record);
  const ordered = takeOrdered(context, email);
  if (ordered?.kind === 'silent') return [];
  if (ordered !== undefined) complaints.push({ message: ordered.message, column: ordered.column, type: ordered.kind });
  if (!complaints.some(({ type }) => type === 'error')) {
    showLater(context, user.id, found, at);
    store.put('ccaipUser', String(user.id), user);
    if (found === undefined) mailActivation(context, user.email);
  }
  return complaints.map((one) => ({ ...one, row }));
};
