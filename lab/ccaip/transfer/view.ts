import type { Rows } from '../../store.ts';
import { assignedTo, leafQueues } from './assigned.ts';
import { type Known, memberOf } from './member.ts';
import type { Member } from './trace.ts';

/** What an agent is offered who wants to transfer a call. */
export interface TransferView {
  /** Who can transfer: whose view it may be. */
  readonly agents: readonly Member[];
  /** Everybody who is active; a transfer to who is external is of type External (the guide). */
  readonly people: readonly Member[];
  readonly queues: readonly {
    readonly id: number;
    readonly name: string;
    /** "There will be an indication … if the queue contains external agents." */
    readonly hasExternal: boolean;
  }[];
}

/** "External agents will be available for transfer regardless of whether they are assigned to a queue or not" (the guide). */
export const transferView = (rows: Rows, known: Known): TransferView => {
  const users = rows.list('ccaipUser').filter(({ deactivatedAt }) => deactivatedAt === null);
  const isAgent = new Set(users.filter(({ roles }) => roles.includes('Agent')).map(({ email }) => email));
  const people = users.map((user) => memberOf(user, known)).filter(({ email }) => isAgent.has(email));
  return {
    agents: people.filter(({ isExternal, notAvailable }) => !isExternal && notAvailable === undefined),
    people,
    queues: leafQueues(rows).map((queue) => ({
      id: queue.id,
      name: queue.name,
      hasExternal: assignedTo(rows, queue).some(({ external }) => external),
    })),
  };
};
