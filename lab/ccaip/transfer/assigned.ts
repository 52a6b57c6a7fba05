import type { Rows } from '../../store.ts';
import type { LabCcaipQueue, LabCcaipUser } from '../model.ts';

/** Whom a queue rings: "members of team and sub-teams get it" (DOC add-configure-teams). */
export const assignedTo = (rows: Rows, queue: LabCcaipQueue): LabCcaipUser[] => {
  const all = rows.list('ccaipTeam');
  const teams = new Set(queue.teams);
  for (let size = -1; size !== teams.size; ) {
    size = teams.size;
    for (const { id, parentId } of all) if (parentId !== null && teams.has(parentId)) teams.add(id);
  }
  return rows
    .list('ccaipUser')
    .filter(({ id, teams: of }) => queue.agents.includes(id) || of.some((team) => teams.has(team)));
};

/** Agents are on leaf queues only (DOC Queue_and_Menu_Setup). */
export const leafQueues = (rows: Rows): LabCcaipQueue[] => {
  const queues = rows.list('ccaipQueue');
  return queues.filter(({ id }) => !queues.some(({ parentId }) => parentId === id));
};
