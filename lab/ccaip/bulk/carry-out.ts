import type { LabContext } from '../../context.ts';
import { mailActivation } from '../mail.ts';
import { ccaipLocations, ccaipRoles, type LabCcaipUser, unsetFacts } from '../model.ts';
import type { LabBulkError } from './job.ts';
import { takeOrdered } from './ordered.ts';
import { membershipOf } from './scheme.ts';
import { type Cell, cellOf, flagOf, flagWords, written } from './values.ts';

type BulkRecord = Readonly<Record<string, unknown>>;
type Complaint = Omit<LabBulkError, 'row'>;
type Context = Pick<LabContext, 'store' | 'clock' | 'switches'>;

/** What a record makes of somebody, and what is said about it; with an error nothing is done. */
interface Outcome {
  readonly user: LabCcaipUser;
  readonly complaints: Complaint[];
}

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

/** Names after a record: those with 1 are there, those with 0 aren't, empty ones as before, and so those that it doesn't name. */
const members = (
  entries: unknown,
  old: readonly string[],
  known: readonly string[],
  { ccaipBulkAbsent: absent }: Context['switches'],
): { names: string[]; unknown: string[] } => {
  const said = new Map(
    (Array.isArray(entries) ? entries : []).flatMap((entry) => {
      const one = membershipOf(entry);
      return one === undefined ? [] : [[one.name, one.value] as const];
    }),
  );
  const isThere = (name: string): boolean => {
    const value = said.get(name);
    if (value === 1 || value === 0) return value === 1;
    return old.includes(name) && (value === '' || absent === 'keeps');
  };
  return { names: known.filter(isThere), unknown: [...said.keys()].filter((name) => !known.includes(name)) };
};

/** The list of users goes on showing them as they were. */
const showLater = ({ store, switches }: Context, id: number, before: LabCcaipUser | undefined, now: number): void => {
  const shown = store.get('ccaipShown', String(id));
  const user = shown !== undefined && shown.until > now ? shown.user : before;
  store.put('ccaipShown', String(id), {
    ...(user !== undefined && { user }),
    until: now + switches.ccaipUserListSeconds * 1000,
  });
};

const changed = (context: Context, old: LabCcaipUser, record: BulkRecord): Outcome => {
  const { store, switches, clock } = context;
  const cell = (name: string): Cell => (name in record ? cellOf(record[name]) : undefined);
  const text = (name: string, value: string | null) => written(cell(name), value, switches);
  const complaints: Complaint[] = [];
  const complain = (type: 'error' | 'warning', column: string, message: string) =>
    complaints.push({ message, column, type });

  const flag = (name: string, value: boolean): boolean => {
    const said = written(cell(name), value ? 'on' : null, switches);
    if (said === null || said === 'on') return said === 'on';
    const read = flagOf(name, said, switches);
    if (read === undefined) complain('warning', name, flagWords(name, switches));
    return read ?? value;
  };
  const place = (): string | null => {
    const said = cell('location');
    if (said === null) return null;
    if (said === undefined || said === '') return old.location;
    const found = ccaipLocations.find((name) => name.toLowerCase() === said.toLowerCase());
    if (found === undefined) complain('error', 'location', 'Location not found');
    return found ?? old.location;
  };
  const teams = store.list('ccaipTeam');
  const nameOf = (id: number) => teams.find((team) => team.id === id)?.name ?? '';
  const roles = members(record.roles, old.roles, ccaipRoles, switches);
  const inTeams = members(
    record.teams,
    old.teams.map(nameOf),
    teams.map(({ name }) => name),
    switches,
  );
  for (const name of roles.unknown) complain('warning', 'roles', `Role not found: ${name}`);
  for (const name of inTeams.unknown) complain('warning', 'teams', `Team not found: ${name}`);

  const email = text('new_email', null) ?? old.email;
  const isTaken = store.where('ccaipUser', 'email', email).some(({ id }) => id !== old.id);
  if (isTaken) complain('error', 'new_email', 'Email has already been taken');
  if (roles.names.length === 0) complain('error', 'roles', "Role can't be blank");

  const external = flag('external_user', old.external);
  const isOver = !external && switches.ccaipBulkUnticked === 'clears';
  const sipUri = isOver ? null : text('ucaas_sip_uri', old.sipUri);
  const ucaasUserName = isOver ? null : text('ucaas_user_name', old.ucaasUserName);
  // Both are required once the box is checked (GUIDE).
  if (external && sipUri === null) complain('error', 'ucaas_sip_uri', "External SIP URI can't be blank");
  if (external && ucaasUserName === null) complain('error', 'ucaas_user_name', "UCaaS username can't be blank");

  const limit = text('max_chat_limit', old.chatLimit === null ? null : String(old.chatLimit));
  const status = cell('status');
  const now = new Date(clock.now()).toISOString();
  const deactivatedAt =
    status === 'Inactive' ? (old.deactivatedAt ?? now) : status === 'Active' ? null : old.deactivatedAt;
  const numbers = [0, 1, 2, 3, 4].map((at) =>
    text(`direct_inbound_number${at + 1}`, old.directInboundNumbers[at] ?? null),
  );
  const chatLimitOn = cell('max_chat_limit_enabled') || null;
  const user: LabCcaipUser = {
    ...old,
    email,
    firstName: cell('first_name') || old.firstName,
    lastName: cell('last_name') || old.lastName,
    agentNumber: text('agent_number', old.agentNumber),
    alias: text('alias', old.alias),
    location: place(),
    roles: roles.names,
    teams: teams.filter(({ name }) => inTeams.names.includes(name)).map(({ id }) => id),
    deactivatedAt,
    external,
    sipUri,
    ucaasUserName,
    unrestrictedInternationalCalling: flag('unrestricted_international_calling', old.unrestrictedInternationalCalling),
    chatLimit: limit === null ? null : Number(limit),
    chatLimitOn: chatLimitOn === null ? old.chatLimitOn : chatLimitOn === '1',
    extension: text('extension_number', old.extension),
    availabilityFilter: text('availability_filter', old.availabilityFilter),
    directInboundNumbers: numbers.filter((one) => one !== null),
  };
  return { user, complaints };
};

/** Row by row, `at` its moment; who isn't there yet is made, and gets an activation e-mail (GUIDE). A row with an error changes nothing. */
export const carryOut = (
  context: Context,
  { record, row, at }: { readonly record: BulkRecord; readonly row: number; readonly at: number },
): LabBulkError[] => {
  const { store } = context;
  const email = cellOf(record.email) ?? '';
  const found = store.where('ccaipUser', 'email', email)[0];
  const { user, complaints } = changed(context, found ?? newcomer(context, email), record);
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
