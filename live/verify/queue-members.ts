import type { CcaipAgent, CcaipMenu, CcaipTeam } from '../../providers/ccaip/manager.ts';

/** What was read of queues, and of who may be in one. */
export interface Queues {
  readonly menus: readonly CcaipMenu[];
  readonly teams: readonly CcaipTeam[];
  readonly agents: readonly CcaipAgent[];
}

const isThere = ({ deleted }: CcaipMenu): boolean => deleted !== true;

/** Only leaves take agents (DOC Queue_and_Menu_Setup). */
export const leavesOf = (menus: readonly CcaipMenu[]): CcaipMenu[] => {
  const live = menus.filter(isThere);
  const isParent = new Set(live.flatMap(({ parent_id: id }) => id ?? []));
  return live.filter(({ id }) => !isParent.has(id));
};

/** Who gets a queue's calls, by id. */
export interface Members {
  readonly agents: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
}

/** An assignment holds for one channel; Teams takes calls alone. Its words aren't published: what doesn't speak of calls is told, not counted. */
const isOfCalls = ({ channel_type: channel }: { readonly channel_type?: string | null | undefined }): boolean =>
  channel == null || /call|voice/i.test(channel);

/** By themselves, or by a team or one below it, whose members get the queue too (DOC add-configure-teams). */
export const membersOf = (menu: CcaipMenu, { teams, agents }: Queues, isCounted = isOfCalls): Members => {
  const ids = new Set(menu.agent_assignments?.filter(isCounted).flatMap(({ assignee }) => assignee?.id ?? []));
  const given = menu.team_assignments?.filter(isCounted).flatMap(({ team }) => team ?? []) ?? [];
  for (const team of given) for (const { id } of team.assignees ?? []) ids.add(id);
  const within = new Set(given.map(({ id }) => id));
  for (let before = -1; before !== within.size; ) {
    before = within.size;
    for (const { id, parent_id: parent } of teams) if (parent != null && within.has(parent)) within.add(id);
  }
  for (const { id, assignees } of teams) if (within.has(id)) for (const one of assignees ?? []) ids.add(one.id);
  for (const { id, teams: own } of agents) if (own?.some((team) => within.has(team.id))) ids.add(id);
  return { agents: ids, teams: within };
};
