import type { Member, QueueEnd, QueueTrace } from '../trace.ts';
import { legEnding, legHops } from './of-leg.ts';
import { callerWords, nobodyTransfers } from './of-transfer.ts';
import { queueTables } from './statuses.ts';
import { type Ending, failed, type Hop, reached, type Told } from './told.ts';

/** A call that comes to a queue, or is transferred to it. */
export const tellQueue = (call: QueueTrace): Told => {
  const { caller, by, queue, members, limit, legs, beyond } = call;
  const external = members.filter(({ isExternal }) => isExternal).length;
  const { isReached, end, notes = [] } = endingOf(call);
  const name = queue ?? ('asked' in call.end ? call.end.asked : '');
  const transferred = by ? ` is with ${by.name}, who transfers to queue ${name}` : ` comes to queue ${name}`;
  return {
    title: `${callerWords(caller)}${transferred}${external > 0 ? ' (contains external agents)' : ''}`,
    hops: [
      ...members.map((one): Hop => ['CCAIP', memberWords(one)]),
      ...(external > 0
        ? [
            [
              'CCAIP',
              `rings up to ${limit} external agents at once (multicast limit): ${legs.length} now`,
            ] satisfies Hop,
          ]
        : []),
      ...legs.flatMap((leg) => legHops(leg, caller).map(([where, text]): Hop => [where, `${leg.to?.name}: ${text}`])),
    ],
    isReached,
    end,
    notes: [...notes, ...failures(call), ...(beyond.length > 0 ? [beyondWords(call)] : [])],
    statuses: queueTables(call.statuses),
  };
};

const memberWords = ({ name, isExternal, teams, status, notAvailable }: Member): string => {
  const state = isExternal ? `${teams ?? 'not known'} in Teams, ${status} in CCAIP` : status;
  return `${name}${isExternal ? ' (Microsoft Teams)' : ''}: ${state}${notAvailable === undefined ? '' : `, not called (${reasons[notAvailable]})`}`;
};

const reasons = {
  deactivated: 'deactivated',
  'not activated': 'account not activated',
  'no SIP URI': 'no SIP URI',
  'not linked': 'CCAIP is not linked to Teams',
  'link broken': 'the link to Teams is broken',
  'not in Teams': 'nobody in Teams has that UCaaS username',
  'not mapped': 'that status is mapped to none',
  status: 'not Available',
} as const;

const beyondWords = ({ limit, beyond, legs }: QueueTrace): string =>
  `The multicast limit of ${limit} is exceeded: ${legs.length === 0 ? 'none of the external agents rings' : `${beyond.join(', ')} ${beyond.length === 1 ? "isn't" : "aren't"} called`} (assumed; switch beyondMulticast).`;

/** Of those who are called and whose phone doesn't ring. */
const failures = ({ legs }: QueueTrace): string[] =>
  legs.flatMap((leg) => {
    const ending = legEnding(leg);
    return ending === undefined || ending.isReached ? [] : [`${leg.to?.name}: ${ending.end.message}`];
  });

const endingOf = ({ queue, members, limit, end }: QueueTrace): Ending => {
  switch (end.kind) {
    case 'nobody to transfer':
      return nobodyTransfers(end.by);
    case 'rings':
      return reached(
        `Rings ${[...end.teams, ...end.ccaip.map((name) => `${name} in CCAIP`)].join(', ')}; who answers first has the call.`,
      );
    case 'taken': {
      const ending = legEnding(end.by);
      return failed(`Nobody at a phone can take it: ${ending?.end.message ?? ''}`, { fix: ending?.end.fix ?? '' });
    }
    case 'nobody rings':
      return failed('Nobody rings: every call to an available agent fails.', {
        fix: 'look at each with npm run lab:call -- --to <agent>.',
      });
    case 'limit exceeded':
      return failed(`More external agents are available than the multicast limit of ${limit}.`, {
        allowed: 'The guide: at most 100.',
        fix: 'raise the limit in Developer Settings › UCaaS, or put fewer people in the queue.',
      });
    default:
      return noAgent(end, queue, members.length);
  }
};

type NoAgent = Extract<QueueEnd, { kind: 'no such queue' | 'queues below' | 'nobody assigned' | 'no agent available' }>;

const noAgent = (end: NoAgent, queue: string | undefined, members: number): Ending => {
  switch (end.kind) {
    case 'no such queue':
      return failed(`"${end.asked}" is no queue of CCAIP.`, {
        allowed: `Queues with agents: ${end.queues.join(', ')}.`,
        fix: 'write one of them.',
      });
    case 'queues below':
      return failed(`Queue ${queue} has queues below it, and agents are on those only.`, {
        fix: `write one of them: ${end.queues.join(', ')}.`,
      });
    case 'nobody assigned':
      return failed(`Nobody is assigned to queue ${queue}.`, { fix: 'assign agents or teams: Settings › Queue.' });
    case 'no agent available':
      return failed(
        `No agent is available: of ${members} in queue ${queue} none can be called, and the caller waits.`,
        {
          allowed: 'An agent of CCAIP is Available, or somebody in Teams is in an Available status (the guide).',
          fix: 'see above who is in which status, and why.',
        },
      );
  }
};
