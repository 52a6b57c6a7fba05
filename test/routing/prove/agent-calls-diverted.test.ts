import { describe, expect, it } from 'vitest';
import type { Beyond } from '../../../routing/prove/facts.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, told, user } from './a-tenant.ts';

describe('agents', () => {
  const agent = (more: Parameters<typeof user>[1] = {}) =>
    user('ada', { ccaip: 'agent', sipUri: '+31205552101@ujet.example', ...more });
  const known = (voicemail: 'AlwaysDisabled' | 'UserOverride', forwardingToPhone: boolean): Beyond => ({
    callingPolicies: [{ name: 'cc agents', voicemail, forwardingToUser: false, forwardingToPhone }],
  });
  const rings = (policy: string): string =>
    `CCAIP dials +31205552101@ujet.example: rings ada@x.example; voicemail and forwarding as calling policy "${policy}" says.`;
  const settings = 'AllowVoicemail AlwaysDisabled, AllowCallForwardingToUser and AllowCallForwardingToPhone False';

  it.each<[string, Tenant, Beyond, string[]]>([
    [
      'without a calling policy',
      aTenant({ users: [agent({ callingPolicy: undefined })] }),
      {},
      [
        'warning: ada@x.example is an agent without a named calling policy.',
        "The tenant's Global calling policy then decides whether voicemail or forwarding answers the contact centre's callers, instead of the next agent; the files don't say what it allows.",
        rings('Global'),
        `name a calling policy for agents, with ${settings}, for their site or in the column callingPolicy.`,
      ],
    ],
    [
      'with a policy of which only the name is known',
      aTenant({ users: [agent()] }),
      {},
      [
        'note: Calling policy "CC agents" of ada@x.example is only named in the files.',
        "That they have it is known; whether it lets voicemail or forwarding answer the contact centre's callers isn't.",
        rings('CC agents'),
        `look once: Get-CsTeamsCallingPolicy "CC agents" should show ${settings}.`,
      ],
    ],
    [
      'with a policy that lets others answer',
      aTenant({ users: [agent()] }),
      known('UserOverride', true),
      [
        'error: Calling policy "cc agents" of ada@x.example lets voicemail and any phone (forwarding) answer.',
        'A caller of the contact centre then ends there, and CCAIP takes the call as answered instead of trying the next agent.',
        rings('CC agents'),
        `give agents a calling policy with ${settings}.`,
      ],
    ],
  ])('%s are told', (_, tenant, beyond, lines) => {
    expect(found('agent-calls-diverted', tenant, beyond).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant, Beyond]>([
    ['with a policy that is known to be strict', aTenant({ users: [agent()] }), known('AlwaysDisabled', false)],
    ['of which there are none', aTenant({ users: [user('ada', { ccaip: 'transfer', callingPolicy: undefined })] }), {}],
  ])('%s are none', (_, tenant, beyond) => {
    expect(found('agent-calls-diverted', tenant, beyond)).toEqual([]);
  });
});
