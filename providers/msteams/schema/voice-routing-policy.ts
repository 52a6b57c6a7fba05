import { z } from 'zod';
import { field } from './field.ts';
import { markedFields } from './marked-fields.ts';
import { distinctNames, ownPolicyName } from './name.ts';
import { cmdletPage } from './page.ts';

const page = cmdletPage('New-CsOnlineVoiceRoutingPolicy');

/** A voice routing policy: what its users may dial, as PSTN usages in the order in which Teams looks for a route. */
export const voiceRoutingPolicyArgs = z.strictObject({
  name: field(ownPolicyName(), {
    description: 'Name of the policy, and its identity in Teams. A change of case alone replaces nothing.',
    allowed: 'a name without blanks around it, not Global',
    replaces: true,
    teams: 'Identity',
    page,
  }),
  pstnUsages: field(distinctNames(), {
    description: 'PSTN usages in order of trial: the first with a matching route decides, later ones are not tried.',
    allowed: 'names of PSTN usages in order of trial, each once',
    teams: 'OnlinePstnUsages',
    page,
  }),
  ...markedFields('a policy', page),
});

/** What Teams reports of the policy. */
export const voiceRoutingPolicyState = voiceRoutingPolicyArgs.omit({ adopt: true });

export type VoiceRoutingPolicyArgs = z.output<typeof voiceRoutingPolicyArgs>;
export type VoiceRoutingPolicyState = z.output<typeof voiceRoutingPolicyState>;
