import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import type { Switches } from '../../switches.ts';
import type { LabCcaipUser } from '../model.ts';
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
};

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
    'Non-restricted international calling': user.unrestrictedInternationalCalling ? 'True' : 'False',
    'External user': user.external ? yes : no,
    'External SIP URI': user.sipUri ?? '',
    'UCaaS username': user.ucaasUserName ?? '',
    ...Object.fromEntries(user.roles.map((name) => [`Role: ${name}`, 1])),
    ...Object.fromEntries(
      rows.list('ccaipTeam').map(({ id, name }) => [`Team: ${name}`, user.teams.includes(id) ? 1 : 0]),
    ),
  };
  if (switches.ccaipUserKeys === 'labels') return labelled;
  return Object.fromEntries(Object.entries(labelled).map(([label, value]) => [snake[label] ?? label, value]));
};

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
export const userListRoutes = ({ switches }: LabContext): Hono<CcaipEnv> => {
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
    const all = rows.list('ccaipUser');
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
