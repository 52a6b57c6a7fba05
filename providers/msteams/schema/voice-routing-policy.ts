import type { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, names } from './declaration/fields.ts';
import { ownPolicyName } from './name.ts';

/** A voice routing policy: what its users may dial, as PSTN usages in the order in which Teams looks for a route. */
export const voiceRoutingPolicy = describedKind({
  name: 'VoiceRoutingPolicy',
  noun: 'voice routing policy',
  one: 'a policy',
  description:
    'A voice routing policy: what its users may dial, as PSTN usages in the order in which Teams looks for a route.',
  cmdletNoun: 'CsOnlineVoiceRoutingPolicy',
  identity: 'name',
  isPolicy: true,
  fields: {
    name: byCode(ownPolicyName(), {
      description: 'Name of the policy, and its identity in Teams. A change of case alone replaces nothing.',
      allowed: 'a name without blanks around it, not Global',
      replaces: true,
      teams: 'Identity',
      comparison: 'value',
    }),
    pstnUsages: names({
      description: 'PSTN usages in order of trial: the first with a matching route decides, later ones are not tried.',
      allowed: 'names of PSTN usages in order of trial, each once',
      teams: 'OnlinePstnUsages',
    }),
  },
});

export type VoiceRoutingPolicyArgs = z.output<typeof voiceRoutingPolicy.args>;
