import type { ChildKind } from '../../components/child.ts';
import type { Named } from '../../tenant/unknown-name.ts';

export interface Importable {
  readonly kind: ChildKind;
  /** How the tenant file names it. */
  readonly named: Named;
}

/** What can be imported, by the word for it on the command line. */
export const importable: Readonly<Record<string, Importable>> = {
  sbc: { kind: 'Sbc', named: { one: 'an SBC', many: 'SBCs', under: 'sbcs' } },
  'pstn-usage': { kind: 'PstnUsage', named: { one: 'a PSTN usage', many: 'PSTN usages', under: 'pstnUsages' } },
  'voice-route': { kind: 'VoiceRoute', named: { one: 'a voice route', many: 'voice routes', under: 'pstnUsages' } },
  'voice-routing-policy': {
    kind: 'VoiceRoutingPolicy',
    named: { one: 'a voice routing policy', many: 'voice routing policies', under: 'voiceRoutingPolicies' },
  },
  'dial-plan': { kind: 'DialPlan', named: { one: 'a dial plan', many: 'dial plans', under: 'dialPlans' } },
};
