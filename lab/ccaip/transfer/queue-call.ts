import type { World } from '../../calls/world.ts';
import type { LabCcaipQueue, LabCcaipUser } from '../model.ts';
import { agentFor } from './agent.ts';
import { assignedTo, leafQueues } from './assigned.ts';
import { isTakenAtOnce, placeLeg, ringsOwn, rungBy } from './leg.ts';
import { type Known, memberOf, withPresence } from './member.ts';
import { momentsOf } from './moments.ts';
import type { QueueQuestion } from './question.ts';
import type { Leg, QueueEnd, QueueTrace, Statuses } from './trace.ts';

/** The guide: "The current limit is 100 external agents." */
const mostExternal = 100;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * A call that comes to a queue, or is transferred to it: all its available agents ring at once (DOC Call_Routing: multicast is the
 * default), of those in Teams as many as the multicast limit says. Cascade groups and deltacast aren't played.
 */
export const queueCall = (world: World, known: Known, limit: number | null, asked: QueueQuestion): QueueTrace => {
  const most = Math.min(limit ?? mostExternal, mostExternal);
  const call = {
    kind: 'queue',
    caller: asked.caller,
    limit: most,
    members: [],
    legs: [],
    beyond: [],
    statuses: [],
  } as const;
  const by = asked.by === undefined ? undefined : agentFor(world.store, known, asked.by);
  if (asked.by !== undefined && by === undefined) return { ...call, end: { kind: 'nobody to transfer', by: asked.by } };
  const queues = world.store.list('ccaipQueue');
  const queue = queues.find(({ id, name }) => same(name, asked.queue) || String(id) === asked.queue);
  const asking = { ...call, ...(by && { by }) };
  if (queue === undefined)
    return {
      ...asking,
      end: { kind: 'no such queue', asked: asked.queue, queues: leafQueues(world.store).map(({ name }) => name) },
    };
  const below = queues.filter(({ parentId }) => parentId === queue.id).map(({ name }) => name);
  const found = { ...asking, queue: queue.name };
  if (below.length > 0) return { ...found, end: { kind: 'queues below', queues: below } };
  return { ...found, ...ring(world, known, { queue, most, asked }) };
};

interface Ringing {
  readonly queue: LabCcaipQueue;
  readonly most: number;
  readonly asked: QueueQuestion;
}

const ring = (
  world: World,
  known: Known,
  { queue, most, asked }: Ringing,
): Pick<QueueTrace, 'members' | 'legs' | 'beyond' | 'statuses' | 'end'> => {
  const users = assignedTo(world.store, queue);
  const busy = (email: string) => asked.busy.some((one) => same(one, email));
  const members = users.map((user) => memberOf(user, seenBusy(known, user, busy(user.email))));
  const available = members.filter(({ notAvailable }) => notAvailable === undefined);
  const external = available.filter(({ isExternal }) => isExternal);
  const ccaip = available.filter(({ isExternal }) => !isExternal).map(({ name }) => name);
  const isBeyond = external.length > most;
  const rung = isBeyond && world.switches.beyondMulticast === 'noneRing' ? [] : external.slice(0, most);
  const beyond = external.slice(rung.length).map(({ name }) => name);
  const legs = rung.map((to) => placeLeg(world, { ...asked, uri: to.sipUri ?? '', to, busy: busy(to.email) }));
  const end = endOf({ members: members.length, available: available.length, isBeyond, ccaip, legs });
  const statuses =
    end.kind === 'rings' ? legs.flatMap((leg) => statusesOf(known, { users, leg, after: asked.after })) : [];
  return { members, legs, beyond, statuses, end };
};

/** Who is in another call, once CCAIP has seen it. */
const seenBusy = (known: Known, { ucaasUserName }: LabCcaipUser, isBusy: boolean): Known =>
  isBusy && known.switches.busySeen === 'atOnce'
    ? { ...known, news: withPresence(known.news, ucaasUserName, 'Busy') }
    : known;

interface Answering {
  readonly users: readonly LabCcaipUser[];
  readonly leg: Leg;
  readonly after: string | undefined;
}

/** Whom a queue rings in Teams is taken to be signed in there alone. */
const statusesOf = ({ inheritance, switches }: Known, { users, leg, after }: Answering): Statuses[] => {
  const user = users.find(({ email }) => email === leg.to?.email);
  if (user === undefined || !ringsOwn(leg)) return [];
  const before = leg.to?.teams ?? 'PresenceUnknown';
  const teams = { before, after: after ?? before };
  return [momentsOf({ user, inheritance, teams, asked: { login: 'teams' }, ringsIn: 'teams', switches })];
};

interface Rung {
  readonly members: number;
  readonly available: number;
  readonly isBeyond: boolean;
  readonly ccaip: readonly string[];
  readonly legs: QueueTrace['legs'];
}

const endOf = ({ members, available, isBeyond, ccaip, legs }: Rung): QueueEnd => {
  if (members === 0) return { kind: 'nobody assigned' };
  if (available === 0) return { kind: 'no agent available' };
  const by = legs.find(isTakenAtOnce);
  if (by !== undefined) return { kind: 'taken', by };
  const teams = legs.flatMap((leg) => rungBy(leg) ?? []);
  if (teams.length + ccaip.length > 0) return { kind: 'rings', teams, ccaip };
  return isBeyond && legs.length === 0 ? { kind: 'limit exceeded' } : { kind: 'nobody rings' };
};
