import { nameKey } from '../compile.ts';
import type { VoiceUser } from '../config.ts';
import { explainHandedOver } from '../explain-handed-over.ts';
import { reachedText } from '../outcome-text.ts';
import type { CallingPolicy, Facts } from './facts.ts';
import type { ExampleCall, Finding } from './finding.ts';
import { userNames } from './names.ts';

const exact = { kind: 'agent-calls-diverted', certainty: 'proved' } as const;
const settings = 'AllowVoicemail AlwaysDisabled, AllowCallForwardingToUser and AllowCallForwardingToPhone False';

/**
 * Agents whose voicemail or forwarding may answer the contact centre's callers. A tenant file only names calling policies, so what
 * one allows is said only where it is known.
 *
 * @see https://learn.microsoft.com/powershell/module/teams/set-csteamscallingpolicy
 */
export const agentCallsDiverted = (facts: Facts): Finding[] => {
  const agents = facts.voice.config.users.filter(({ ccaip }) => ccaip === 'agent');
  const byPolicy = Map.groupBy(agents, ({ callingPolicy }) => callingPolicy ?? '');
  return [...byPolicy].flatMap(([name, users]): Finding[] => {
    const [first] = users;
    if (!first) return [];
    const shared = { ...exact, part: { kind: 'user', name: first.name }, example: handedOver(facts, first) } as const;
    const who = userNames(users.map((user) => user.name));
    const known = facts.callingPolicies.find((policy) => nameKey(policy.name) === nameKey(name || 'Global'));
    if (known) return allows(known).length === 0 ? [] : [{ ...shared, ...lets(known, who) }];
    return [{ ...shared, ...(name === '' ? notNamed(who, users.length) : onlyNamed(name, who)) }];
  });
};

type Words = Pick<Finding, 'level' | 'what' | 'why' | 'fix'>;

const notNamed = (who: string, count: number): Words => ({
  level: 'warning',
  what: `${who} ${count === 1 ? 'is an agent' : 'are agents'} without a named calling policy.`,
  why: "The tenant's Global calling policy then decides whether voicemail or forwarding answers the contact centre's callers, instead of the next agent; the files don't say what it allows.",
  fix: `name a calling policy for agents, with ${settings}, for their site or in the column callingPolicy.`,
});

const onlyNamed = (name: string, who: string): Words => ({
  level: 'note',
  what: `Calling policy "${name}" of ${who} is only named in the files.`,
  why: "That they have it is known; whether it lets voicemail or forwarding answer the contact centre's callers isn't.",
  fix: `look once: Get-CsTeamsCallingPolicy "${name}" should show ${settings}.`,
});

const lets = (policy: CallingPolicy, who: string): Words => ({
  level: 'error',
  what: `Calling policy "${policy.name}" of ${who} lets ${allows(policy).join(' and ')} answer.`,
  why: 'A caller of the contact centre then ends there, and CCAIP takes the call as answered instead of trying the next agent.',
  fix: `give agents a calling policy with ${settings}.`,
});

const allows = ({ voicemail, forwardingToUser, forwardingToPhone }: CallingPolicy): string[] => [
  ...(voicemail === 'AlwaysDisabled' ? [] : ['voicemail']),
  ...(forwardingToUser ? ['another user (forwarding)'] : []),
  ...(forwardingToPhone ? ['any phone (forwarding)'] : []),
];

const handedOver = ({ voice }: Facts, user: VoiceUser): ExampleCall => {
  const number = user.sipUri ?? user.number ?? user.name;
  const reached = reachedText(explainHandedOver(voice, number));
  return { number, text: `CCAIP dials ${number}: ${reached.charAt(0).toLowerCase()}${reached.slice(1)}` };
};
