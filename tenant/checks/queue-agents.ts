import { userRow } from '../schema/user-row.ts';
import type { Finding } from '../source/finding.ts';
import type { User } from '../tenant.ts';
import type { Queue } from '../ucaas.ts';
import { unknownName } from '../unknown-name.ts';

/** Agents of queues who aren't people of users.csv that CCAIP has in queues. `isWhole`: every row of users.csv says who it is. */
export const queueAgents = (
  queues: readonly Queue[],
  users: readonly User[],
  { isWhole }: { readonly isWhole: boolean },
): Finding[] => {
  const byUpn = new Map(users.map((user) => [user.upn.toLowerCase(), user]));
  const agents = users.flatMap(({ upn, ccaip }) => (ccaip === 'agent' ? [upn] : []));
  return queues.flatMap((queue, at) =>
    queue.agents.flatMap((agent, index): Finding[] => {
      const user = byUpn.get(agent.toLowerCase());
      // A word that isn't known is told where it stands.
      if (user?.ccaip === 'agent' || (user === undefined ? !isWhole : !isKnownWord(user.ccaip))) return [];
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

const isKnownWord = (word: string | undefined): boolean =>
  word === undefined || userRow.shape.ccaip.safeParse(word).success;

const namedInCsv = { one: 'an agent', many: 'agents', under: 'users.csv' };
