import {
  createBlockedCallerExemptionKind,
  createBlockedCallerKind,
} from '../../../../../providers/msteams/resources/described/blocked-caller.ts';
import { createCallerIdPolicyKind } from '../../../../../providers/msteams/resources/described/caller-id-policy.ts';
import { createCallingPolicyKind } from '../../../../../providers/msteams/resources/described/calling-policy.ts';
import { createDialPlanKind } from '../../../../../providers/msteams/resources/described/dial-plan.ts';
import { createEmergencyCallRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/emergency-call-routing-policy.ts';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import { createTranslationRuleKind } from '../../../../../providers/msteams/resources/described/translation-rule.ts';
import { createVoiceRouteKind } from '../../../../../providers/msteams/resources/described/voice-route.ts';
import { createVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { blockedCaller, blockedCallerExemption } from '../../../../../providers/msteams/schema/blocked-caller.ts';
import { callerIdPolicy } from '../../../../../providers/msteams/schema/caller-id-policy.ts';
import { callingPolicy } from '../../../../../providers/msteams/schema/calling-policy.ts';
import { dialPlan } from '../../../../../providers/msteams/schema/dial-plan.ts';
import { emergencyCallRoutingPolicy } from '../../../../../providers/msteams/schema/emergency-call-routing-policy.ts';
import { sbc } from '../../../../../providers/msteams/schema/sbc.ts';
import { translationRule } from '../../../../../providers/msteams/schema/translation-rule.ts';
import { voiceRoute } from '../../../../../providers/msteams/schema/voice-route.ts';
import { voiceRoutingPolicy } from '../../../../../providers/msteams/schema/voice-routing-policy.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import {
  blockedCallerSamples,
  callerIdSamples,
  callingSamples,
  emergencySamples,
  exemptionSamples,
  planSamples,
  policySamples,
  routeSamples,
  type Sample,
  sbcSamples,
  translationSamples,
} from './samples.ts';

export type Values = Readonly<Record<string, unknown>>;
/** A kind, and what its fields go through. */
export interface Case {
  readonly kind: string;
  readonly create: (session: Session) => unknown;
  /** Every field that the declaration has. */
  readonly declared: readonly string[];
  /** The noun of its cmdlets, as Microsoft's pages have it. */
  readonly noun: string;
  readonly identity: string;
  readonly base: Values;
  readonly samples: Readonly<Record<string, Sample>>;
  /** Fields that a test of their own goes through. */
  readonly apart: readonly string[];
  /** Parameters of Set that trunkline leaves alone. */
  readonly notOurs: readonly string[];
}

export const cases = [
  {
    kind: 'Sbc',
    create: createSbcKind,
    declared: Object.keys(sbc.fields),
    noun: 'CsOnlinePSTNGateway',
    identity: 'fqdn',
    base: { fqdn: 'sbc2.contoso.example', sipSignalingPort: 5061 },
    samples: sbcSamples,
    apart: ['drainFor'],
    notOurs: [],
  },
  {
    kind: 'VoiceRoute',
    create: createVoiceRouteKind,
    declared: Object.keys(voiceRoute.fields),
    noun: 'CsOnlineVoiceRoute',
    identity: 'name',
    base: {
      name: 'NL mobile',
      numberPattern: '^\\+316',
      pstnUsages: ['National'],
      sbcs: ['sbc1.carrier.example'],
      trialOrder: ['NL mobile', 'Other'],
    },
    samples: routeSamples,
    apart: ['trialOrder'],
    notOurs: ['BridgeSourcePhoneNumber', 'Priority'],
  },
  {
    kind: 'VoiceRoutingPolicy',
    create: createVoiceRoutingPolicyKind,
    declared: Object.keys(voiceRoutingPolicy.fields),
    noun: 'CsOnlineVoiceRoutingPolicy',
    identity: 'name',
    base: { name: 'NL agents', pstnUsages: ['National'] },
    samples: policySamples,
    apart: [],
    notOurs: [],
  },
  {
    kind: 'DialPlan',
    create: createDialPlanKind,
    declared: Object.keys(dialPlan.fields),
    noun: 'CsTenantDialPlan',
    identity: 'name',
    base: { name: 'NL', order: ['E'], rules: { E: { pattern: '^(112)$', translation: '$1' } } },
    samples: planSamples,
    apart: ['order', 'rules'],
    notOurs: ['NormalizationRules', 'SimpleName'],
  },
  {
    kind: 'TranslationRule',
    create: createTranslationRuleKind,
    declared: Object.keys(translationRule.fields),
    noun: 'CsTeamsTranslationRule',
    identity: 'name',
    base: { name: 'Strip', pattern: '^\\+31(\\d{9})$', translation: '0$1' },
    samples: translationSamples,
    apart: [],
    notOurs: [],
  },
  {
    kind: 'CallingPolicy',
    create: createCallingPolicyKind,
    declared: Object.keys(callingPolicy.fields),
    noun: 'CsTeamsCallingPolicy',
    identity: 'name',
    base: { name: 'Desk' },
    samples: callingSamples,
    apart: [],
    notOurs: ['AllowSIPDevicesCalling', 'MusicOnHoldEnabledType', 'InboundFederatedCallRoutingTreatment'],
  },
  {
    kind: 'EmergencyCallRoutingPolicy',
    create: createEmergencyCallRoutingPolicyKind,
    declared: Object.keys(emergencyCallRoutingPolicy.fields),
    noun: 'CsTeamsEmergencyCallRoutingPolicy',
    identity: 'name',
    base: { name: 'NL', numbers: { '112': { masks: ['117'], usage: 'National' } } },
    samples: emergencySamples,
    apart: ['numbers'],
    notOurs: ['EmergencyNumbers'],
  },
  {
    kind: 'CallerIdPolicy',
    create: createCallerIdPolicyKind,
    declared: Object.keys(callerIdPolicy.fields),
    noun: 'CsCallingLineIdentity',
    identity: 'name',
    base: { name: 'Desk' },
    samples: callerIdSamples,
    apart: [],
    notOurs: [],
  },
  {
    kind: 'BlockedCaller',
    create: createBlockedCallerKind,
    declared: Object.keys(blockedCaller.fields),
    noun: 'CsInboundBlockedNumberPattern',
    identity: 'name',
    base: { name: 'Robots', pattern: '^\\+?31900' },
    samples: blockedCallerSamples,
    apart: [],
    notOurs: [],
  },
  {
    kind: 'BlockedCallerExemption',
    create: createBlockedCallerExemptionKind,
    declared: Object.keys(blockedCallerExemption.fields),
    noun: 'CsInboundExemptNumberPattern',
    identity: 'name',
    base: { name: 'Office', pattern: '^\\+?3120' },
    samples: exemptionSamples,
    apart: [],
    notOurs: [],
  },
] as const satisfies readonly Case[];
