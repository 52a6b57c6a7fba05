import type { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { names } from './declaration/fields.ts';
import { policyName } from './policy-name.ts';

/** A voice routing policy: what its users may dial, as PSTN usages in the order in which Teams looks for a route. */
export const voiceRoutingPolicy = describedKind({
  name: 'VoiceRoutingPolicy',
  noun: 'voice routing policy',
  one: 'a policy',
  description:
    'A voice routing policy: what its users may dial, as PSTN usages in the order in which Teams looks for a route.',
  cmdletNoun: 'CsOnlineVoiceRoutingPolicy',
  identity: 'name',
  waits: true,
  isPolicy: true,
  fields: {
    name: policyName,
    pstnUsages: names({
      description: 'PSTN usages in order of trial: the first with a matching route decides, later ones are not tried.',
      allowed: 'names of PSTN usages in order of trial, each once',
      teams: 'OnlinePstnUsages',
    }),
  },
});

export type VoiceRoutingPolicyArgs = z.output<typeof voiceRoutingPolicy.args>;
