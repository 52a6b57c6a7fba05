import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { ccaipStatuses, type LabCcaipTeam, type LabCcaipUser } from '../model.ts';
import type { CcaipEnv } from './environment.ts';
import { replyPage } from './pages.ts';

const born = '2024-01-15T08:00:00.000Z';

const membersOf = (rows: Rows, team: number): LabCcaipUser[] =>
  rows.list('ccaipUser').filter(({ teams, deactivatedAt }) => deactivatedAt === null && teams.includes(team));

const teamView = (rows: Rows, { id, name, parentId }: LabCcaipTeam) => ({
  id,
  name,
  parent_id: parentId,
  position: id,
  deleted: false,
  agents_count: membersOf(rows, id).length,
});

const assigneeView = ({ id, firstName, lastName, agentNumber }: LabCcaipUser) => ({
  id,
  name: `${firstName} ${lastName}`,
  first_name: firstName,
  last_name: lastName,
  agent_number: agentNumber,
  avatar_url: null,
});

/** DOC manager-api-agent: nothing of it says who is an external user. */
const agentView = (rows: Rows, user: LabCcaipUser) => ({
  ...assigneeView(user),
  middle_name: null,
  email: user.email,
  created_at: born,
  last_login_time: user.activated ? born : null,
  status: { id: user.statusId, name: ccaipStatuses[user.statusId] ?? '', color: '#00aa00', wfm_id: null },
  status_updated_at: born,
  crm_authenticated: false,
  online: user.statusId !== -10,
  wrap_up: false,
  call_count: 0,
  chat_count: 0,
  location: user.location,
  roles: user.roles,
  teams: rows
    .list('ccaipTeam')
    .filter(({ id }) => user.teams.includes(id))
    .map((team) => teamView(rows, team)),
  channels: [],
});

/** The Manager API, which only reads (DOC manager-api; pages of Agent, Team, Menu, User status). */
export const managerRoutes = ({ switches }: LabContext): Hono<CcaipEnv> => {
  const app = new Hono<CcaipEnv>();
  app.get('/agents', (c) => {
    const rows = c.get('rows');
    const shown = rows
      .list('ccaipUser')
      .filter(
        ({ deactivatedAt, activated }) =>
          deactivatedAt === null && (activated || switches.ccaipPendingAgents === 'listed'),
      );
    return replyPage(
      c,
      shown.map((user) => agentView(rows, user)),
    );
  });
  app.get('/teams', (c) => {
    const rows = c.get('rows');
    const view = (team: LabCcaipTeam) => ({
      ...teamView(rows, team),
      assignees: membersOf(rows, team.id).map(assigneeView),
    });
    return replyPage(c, rows.list('ccaipTeam').map(view));
  });
  app.get('/menus', (c) => {
    const rows = c.get('rows');
    const queues = rows.list('ccaipQueue').map(({ id, name, parentId, agents, teams }) => {
      const of = { lang: 'en', queue_level: 1, channel_type: 'voice_call' };
      return {
        id,
        name,
        parent_id: parentId,
        position: id,
        deleted: false,
        hidden: false,
        menu_type: 'ivr_menu',
        output_msg: null,
        agent_assignments: rows
          .list('ccaipUser')
          .filter((user) => agents.includes(user.id))
          .map((user) => ({ ...of, group_type: 'default', assignee: assigneeView(user) })),
        team_assignments: rows
          .list('ccaipTeam')
          .filter((team) => teams.includes(team.id))
          .map((team) => ({
            ...of,
            team: { ...teamView(rows, team), assignees: membersOf(rows, team.id).map(assigneeView) },
          })),
      };
    });
    return replyPage(c, queues);
  });
  app.get('/user_statuses', (c) => {
    const rows = Object.entries(ccaipStatuses).map(([id, name]) => ({
      id: Number(id),
      name,
      color: '#00aa00',
      wfm_id: null,
    }));
    return replyPage(
      c,
      rows.toSorted((one, other) => other.id - one.id),
    );
  });
  return app;
};
