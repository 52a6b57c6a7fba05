import { nameKey } from '../compile.ts';
import type { CallingPolicy, VoiceUser } from '../config.ts';
import { explainHandedOver } from '../explain-handed-over.ts';
import { inWords } from '../in-words.ts';
import { withoutStandIn } from '../not-connected.ts';
import { reachedText } from '../outcome-text.ts';
import { type Other, whoAnswers } from '../who-answers.ts';
import type { Facts } from './facts.ts';
import type { ExampleCall, Finding } from './finding.ts';
import { userNames } from './names.ts';

const exact = { kind: 'agent-calls-diverted', certainty: 'proved' } as const;
const settings = 'AllowVoicemail AlwaysDisabled, AllowCallForwardingToUser and AllowCallForwardingToPhone False';

/**
 * Agents whose voicemail or forwarding may answer the contact centre's callers. Of a calling policy that the file only names,
 * what it allows isn't known.
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
    if (known) return judge(known, who).map((words) => ({ ...shared, ...words }));
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

/** What a policy that is known does to the contact centre's callers. */
const judge = (policy: CallingPolicy, who: string): Words[] => {
  const answering = whoAnswers(policy);
  if (answering.kind !== 'rings') return [neverRings(policy, who, answering.kind)];
  const { others, unknown } = answering;
  return [
    ...(others.length > 0 ? [lets(policy, others, who)] : []),
    ...(unknown.length > 0 ? [leavesOpen(policy, unknown, who)] : []),
  ];
};

const silent = {
  'no calls': 'allows no calls at all (privateCalling false)',
  'voicemail at once': 'sends calls to voicemail at once (inboundTreatment Voicemail)',
  'unanswered at once': 'sends calls at once where unanswered ones go (inboundTreatment Unanswered)',
} as const;

const neverRings = (policy: CallingPolicy, who: string, kind: keyof typeof silent): Words => ({
  level: 'error',
  what: `Calling policy "${policy.name}" of ${who} ${silent[kind]}.`,
  why: 'No call that CCAIP hands over rings, whatever the rest of the policy says.',
  fix: 'set privateCalling to true and inboundTreatment to RegularIncoming.',
});

const lets = (policy: CallingPolicy, others: readonly Other[], who: string): Words => ({
  level: 'error',
  what: `Calling policy "${policy.name}" of ${who} lets ${inWords(others.map((other) => words[other.who]))} answer.`,
  why: 'A caller of the contact centre then ends there, and CCAIP takes the call as answered instead of trying the next agent.',
  fix: `set ${others.map(({ who: other }) => strictly(wordOf[other])).join(', ')}, or give agents another calling policy.`,
});

const wordOf: Readonly<Record<Other['who'], string>> = {
  voicemail: 'voicemail',
  'another user': 'forwardingToUser',
  'any phone': 'forwardingToPhone',
  'a call group': 'callGroups',
  'a delegate': 'delegation',
};

const words: Readonly<Record<Other['who'], string>> = {
  voicemail: 'voicemail',
  'another user': 'another user (forwarding)',
  'any phone': 'any phone (forwarding)',
  'a call group': 'a call group',
  'a delegate': 'a delegate',
};

/** A setting, as it is right for agents. */
const strictly = (word: string): string => `${word}: ${strict[word] ?? 'false'}`;

const strict: Readonly<Record<string, string>> = {
  privateCalling: 'true',
  inboundTreatment: 'RegularIncoming',
  voicemail: 'AlwaysDisabled',
};

const leavesOpen = (policy: CallingPolicy, unknown: readonly string[], who: string): Words => ({
  level: 'note',
  what: `Calling policy "${policy.name}" of ${who} leaves ${inWords(unknown)} out.`,
  why: "They are then as Teams had them when the policy was made or adopted, which files don't say: somebody else may answer the contact centre's callers, or nobody is rung.",
  fix: `write them down: ${unknown.map(strictly).join(', ')}.`,
});

const handedOver = ({ voice }: Facts, user: VoiceUser): ExampleCall => {
  const address = user.sipUri ?? user.number ?? user.name;
  const reached = reachedText(explainHandedOver(voice, address));
  const number = withoutStandIn(address);
  return {
    number,
    text: withoutStandIn(`CCAIP dials ${number}: ${reached.charAt(0).toLowerCase()}${reached.slice(1)}`),
  };
};
