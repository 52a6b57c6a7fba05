import type { z } from 'zod';
import { blockedCaller, blockedCallerExemption } from '../providers/msteams/schema/blocked-caller.ts';
import { callerIdPolicy } from '../providers/msteams/schema/caller-id-policy.ts';
import { callingPolicy } from '../providers/msteams/schema/calling-policy.ts';
import { defaultsOf } from '../providers/msteams/schema/declaration/defaults.ts';
import { dialPlan } from '../providers/msteams/schema/dial-plan.ts';
import { emergencyCallRoutingPolicy } from '../providers/msteams/schema/emergency-call-routing-policy.ts';
import { sbc } from '../providers/msteams/schema/sbc.ts';
import { translationRule } from '../providers/msteams/schema/translation-rule.ts';
import { unassignedNumberTreatment } from '../providers/msteams/schema/unassigned-number-treatment.ts';
import { voiceRoute } from '../providers/msteams/schema/voice-route.ts';
import { voiceRoutingPolicy } from '../providers/msteams/schema/voice-routing-policy.ts';

const kinds = {
  TranslationRule: translationRule,
  Sbc: sbc,
  VoiceRoute: voiceRoute,
  VoiceRoutingPolicy: voiceRoutingPolicy,
  DialPlan: dialPlan,
  CallingPolicy: callingPolicy,
  EmergencyCallRoutingPolicy: emergencyCallRoutingPolicy,
  CallerIdPolicy: callerIdPolicy,
  UnassignedNumberTreatment: unassignedNumberTreatment,
  BlockedCaller: blockedCaller,
  BlockedCallerExemption: blockedCallerExemption,
};

/** Where a tenant's word for a field isn't the kind's: the only table of them, and it is read both ways. */
export const renamed = {
  TranslationRule: {},
  Sbc: {
    sipSignalingPort: 'port',
    maxConcurrentSessions: 'maxSessions',
    inboundTeamsTranslationRules: 'inboundTeams',
    inboundPstnTranslationRules: 'inboundPstn',
    outboundPstnTranslationRules: 'outboundPstn',
    outboundTeamsTranslationRules: 'outboundTeams',
  },
  VoiceRoute: { numberPattern: 'pattern' },
  VoiceRoutingPolicy: {},
  DialPlan: {},
  CallingPolicy: {},
  EmergencyCallRoutingPolicy: {},
  CallerIdPolicy: {},
  UnassignedNumberTreatment: {},
  BlockedCaller: {},
  BlockedCallerExemption: {},
} as const satisfies { readonly [Kind in keyof typeof kinds]: Readonly<Record<string, string>> };

export type WordedKind = keyof typeof kinds;

type Args<Kind extends WordedKind> = z.output<(typeof kinds)[Kind]['args']>;

/** The tenant's word for a kind's field. */
export type Word<Kind extends WordedKind, Field> = Field extends keyof (typeof renamed)[Kind]
  ? (typeof renamed)[Kind][Field] & string
  : Field;

type Frozen<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Value;

/** A kind's fields by the tenant's words. */
export type Entry<Kind extends WordedKind> = {
  readonly [Field in keyof Args<Kind> as Word<Kind, Field>]: Frozen<Args<Kind>[Field]>;
};

/** What a resource is asked of an entry of the tenant, as far as the entry has it: every value as it is. */
type ArgsOf<Kind extends WordedKind, Of> = {
  [Field in keyof Args<Kind> as Word<Kind, Field> extends keyof Of ? Field : never]: Args<Kind>[Field];
};

export const wordOf = (kind: WordedKind, field: string): string =>
  (renamed[kind] as Readonly<Record<string, string>>)[field] ?? field;

/** An entry of the tenant as its resource's arguments. */
export const toArgs = <Kind extends WordedKind, Of extends object>(kind: Kind, entry: Of): ArgsOf<Kind, Of> =>
  fieldsBy(kind, (field) => [field, (entry as Values)[wordOf(kind, field)]]) as ArgsOf<Kind, Of>;

/** The same, back: a resource's arguments by the tenant's words. */
export const toEntry = <Kind extends WordedKind>(kind: Kind, args: object): Partial<Entry<Kind>> =>
  fieldsBy(kind, (field) => [wordOf(kind, field), (args as Values)[field]]) as Partial<Entry<Kind>>;

/** What an entry is where it says nothing. */
export const defaultEntry = <Kind extends WordedKind>(kind: Kind): Partial<Entry<Kind>> =>
  toEntry(kind, defaultsOf(kinds[kind].fields));

type Values = Readonly<Record<string, unknown>>;

const fieldsBy = (kind: WordedKind, pair: (field: string) => [string, unknown]): Values =>
  Object.fromEntries(
    Object.keys(kinds[kind].fields).flatMap((field) => {
      const [key, value] = pair(field);
      return value === undefined ? [] : [[key, Array.isArray(value) ? [...value] : value]];
    }),
  );
