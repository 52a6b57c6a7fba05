import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import type { Switches } from '../../switches.ts';
import { ccaipRoles, type LabCcaipUser } from '../model.ts';
import type { CcaipEnv } from './environment.ts';
import { pageHeaders } from './pages.ts';

/** Keys of the bulk file by the labels of this list (OBS of one tenant). */
const snake: Readonly<Record<string, string>> = {
  Email: 'email',
  'Agent ID': 'agent_number',
  'First name': 'first_name',
  'Last name': 'last_name',
  Alias: 'alias',
  'Deactivated at': 'deactivated_at',
  Location: 'location',
  'Non-restricted international calling': 'unrestricted_international_calling',
  'External user': 'external_user',
  'External SIP URI': 'ucaas_sip_uri',
  'UCaaS username': 'ucaas_user_name',
  'Chat concurrency': 'max_chat_limit',
  'Chat concurrency status': 'max_chat_limit_enabled',
  'Agent extensions': 'extension_number',
  'Direct inbound number 1': 'direct_inbound_number1',
  'Direct inbound number 2': 'direct_inbound_number2',
  'Direct inbound number 3': 'direct_inbound_number3',
  Filter: 'availability_filter',
};

/** What each role or team is to the user: 1 or 0. */
const memberships = (names: readonly string[], held: readonly string[]) =>
  names.map((name) => ({ name, value: held.includes(name) ? 1 : 0 }));

/** The columns in their order (DOC get-user-configuration-data), as far as the lab has them. */
const view = (rows: Rows, switches: Switches, user: LabCcaipUser): Record<string, unknown> => {
  const [yes, no] = switches.ccaipFlags === 'words' ? ['Yes', 'No'] : ['1', '0'];
  const labelled = {
    Email: user.email,
    'Agent ID': user.agentNumber,
    'First name': user.firstName,
    'Last name': user.lastName,
    Alias: user.alias,
    'Deactivated at': user.deactivatedAt,
    Location: user.location,
    'Chat concurrency': user.chatLimit ?? '',
    'Chat concurrency status': user.chatLimitOn ? 1 : 0,
    'Non-restricted international calling': user.unrestrictedInternationalCalling ? 'True' : 'False',
    'External user': user.external ? yes : no,
    'External SIP URI': user.sipUri ?? '',
    'UCaaS username': user.ucaasUserName ?? '',
    'Agent extensions': user.extension ?? '',
  };
  const after = {
    ...Object.fromEntries(
      [1, 2, 3].map((at) => [`Direct inbound number ${at}`, user.directInboundNumbers[at - 1] ?? '']),
    ),
    Filter: user.availabilityFilter ?? '',
    'Filter timeout': 0,
  };
  const allTeams = rows.list('ccaipTeam');
  const roles = memberships(ccaipRoles, user.roles);
  const teams = memberships(
    allTeams.map(({ name }) => name),
    allTeams.filter(({ id }) => user.teams.includes(id)).map(({ name }) => name),
  );
  if (switches.ccaipUserKeys === 'labels') {
    const columns = (word: string, list: typeof roles) =>
      Object.fromEntries(list.map(({ name, value }) => [`${word}: ${name}`, value]));
    return { ...labelled, ...columns('Role', roles), ...columns('Team', teams), ...after };
  }
  const named = Object.entries({ ...labelled, ...after }).map(([label, value]) => [snake[label] ?? label, value]);
  return { ...Object.fromEntries(named), roles, teams };
};

/** Whom the list shows, as it shows them: what a bulk file has changed comes later. */
const shownUsers = (rows: Rows, now: number): LabCcaipUser[] =>
  rows.list('ccaipUser').flatMap((user) => {
    const shown = rows.get('ccaipShown', String(user.id));
    if (shown === undefined || shown.until <= now) return [user];
    return shown.user === undefined ? [] : [shown.user];
  });

/** By which somebody may be asked for, one kind a request, at most a thousand (DOC); the names are assumed. */
const idKinds = ['email', 'id', 'custom_user_id'] as const;
const mostIds = 1000;
const defaultPage = 100;
const largestPage = 1000;

const idOf = (user: LabCcaipUser, kind: (typeof idKinds)[number]): string =>
  ({ email: user.email.toLowerCase(), id: String(user.id), custom_user_id: user.agentNumber ?? '' })[kind];

/**
 * `GET /apps/api/v1/users`: everybody, active or not. Texts of refusals are documented (the first one's end isn't known), their status,
 * names of parameters and the form of the answer are assumed.
 */
export const userListRoutes = ({ switches, clock }: LabContext): Hono<CcaipEnv> => {
  const app = new Hono<CcaipEnv>();
  app.get('/users', (c) => {
    const rows = c.get('rows');
    const asked = idKinds.flatMap((kind) => {
      const ids = c.req.queries(`${kind}[]`) ?? [];
      return ids.length === 0 ? [] : [{ kind, ids }];
    });
    const page = c.req.query('page');
    const per = c.req.query('per_page');
    const refuse = (message: string) => c.json({ message }, 400);
    if (asked.length > 1) return refuse('only one type of user ID is supported');
    const [only] = asked;
    if (only !== undefined && (page ?? per) !== undefined) {
      return refuse('combination of user ID and pagination not supported');
    }
    if (only !== undefined && only.ids.length > mostIds) return refuse('Exceeded maximum number of user IDs');
    if (per !== undefined && !/^\d+$/.test(per)) return refuse('invalid page size; must be numeric');
    if (Number(per ?? 0) > largestPage) return refuse('Exceeded maximum page size request (1,000 is the maximum)');
    const all = shownUsers(rows, clock.now());
    const wanted = new Set(only?.ids.map((one) => one.toLowerCase()));
    const kept = only === undefined ? all : all.filter((user) => wanted.has(idOf(user, only.kind)));
    const size = only === undefined ? Number(per ?? defaultPage) : Math.max(1, kept.length);
    const at = only === undefined ? Math.max(1, Number(page ?? 1) || 1) : 1;
    const shown = kept.slice((at - 1) * size, at * size).map((user) => view(rows, switches, user));
    const headers =
      switches.ccaipUserHeaders === 'there' ? pageHeaders(c, { page: at, per: size, total: kept.length }) : {};
    return c.json(switches.ccaipUserList === 'bare' ? shown : { users: shown }, 200, headers);
  });
  return app;
};
