import type { Ccaip } from '../../providers/ccaip/ccaip.ts';
import type { CcaipAgent, CcaipStatus } from '../../providers/ccaip/manager.ts';
import type { CcaipUser } from '../../providers/ccaip/users.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { type ExternalUser, externalUsersOf } from '../../tenant/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isKnown, type Known, read, type Unknown, unknown } from '../known.ts';
import { type Account, readAccount, readRolesOf } from './account.ts';
import { type Application, chooseApplication, readAll } from './application.ts';
import { type Matched, matchUsers } from './ccaip-users.ts';
import { type Consent, readConsent } from './consent.ts';
import { readPeople } from './people.ts';
import { mostPeople, readPresence } from './presence.ts';
import type { Queues } from './queue-members.ts';
import { type LoggedCall, readLog, type Window } from './test-call.ts';

/** What is looked at, and from where. */
export interface Asked {
  readonly tenant: Tenant;
  readonly session: Session;
  /** Or why it can't be asked. */
  readonly ccaip: Ccaip | Unknown;
  /** When a test call was made; absent: nobody says. */
  readonly window: Window | undefined;
  readonly now: Date;
}

/** Everything that was read, each with its own reason where it couldn't be; absent: there was nothing to ask about. */
export interface Facts {
  readonly application: Known<Application | undefined>;
  readonly consent: Known<Consent> | undefined;
  readonly account: Known<Account | undefined>;
  readonly roles: Known<readonly string[]> | undefined;
  readonly presence: Known<ReadonlyMap<string, string | null>>;
  readonly log: Known<readonly LoggedCall[]> | undefined;
  readonly users: Known<readonly CcaipUser[]>;
  readonly matched: Known<readonly Matched[]>;
  readonly agents: Known<readonly CcaipAgent[]>;
  readonly queues: Known<Queues>;
  readonly statuses: Known<readonly CcaipStatus[]>;
}

/** Each by the least permission of its own, so that one that is missing hides nothing else. Throws where nobody is signed in. */
export const readFacts = async ({ tenant, session, ccaip, window }: Asked): Promise<Facts> => {
  const { app, ucaas } = tenant;
  const granted = (await session.granted?.()) ?? {};
  const by = (name: string, or?: string) => ({ name, granted, ...(or !== undefined && { or }) });
  const linker = ucaas.linked?.by;

  const application = chooseApplication(await read(() => readAll(session), by('Application.ReadWrite.OwnedBy')), app);
  const consent = await after(application, (chosen) =>
    read(() => readConsent(session, chosen, app), by('DelegatedPermissionGrant.Read.All', 'Directory.Read.All')),
  );
  const account: Known<Account | undefined> =
    linker === undefined ? { value: undefined } : await read(() => readAccount(session, linker), by('User.Read.All'));
  const roles = await after(account, (found) =>
    read(() => readRolesOf(session, found), by('RoleManagement.Read.Directory', 'Directory.Read.All')),
  );
  const log =
    window && (await read(() => readLog(session, window), by('CallRecord-PstnCalls.Read.All', 'CallRecords.Read.All')));

  const told = await readCcaip(ccaip);
  const wanted = externalUsersOf(tenant);
  const people = await read(() => readPeople(session, toAskOf(wanted, told.users)), by('User.Read.All'));
  const isByEmail = ucaas.externalUsers !== undefined;
  const presence = isKnown(people)
    ? await read(() => readPresence(session, people.value), by('Presence.Read.All'))
    : people;
  const matched = isKnown(told.users) ? { value: matchUsers(wanted, told.users.value, people, isByEmail) } : told.users;
  return { application, consent, account, roles, log, presence, matched, ...told };
};

/** What is asked about something that was found. */
const after = async <Found, Value>(
  known: Known<Found | undefined>,
  ask: (found: Found) => Promise<Known<Value>>,
): Promise<Known<Value> | undefined> => {
  if (!isKnown(known)) return known;
  return known.value === undefined ? undefined : ask(known.value);
};

/** Whose presence is looked at, and who is in CCAIP under no name of users.csv: Entra may have another address of them. */
const toAskOf = (wanted: readonly ExternalUser[], users: Known<readonly CcaipUser[]>): readonly ExternalUser[] => {
  if (!isKnown(users)) return wanted.slice(0, mostPeople);
  const matched = matchUsers(wanted, users.value, { value: new Map() });
  return matched.flatMap((one, at) => (at < mostPeople || one.found === undefined ? [one.wanted] : []));
};

/** One after the other: the limit is the customer's, not ours. */
const readCcaip = async (ccaip: Ccaip | Unknown) => {
  const ask = async <Value>(of: (ccaip: Ccaip) => Promise<Value>): Promise<Known<Value>> =>
    'why' in ccaip ? unknown(ccaip.why, ccaip.toKnow) : read(() => of(ccaip));
  const users = await ask((one) => one.users());
  const agents = await ask((one) => one.agents());
  const teams = await ask((one) => one.teams());
  const menus = await ask((one) => one.menus());
  const statuses = await ask((one) => one.statuses());
  return { users, agents, statuses, queues: queuesOf(menus, teams, agents) };
};

const queuesOf = (
  menus: Known<Queues['menus']>,
  teams: Known<Queues['teams']>,
  agents: Known<Queues['agents']>,
): Known<Queues> => {
  if (!isKnown(menus)) return menus;
  if (!isKnown(teams)) return teams;
  if (!isKnown(agents)) return agents;
  return { value: { menus: menus.value, teams: teams.value, agents: agents.value } };
};
