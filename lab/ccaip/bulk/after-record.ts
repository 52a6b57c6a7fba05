import type { LabContext } from '../../context.ts';
import { ccaipLocations, ccaipRoles, type LabCcaipUser } from '../model.ts';
import { type BulkRecord, type Complaint, openRecord, type Reader } from './reader.ts';
import { membershipOf } from './scheme.ts';

type Context = Pick<LabContext, 'store' | 'clock' | 'switches'>;

/** Names after a record: those with 1 are there, those with 0 aren't; of empty ones, and of those that it doesn't name, the switches say it. */
const members = (
  reader: Reader,
  key: 'roles' | 'teams',
  old: readonly string[],
  known: readonly string[],
): string[] => {
  const entries = reader.record[key];
  const said = new Map(
    (Array.isArray(entries) ? entries : []).flatMap((entry) => {
      const one = membershipOf(entry);
      return one === undefined ? [] : [[one.name, one.value] as const];
    }),
  );
  const word = key === 'roles' ? 'Role' : 'Team';
  for (const name of said.keys()) {
    if (!known.includes(name)) reader.complain('warning', key, `${word} not found: ${name}`);
  }
  return known.filter((name) => {
    const value = said.get(name);
    if (value === 1 || value === 0) return value === 1;
    const { ccaipBulkAbsent, ccaipBulkEmptyRoles } = reader.switches;
    return old.includes(name) && (value === '' ? ccaipBulkEmptyRoles === 'kept' : ccaipBulkAbsent === 'keeps');
  });
};

const rolesAndTeams = (reader: Reader, { store }: Context, old: LabCcaipUser) => {
  const all = store.list('ccaipTeam');
  const held = all.filter(({ id }) => old.teams.includes(id)).map(({ name }) => name);
  const names = all.map(({ name }) => name);
  const roles = members(reader, 'roles', old.roles, ccaipRoles);
  const teams = members(reader, 'teams', held, names);
  if (roles.length === 0) reader.complain('error', 'roles', "Role can't be blank");
  return { roles, teams: all.filter(({ name }) => teams.includes(name)).map(({ id }) => id) };
};

const address = (reader: Reader, { store }: Context, old: LabCcaipUser): string => {
  const email = reader.text('new_email', null) ?? old.email;
  const isTaken = store.where('ccaipUser', 'email', email).some(({ id }) => id !== old.id);
  if (isTaken) reader.complain('error', 'new_email', 'Email has already been taken');
  return email;
};

/** Empty changes nothing, null takes it away (DOC). */
const place = (reader: Reader, old: string | null): string | null => {
  const said = reader.cell('location');
  if (said === null) return null;
  if (said === undefined || said === '') return old;
  const found = ccaipLocations.find((name) => name.toLowerCase() === said.toLowerCase());
  if (found === undefined) reader.complain('error', 'location', 'Location not found');
  return found ?? old;
};

/** Both fields are required once the box is checked (GUIDE). */
const externals = (reader: Reader, old: LabCcaipUser) => {
  const external = reader.flag('external_user', old.external);
  const isOver = !external && reader.switches.ccaipBulkUnticked === 'clears';
  const sipUri = isOver ? null : reader.text('ucaas_sip_uri', old.sipUri);
  const ucaasUserName = isOver ? null : reader.text('ucaas_user_name', old.ucaasUserName);
  if (external && sipUri === null) reader.complain('error', 'ucaas_sip_uri', "External SIP URI can't be blank");
  if (external && ucaasUserName === null) reader.complain('error', 'ucaas_user_name', "UCaaS username can't be blank");
  const unrestrictedInternationalCalling = reader.flag(
    'unrestricted_international_calling',
    old.unrestrictedInternationalCalling,
  );
  return { external, sipUri, ucaasUserName, unrestrictedInternationalCalling };
};

const deactivatedAfter = (status: string | null | undefined, old: string | null, now: number): string | null => {
  if (status === 'Inactive') return old ?? new Date(now).toISOString();
  return status === 'Active' ? null : old;
};

/** What the documents name and nothing here depends on. */
const rest = ({ cell, text }: Reader, old: LabCcaipUser) => {
  const limit = text('max_chat_limit', old.chatLimit === null ? null : String(old.chatLimit));
  const chats = cell('max_chat_limit_enabled') || null;
  const numbers = [0, 1, 2, 3, 4].map((at) =>
    text(`direct_inbound_number${at + 1}`, old.directInboundNumbers[at] ?? null),
  );
  return {
    firstName: cell('first_name') || old.firstName,
    lastName: cell('last_name') || old.lastName,
    agentNumber: text('agent_number', old.agentNumber),
    alias: text('alias', old.alias),
    chatLimit: limit === null ? null : Number(limit),
    chatLimitOn: chats === null ? old.chatLimitOn : chats === '1',
    extension: text('extension_number', old.extension),
    availabilityFilter: text('availability_filter', old.availabilityFilter),
    directInboundNumbers: numbers.filter((one) => one !== null),
  };
};

/** What a record makes of somebody, and what is said about it; with an error among it nothing is done. */
export const afterRecord = (
  context: Context,
  old: LabCcaipUser,
  record: BulkRecord,
): { readonly user: LabCcaipUser; readonly complaints: Complaint[] } => {
  const reader = openRecord(record, context.switches);
  const user: LabCcaipUser = {
    ...old,
    ...rest(reader, old),
    ...rolesAndTeams(reader, context, old),
    ...externals(reader, old),
    email: address(reader, context, old),
    location: place(reader, old.location),
    deactivatedAt: deactivatedAfter(reader.cell('status'), old.deactivatedAt, context.clock.now()),
  };
  return { user, complaints: reader.complaints };
};
