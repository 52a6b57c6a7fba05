import { createDialPlanKind } from '../../../../../providers/msteams/resources/described/dial-plan.ts';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import { createVoiceRouteKind } from '../../../../../providers/msteams/resources/described/voice-route.ts';
import { createVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { dialPlan } from '../../../../../providers/msteams/schema/dial-plan.ts';
import { sbc } from '../../../../../providers/msteams/schema/sbc.ts';
import { voiceRoute } from '../../../../../providers/msteams/schema/voice-route.ts';
import { voiceRoutingPolicy } from '../../../../../providers/msteams/schema/voice-routing-policy.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { planSamples, policySamples, routeSamples, type Sample, sbcSamples } from './samples.ts';

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
    apart: [],
    notOurs: [
      'InboundTeamsNumberTranslationRules',
      'InboundPstnNumberTranslationRules',
      'OutboundTeamsNumberTranslationRules',
      'OutboundPstnNumberTranslationRules',
    ],
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
] as const satisfies readonly Case[];
