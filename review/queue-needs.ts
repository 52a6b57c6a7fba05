import { inWords } from '../routing/in-words.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Queue } from '../tenant/ucaas.ts';
import type { Need } from './need.ts';
import { shortNames } from './words.ts';

/** Queues are the portal's alone: what a person assigns there by the newer version. */
export const queueNeeds = (base: Tenant, head: Tenant): Need[] => {
  const short = shortNames([...base.users, ...head.users].map(({ upn }) => upn));
  const before = new Map(base.queues.map((queue) => [queue.name.toLowerCase(), queue]));
  const texts = head.queues.flatMap((queue) => {
    const was = before.get(queue.name.toLowerCase()) ?? { name: queue.name, teams: [], agents: [] };
    const [gets, loses] = [onlyIn(queue, was), onlyIn(was, queue)].map(({ teams, agents }) => [
      ...teams.map((team) => `team ${team}`),
      ...agents.map(short),
    ]);
    return [
      ...(gets?.length ? [`${queue.name} has to have ${inWords(gets)}`] : []),
      ...(loses?.length ? [`${queue.name} no longer has to have ${inWords(loses)}`] : []),
    ];
  });
  if (texts.length === 0) return [];
  return [
    {
      what: 'queues',
      text: `a person changes queues in the CCAIP portal: ${texts.join('; ')}. npm run verify compares them.`,
    },
  ];
};

const onlyIn = (one: Queue, other: Queue): Pick<Queue, 'teams' | 'agents'> => {
  const without = (names: readonly string[], others: readonly string[]) => {
    const known = new Set(others.map((name) => name.toLowerCase()));
    return names.filter((name) => !known.has(name.toLowerCase()));
  };
  return { teams: without(one.teams, other.teams), agents: without(one.agents, other.agents) };
};
