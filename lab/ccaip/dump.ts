import type { Rows } from '../store.ts';
import { ccaipStatuses } from './model.ts';

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

const settingsOf = (rows: Rows): object | null => {
  const settings = rows.get('ccaipSettings', 'settings');
  if (settings === undefined) return null;
  const { appId, secret, link, inheritance, ...plain } = settings;
  const application = rows.list('application').find((one) => one.appId === appId);
  return {
    ...plain,
    // A client id is random; what it names isn't.
    app: application?.displayName ?? appId,
    hasSecret: secret !== null,
    link: link === null ? null : { by: link.userPrincipalName, broken: link.broken !== null },
    inheritance: {
      ...inheritance,
      mapping: Object.fromEntries(
        Object.entries(inheritance.mapping)
          .map(([teams, id]) => [teams, ccaipStatuses[id] ?? String(id)] as const)
          .toSorted(([a], [b]) => byName(a, b)),
      ),
    },
  };
};

/** CCAIP as JSON that is equal for equal ones: people by their e-mail, teams and queues by name; no secret, no moment. */
export const dumpCcaip = (rows: Rows): object => {
  const users = new Map(rows.list('ccaipUser').map((one) => [one.id, one.email]));
  const teams = new Map(rows.list('ccaipTeam').map((one) => [one.id, one.name]));
  const named = (names: ReadonlyMap<number, string>, ids: readonly number[]) =>
    ids.map((id) => names.get(id) ?? String(id)).toSorted(byName);
  return {
    ccaip: {
      settings: settingsOf(rows),
      users: rows
        .list('ccaipUser')
        .map(({ id: _id, deactivatedAt, ...one }) => ({
          ...one,
          teams: named(teams, one.teams),
          active: deactivatedAt === null,
        }))
        .toSorted((a, b) => byName(a.email, b.email)),
      teams: named(teams, [...teams.keys()]),
      queues: rows
        .list('ccaipQueue')
        .map(({ name, agents, teams: ofTeams }) => ({
          name,
          agents: named(users, agents),
          teams: named(teams, ofTeams),
        }))
        .toSorted((a, b) => byName(a.name, b.name)),
    },
  };
};
