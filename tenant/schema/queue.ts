import { z } from 'zod';
import { userPrincipalName } from '../users/user-principal-name.ts';
import { block } from './block.ts';
import { teamName } from './external-users.ts';
import { name } from './name.ts';

/** A queue of CCAIP and who must be in it: a person enters it in the portal, CCAIP has no API that assigns. */
export const queue = block({
  name: name.meta({ description: 'The queue, as CCAIP spells it.', examples: ['Sales'] }),
  teams: z
    .array(teamName())
    .default([])
    .meta({
      description: 'Teams of CCAIP that are assigned to it; their sub-teams get it too. Default: none.',
      examples: [['Sales']],
    }),
  agents: z
    .array(userPrincipalName)
    .default([])
    .meta({
      description: 'People of users.csv (ccaip: agent) who are assigned to it by themselves, by upn. Default: none.',
      examples: [['ada@contoso.com']],
    }),
})
  .check((context) => {
    const { name: queueName, teams, agents } = context.value;
    if (teams.length + agents.length > 0) return;
    context.issues.push({
      code: 'custom',
      message: `queue "${queueName}" has nobody.`,
      params: { allowed: 'One or more teams or agents.', fix: 'add who must be in it, or remove it.' },
      input: context.value,
    });
  })
  .meta({
    description: 'A queue of CCAIP and who must be in it.',
    examples: ['{ name: Sales, teams: [Sales], agents: [ada@contoso.com] }'],
  });
