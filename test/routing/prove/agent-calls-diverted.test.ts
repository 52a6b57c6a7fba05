import { describe, expect, it } from 'vitest';
import type { Beyond } from '../../../routing/prove/facts.ts';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, told, user } from './a-tenant.ts';

describe('agents', () => {
  const agent = (more: Parameters<typeof user>[1] = {}) =>
    user('ada', { ccaip: 'agent', sipUri: '+31205552101@ujet.example', ...more });
  const known = (voicemail: 'AlwaysDisabled' | 'UserOverride', forwardingToPhone: boolean): Beyond => ({
    callingPolicies: [
      {
        name: 'cc agents',
        privateCalling: true,
        inboundTreatment: 'RegularIncoming',
        voicemail,
        forwardingToUser: false,
        forwardingToPhone,
        callGroups: false,
        delegation: false,
      },
    ],
  });
  const rings = (policy: string): string =>
    `CCAIP dials +31205552101@ujet.example: rings ada@x.example; voicemail and forwarding as calling policy "${policy}" says.`;
  const settings = 'AllowVoicemail AlwaysDisabled, AllowCallForwardingToUser and AllowCallForwardingToPhone False';

  const strict = {
    name: 'CC agents',
    privateCalling: true,
    inboundTreatment: 'RegularIncoming',
    voicemail: 'AlwaysDisabled',
    forwardingToUser: false,
    forwardingToPhone: false,
    callGroups: false,
    delegation: false,
    adopt: false,
  } as const;

  it('are dialled at no host that nobody made', () => {
    const users = [agent({ sipUri: `+31205552101@${notKnownYet}` })];
    const [finding] = found('agent-calls-diverted', aTenant({ users }), {});
    expect(finding?.example?.number).toBe('+31205552101@(not known yet)');
    expect(JSON.stringify(finding)).not.toContain(notKnownYet);
  });

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
        'set voicemail: AlwaysDisabled, forwardingToPhone: false, or give agents another calling policy.',
      ],
    ],
    [
      'with a policy of the file that sends calls to voicemail at once',
      aTenant({ users: [agent()], callingPolicies: [{ ...strict, inboundTreatment: 'Voicemail' }] }),
      {},
      [
        'error: Calling policy "CC agents" of ada@x.example sends calls to voicemail at once (inboundTreatment Voicemail).',
        'No call that CCAIP hands over rings, whatever the rest of the policy says.',
        `CCAIP dials +31205552101@ujet.example: is for ada@x.example, who isn't rung; by calling policy "CC agents" voicemail takes calls at once, inboundTreatment Voicemail.`,
        'set privateCalling to true and inboundTreatment to RegularIncoming.',
      ],
    ],
    [
      'with a policy of the file that leaves something to Global',
      aTenant({
        users: [agent()],
        callingPolicies: [{ name: 'CC agents', voicemail: 'AlwaysDisabled', adopt: false }],
      }),
      {},
      [
        'note: Calling policy "CC agents" of ada@x.example leaves privateCalling, inboundTreatment, forwardingToUser, forwardingToPhone, callGroups and delegation out.',
        "They are then as Teams had them when the policy was made or adopted, which files don't say: somebody else may answer the contact centre's callers, or nobody is rung.",
        `CCAIP dials +31205552101@ujet.example: rings ada@x.example; by calling policy "CC agents" privateCalling, inboundTreatment, forwardingToUser, forwardingToPhone, callGroups and delegation as Teams had them, which files don't say.`,
        'write them down: privateCalling: true, inboundTreatment: RegularIncoming, forwardingToUser: false, forwardingToPhone: false, callGroups: false, delegation: false.',
      ],
    ],
  ])('%s are told', (_, tenant, beyond, lines) => {
    expect(found('agent-calls-diverted', tenant, beyond).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant, Beyond]>([
    ['with a policy that is known to be strict', aTenant({ users: [agent()] }), known('AlwaysDisabled', false)],
    ['with a strict policy of the file', aTenant({ users: [agent()], callingPolicies: [strict] }), {}],
    ['of which there are none', aTenant({ users: [user('ada', { ccaip: 'transfer', callingPolicy: undefined })] }), {}],
  ])('%s are none', (_, tenant, beyond) => {
    expect(found('agent-calls-diverted', tenant, beyond)).toEqual([]);
  });
});
