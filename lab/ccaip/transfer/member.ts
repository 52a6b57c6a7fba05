import type { TeamsNews } from '../link/use-link.ts';
import type { LabCcaipSettings, LabCcaipUser } from '../model.ts';
import { agentStatus, presenceOf, statusWords } from '../status.ts';
import type { TransferSwitches } from './switches.ts';
import type { Member, NotAvailable } from './trace.ts';

/** What CCAIP knows when it looks for somebody to call. */
export interface Known {
  readonly inheritance: LabCcaipSettings['inheritance'];
  readonly news: TeamsNews;
  readonly switches: TransferSwitches;
}

const available = 0;

/** Who may be called, and how they stand in the transfer view. */
export const memberOf = (user: LabCcaipUser, known: Known): Member => {
  const status = agentStatus(known.inheritance, user, known.news);
  const teams = user.external ? presenceOf(user, known.news) : undefined;
  const why = notAvailable(user, known);
  return {
    email: user.email,
    name: `${user.firstName} ${user.lastName}`,
    isExternal: user.external,
    sipUri: user.sipUri,
    ucaasUserName: user.ucaasUserName,
    ...(typeof teams === 'string' && { teams }),
    status: statusWords(status, user),
    ...(why !== undefined && { notAvailable: why }),
  };
};

const notAvailable = (user: LabCcaipUser, known: Known): NotAvailable | undefined => {
  if (user.deactivatedAt !== null) return 'deactivated';
  const waits = !user.activated && (!user.external || known.switches.pendingExternal === 'refused');
  if (waits) return 'not activated';
  if (!user.external) return user.statusId === available ? undefined : 'status';
  return (user.sipUri ?? '') === '' ? 'no SIP URI' : inTeams(user, known);
};

/** The guide: "in an Available status". */
const inTeams = (user: LabCcaipUser, { inheritance, news, switches }: Known): NotAvailable | undefined => {
  const teams = presenceOf(user, news);
  if (typeof teams !== 'string') return switches.unknownPresence === 'refused' ? teams.why : undefined;
  if (switches.externalAvailable === 'mapped' && inheritance.ucaas) {
    const status = agentStatus(inheritance, user, news);
    if (status.kind === 'not mapped') return 'not mapped';
    return status.kind === 'known' && status.id === available ? undefined : 'status';
  }
  const counts = switches.externalAvailable === 'inTeamsOrIdle' ? ['Available', 'AvailableIdle'] : ['Available'];
  return counts.includes(teams) ? undefined : 'status';
};

/** The same news, but for one person whose presence is said. */
export const withPresence = (news: TeamsNews, userName: string | null, availability: string): TeamsNews =>
  news.kind === 'news'
    ? { kind: 'news', availability: new Map([...news.availability, [(userName ?? '').toLowerCase(), availability]]) }
    : news;
