import type { Tenant } from '../../tenant/tenant.ts';
import type { Queue } from '../../tenant/ucaas.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** The most that CCAIP takes (guide: "the current limit is 100 external agents"). */
const most = 100;

/** Queues with more external agents than CCAIP rings at once: those that the file names, and those of its teams by users.csv. */
export const queueOverMulticast = ({ tenant }: Facts): Finding[] => {
  const limit = tenant.ucaas.multicastLimit;
  return tenant.queues.flatMap((queue): Finding[] => {
    const named = queue.agents.length;
    const all = named + byTeam(queue, tenant);
    if (all <= limit) return [];
    return [
      {
        kind: 'queue-over-multicast',
        level: 'warning',
        certainty: named > limit ? 'proved' : 'sampled',
        part: { kind: 'queue', name: queue.name },
        what: `Queue "${queue.name}" has ${all} external agents, and CCAIP rings ${limit} at once.`,
        why: `What becomes of the others isn't published: callers may wait while they are free.${named > limit ? '' : " CCAIP may have people in other teams than users.csv gives new ones; npm run verify counts CCAIP's own."}`,
        fix:
          all <= most
            ? `set ucaas.multicastLimit to ${all} or more, if the SBCs carry that, or share the people out over more queues.`
            : `share the people out over more queues: CCAIP rings at most ${most}.`,
      },
    ];
  });
};

const byTeam = ({ teams, agents }: Queue, { users }: Tenant): number => {
  const [given, named] = [teams, agents].map((names) => new Set(names.map((name) => name.toLowerCase())));
  return users.filter(
    ({ upn, ccaip, ccaipTeams = [] }) =>
      ccaip === 'agent' &&
      named?.has(upn.toLowerCase()) === false &&
      ccaipTeams.some((team) => given?.has(team.toLowerCase())),
  ).length;
};
