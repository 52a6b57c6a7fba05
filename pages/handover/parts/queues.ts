import type { Tenant } from '../../../tenant/tenant.ts';
import { type Step, type StepValue, step } from '../step.ts';
import type { Subject } from '../subject.ts';

/** Google's guide, "Configure agent availability", and the documentation of queues: agents only on a leaf. */
export const queuesStep = ({ tenant }: Subject): Step =>
  step({
    id: 'queues',
    part: 'Settings > Queue',
    title:
      tenant.queues.length === 0
        ? 'Add Teams users to queues, where they belong in one'
        : 'Assign teams and agents to queues',
    say: [
      'Settings > Queue, the channel, Edit: only a queue that has no queue below it (a leaf) takes agents. Assign agents or teams; users of Teams have the Teams icon beside their name.',
      'A team brings its own members and those of the teams below it, so that who is in the queue is looked after in one place.',
      ...(tenant.queues.length === 0
        ? [
            "External agents needn't be in a queue to get transfers. The tenant file names no queue: with queues in it, they stand here and npm run verify compares them.",
          ]
        : [
            `These must be there, beside whoever else is: npm run verify -- ${tenant.name} compares them.`,
            "External agents needn't be in a queue to get transfers.",
          ]),
      `CCAI Platform rings up to ${tenant.ucaas.multicastLimit} external agents at once, the multicast limit.`,
    ],
    values: tenant.queues.flatMap((queue) => valuesOf(queue, tenant)),
    wrong: [
      {
        sign: 'A user has no Teams icon',
        fix: "External UCaaS user isn't checked for them, or they haven't activated yet.",
      },
      { sign: "Assign isn't offered", fix: 'The queue has others below it: choose one of those.' },
      {
        sign: 'A queue, team or agent is not there under this name',
        fix: 'CCAI Platform has no API that makes them: make it in the portal, or correct the name in the tenant file.',
      },
      {
        sign: 'A queue has more external agents than the multicast limit',
        fix: 'Raise ucaas.multicastLimit in the tenant file (100 at most) and in the portal, or spread them over queues.',
      },
    ],
  });

/** The portal knows people by the address that they sign in with there. */
const valuesOf = ({ name, teams, agents }: Tenant['queues'][number], { users }: Tenant): StepValue[] => {
  const emails = agents.map((agent) => {
    const user = users.find(({ upn }) => upn.toLowerCase() === agent.toLowerCase());
    return user?.ccaipEmail ?? agent;
  });
  return [
    ...(teams.length === 0 ? [] : [{ label: `${name}: teams`, value: teams.join(', ') }]),
    ...(emails.length === 0 ? [] : [{ label: `${name}: agents`, value: emails.join(', ') }]),
  ];
};
