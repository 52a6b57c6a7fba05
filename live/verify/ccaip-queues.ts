import type { CcaipAgent, CcaipMenu, CcaipStatus, CcaipTeam } from '../../providers/ccaip/manager.ts';
import { listing } from '../../tenant/listing.ts';
import type { Ucaas } from '../../tenant/ucaas.ts';
import { type Answer, cantTell } from './answer.ts';
import type { Matched } from './ccaip-users.ts';
import { isKnown, type Known, untold } from './known.ts';

/** What was read of queues, and of who may be in one. */
export interface Queues {
  readonly menus: readonly CcaipMenu[];
  readonly teams: readonly CcaipTeam[];
  readonly agents: readonly CcaipAgent[];
}

/**
 * Which queues there are, and in which external agents are, by themselves or by a team. Told, not judged: no file says yet who is to be
 * where, and a call can be handed over to somebody who is in none.
 */
export const tellQueues = (queues: Known<Queues>, matched: Known<readonly Matched[]>): Answer => {
  if (!isKnown(queues)) return untold('queues', queues);
  const { menus, teams, agents } = queues.value;
  const live = menus.filter(({ deleted }) => deleted !== true);
  const isParent = new Set(live.flatMap(({ parent_id: id }) => id ?? []));
  const leaves = live.filter(({ id }) => !isParent.has(id));
  const all =
    leaves.length === 0
      ? 'CCAIP has no queue'
      : `${leaves.length} ${leaves.length === 1 ? 'queue' : 'queues'}: ${listing(leaves.map(({ name }) => name))}`;
  if (!isKnown(matched))
    return cantTell('queues', `${all}. Which have external agents isn't known, since CCAIP's users aren't.`);
  const emails = new Set(
    matched.value.flatMap(({ found }) => (found?.external === true ? [found.email.toLowerCase()] : [])),
  );
  const external = new Set(agents.filter(({ email }) => emails.has(email.toLowerCase())).map(({ id }) => id));
  const withExternal = leaves.flatMap((menu) => {
    const count = [...membersOf(menu, teams, agents)].filter((id) => external.has(id)).length;
    return count === 0 ? [] : [`${menu.name} (${count})`];
  });
  const told =
    withExternal.length === 0 ? 'none has an external agent' : `external agents are in ${listing(withExternal)}`;
  return cantTell('queues', `${all}; ${told}.`, 'compare it with who is to be where: no file says so yet.');
};

/** Ids of agents: by themselves, or by a team or one below it, whose members get the queue too (DOC add-configure-teams). */
const membersOf = (
  menu: CcaipMenu,
  teams: readonly CcaipTeam[],
  agents: readonly CcaipAgent[],
): ReadonlySet<string> => {
  const ids = new Set(menu.agent_assignments?.flatMap(({ assignee }) => assignee?.id ?? []));
  const given = menu.team_assignments?.flatMap(({ team }) => team ?? []) ?? [];
  for (const team of given) for (const { id } of team.assignees ?? []) ids.add(id);
  const within = new Set(given.map(({ id }) => id));
  for (let before = -1; before !== within.size; ) {
    before = within.size;
    for (const { id, parent_id: parent } of teams) if (parent != null && within.has(parent)) within.add(id);
  }
  for (const { id, assignees } of teams) if (within.has(id)) for (const one of assignees ?? []) ids.add(one.id);
  for (const { id, teams: own } of agents) if (own?.some((team) => within.has(team.id))) ids.add(id);
  return ids;
};

/** Which statuses a mapping can name. The option and the mapping themselves are in no API. */
export const tellStatuses = (statuses: Known<readonly CcaipStatus[]>, { statusInheritance }: Ucaas): Answer => {
  if (!isKnown(statuses)) return untold('statuses', statuses);
  const names = `CCAIP's statuses are ${listing(statuses.value.map(({ name }) => name))}`;
  const where = 'in the portal: Developer Settings > Agent Status Inheritance.';
  return cantTell(
    'statuses',
    `no API tells whether inheritance is "${statusInheritance}", nor the mapping; ${names}.`,
    where,
  );
};
