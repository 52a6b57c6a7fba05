import type { Finding } from '../source/finding.ts';
import type { User } from '../tenant.ts';
import type { Queue } from '../ucaas.ts';
import { unknownName } from '../unknown-name.ts';

/** Agents of queues who aren't people of users.csv that CCAIP has in queues. */
export const queueAgents = (queues: readonly Queue[], users: readonly User[]): Finding[] => {
  const byUpn = new Map(users.map((user) => [user.upn.toLowerCase(), user]));
  const agents = users.flatMap(({ upn, ccaip }) => (ccaip === 'agent' ? [upn] : []));
  return queues.flatMap((queue, at) =>
    queue.agents.flatMap((agent, index): Finding[] => {
      const user = byUpn.get(agent.toLowerCase());
      if (user?.ccaip === 'agent') return [];
      const path = ['queues', at, 'agents', index];
      if (user === undefined)
        return [
          {
            path,
            ...unknownName(agent, agents, namedInCsv),
            fix: 'add a row to users.csv, with ccaip: agent; or correct the upn.',
          },
        ];
      return [
        {
          path,
          message: `"${agent}" isn't an agent: users.csv says ${user.ccaip === undefined ? 'nothing under ccaip' : `ccaip: ${user.ccaip}`} (line ${user.line}).`,
          allowed: 'In queues are people with ccaip: agent; to others calls are only transferred.',
          fix: `write agent under ccaip for ${user.upn}, or take them out of the queue.`,
        },
      ];
    }),
  );
};

const namedInCsv = { one: 'an agent', many: 'agents', under: 'users.csv' };
