import type { CallingPolicy } from './config.ts';
import { inWords } from './in-words.ts';

/**
 * Who or what takes a call that comes in from the network, by the calling policy of whom it rings, as far as the policy decides.
 * What a file leaves out is as Global had it, and isn't known.
 *
 * Source: https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamscallingpolicy
 */
export type Answering =
  /** The phone never rings. */
  | { readonly kind: 'no calls' }
  | { readonly kind: 'voicemail at once' }
  | { readonly kind: 'unanswered at once' }
  /** It rings; then these may answer. */
  | {
      readonly kind: 'rings';
      readonly others: readonly Other[];
      readonly unknown: readonly (typeof decidingWords)[number][];
      /** Settings whose value a tenant has and nobody here knows: what they let happen isn't known either. */
      readonly unread: readonly Unread[];
    };

interface Unread {
  readonly word: (typeof decidingWords)[number];
  readonly value: string;
}

/** Who may answer beside the user: for certain, or because the user's own settings may say so. */
export interface Other {
  readonly who: 'voicemail' | 'another user' | 'any phone' | 'a call group' | 'a delegate';
  readonly by: 'policy' | 'user';
}

/** Whose calls never ring, whatever number they are for. */
export const neverRings = (settings: CallingPolicy | undefined): boolean =>
  settings !== undefined && whoAnswers(settings).kind !== 'rings';

/** The settings that decide about a call. */
export const decidingWords = [
  'privateCalling',
  'inboundTreatment',
  'voicemail',
  'busyOnBusy',
  'forwardingToUser',
  'forwardingToPhone',
  'callGroups',
  'delegation',
] as const satisfies readonly (keyof CallingPolicy)[];

/** What of a policy decides about a call. */
export const decidingPart = (policy: CallingPolicy): CallingPolicy => ({
  name: policy.name,
  ...Object.fromEntries(
    decidingWords.flatMap((word) => (policy[word] === undefined ? [] : [[word, policy[word]] as const])),
  ),
});

/** Teams gets new values every few months. */
const values: Readonly<Partial<Record<(typeof decidingWords)[number], readonly string[]>>> = {
  voicemail: ['AlwaysEnabled', 'AlwaysDisabled', 'UserOverride'],
  busyOnBusy: ['Enabled', 'Unanswered', 'Disabled', 'UserOverride'],
  inboundTreatment: ['RegularIncoming', 'Unanswered', 'Voicemail', 'UserOverride'],
};

const unreadOf = (policy: CallingPolicy): Unread[] =>
  decidingWords.flatMap((word) => {
    const value = policy[word];
    return value === undefined || (values[word]?.includes(String(value)) ?? true)
      ? []
      : [{ word, value: String(value) }];
  });

const switches = [
  { word: 'forwardingToUser', who: 'another user' },
  { word: 'forwardingToPhone', who: 'any phone' },
  { word: 'callGroups', who: 'a call group' },
  { word: 'delegation', who: 'a delegate' },
] as const;

/** What a policy whose settings are known lets happen. */
export const whoAnswers = (policy: CallingPolicy): Answering => {
  if (policy.privateCalling === false) return { kind: 'no calls' };
  if (policy.inboundTreatment === 'Voicemail') return { kind: 'voicemail at once' };
  if (policy.inboundTreatment === 'Unanswered') return { kind: 'unanswered at once' };
  const voicemail: readonly Other[] =
    policy.voicemail === 'AlwaysEnabled'
      ? [{ who: 'voicemail', by: 'policy' }]
      : policy.voicemail === 'UserOverride'
        ? [{ who: 'voicemail', by: 'user' }]
        : [];
  return {
    kind: 'rings',
    others: [
      ...voicemail,
      ...switches.flatMap(({ word, who }): Other[] => (policy[word] === true ? [{ who, by: 'user' }] : [])),
    ],
    unknown: decidingWords.filter((word) => word !== 'busyOnBusy' && policy[word] === undefined),
    unread: unreadOf(policy),
  };
};

/** What a policy decides, in words. */
export const decidesText = (policy: CallingPolicy): string => {
  const answering = whoAnswers(policy);
  if (answering.kind === 'no calls') return 'there are no calls at all, privateCalling false';
  if (answering.kind === 'voicemail at once') return 'voicemail takes calls at once, inboundTreatment Voicemail';
  if (answering.kind === 'unanswered at once')
    return 'calls go at once where unanswered ones go, inboundTreatment Unanswered';
  const { others, unknown, unread } = answering;
  const certain = others.filter((other) => other.by === 'policy').map(({ who }) => who);
  const maybe = others.filter((other) => other.by === 'user').map(({ who }) => who);
  return [
    ...(certain.length > 0 ? [`${inWords(certain)} answers after 30 seconds`] : []),
    ...(maybe.length > 0 ? [`${inWords(maybe)} may answer, as their own settings decide`] : []),
    ...(unknown.length > 0
      ? [`${inWords(unknown)} as Teams had ${unknown.length === 1 ? 'it' : 'them'}, which files don't say`]
      : []),
    ...unread.map(({ word, value }) => `${word} is "${value}", which trunkline doesn't know`),
    ...(others.length + unknown.length + unread.filter(({ word }) => word !== 'busyOnBusy').length === 0
      ? ['nobody else answers']
      : []),
    ...(policy.busyOnBusy === undefined || unread.some(({ word }) => word === 'busyOnBusy')
      ? []
      : [busyWords[policy.busyOnBusy]]),
  ].join('; ');
};

const busyWords = {
  Enabled: 'a second call gets a busy signal',
  Unanswered: 'a second call goes where unanswered ones go',
  Disabled: 'a second call rings',
  UserOverride: 'of a second call their own settings decide',
} as const;

/** The same as the end of a sentence that begins with whom the number is of. */
export const answeringText = (name: string, policy: CallingPolicy | undefined): string =>
  policy === undefined
    ? `voicemail and forwarding as calling policy "${name}" says`
    : `by calling policy "${name}" ${decidesText(policy)}`;
