import type { TeamsNews } from './link/use-link.ts';
import { ccaipStatuses, type LabCcaipSettings, type LabCcaipUser } from './model.ts';

/** What CCAIP shows of an agent; `teams`: the availability in Teams that it comes from. */
export type AgentStatus =
  | { readonly kind: 'known'; readonly id: number; readonly teams?: string }
  | { readonly kind: 'not mapped'; readonly teams: string }
  | { readonly kind: 'not known'; readonly why: 'not linked' | 'link broken' | 'not in Teams' };

/** What is known of somebody's presence in Teams, by the UCaaS username. */
export const presenceOf = (
  user: LabCcaipUser,
  news: TeamsNews,
): string | Extract<AgentStatus, { kind: 'not known' }> => {
  if (news.kind !== 'news') return { kind: 'not known', why: news.kind === 'broken' ? 'link broken' : 'not linked' };
  return news.availability.get((user.ucaasUserName ?? '').toLowerCase()) ?? { kind: 'not known', why: 'not in Teams' };
};

/** An agent's status: of somebody in Teams by the presence there and the mapping, where that is switched on. */
export const agentStatus = (
  { ucaas, mapping }: LabCcaipSettings['inheritance'],
  user: LabCcaipUser,
  news: TeamsNews,
): AgentStatus => {
  if (!user.external || !ucaas) return { kind: 'known', id: user.statusId };
  const teams = presenceOf(user, news);
  if (typeof teams !== 'string') return teams;
  const id = mapping[teams];
  return id === undefined ? { kind: 'not mapped', teams } : { kind: 'known', id, teams };
};

export const statusName = (id: number): string => ccaipStatuses[id] ?? String(id);

/** As the pages write it. */
export const statusWords = (status: AgentStatus, { ucaasUserName }: LabCcaipUser): string => {
  switch (status.kind) {
    case 'known':
      return statusName(status.id);
    case 'not mapped':
      return `Error: ${status.teams} isn't mapped`;
    case 'not known':
      return status.why === 'not in Teams'
        ? `Not known: no ${ucaasUserName} in Teams`
        : `Not known: ${status.why === 'link broken' ? 'the link is broken' : 'not linked'}`;
  }
};
