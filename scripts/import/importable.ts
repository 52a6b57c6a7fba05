import type { ChildKind } from '../../components/child.ts';
import type { Named } from '../../tenant/unknown-name.ts';

export interface Importable {
  readonly kind: ChildKind;
  /** How the tenant file names it. */
  readonly named: Named;
}

/** What can be imported, by the word for it on the command line. */
export const importable: Readonly<Record<string, Importable>> = {
  'translation-rule': {
    kind: 'TranslationRule',
    named: { one: 'a translation rule', many: 'translation rules', under: 'translationRules' },
  },
  sbc: { kind: 'Sbc', named: { one: 'an SBC', many: 'SBCs', under: 'sbcs' } },
  'pstn-usage': { kind: 'PstnUsage', named: { one: 'a PSTN usage', many: 'PSTN usages', under: 'pstnUsages' } },
  'voice-route': { kind: 'VoiceRoute', named: { one: 'a voice route', many: 'voice routes', under: 'pstnUsages' } },
  'voice-routing-policy': {
    kind: 'VoiceRoutingPolicy',
    named: { one: 'a voice routing policy', many: 'voice routing policies', under: 'voiceRoutingPolicies' },
  },
  'calling-policy': {
    kind: 'CallingPolicy',
    named: { one: 'a calling policy', many: 'calling policies', under: 'callingPolicies' },
  },
  'emergency-call-routing-policy': {
    kind: 'EmergencyCallRoutingPolicy',
    named: {
      one: 'an emergency call routing policy',
      many: 'emergency call routing policies',
      under: 'emergencyCallRoutingPolicies',
    },
  },
  'caller-id-policy': {
    kind: 'CallerIdPolicy',
    named: { one: 'a caller ID policy', many: 'caller ID policies', under: 'callerIdPolicies' },
  },
  'unassigned-number-treatment': {
    kind: 'UnassignedNumberTreatment',
    named: {
      one: 'a treatment of unassigned numbers',
      many: 'treatments of unassigned numbers',
      under: 'unassignedNumbers',
    },
  },
  'blocked-caller': {
    kind: 'BlockedCaller',
    named: { one: 'a blocked caller pattern', many: 'blocked caller patterns', under: 'blockedCallers' },
  },
  'blocked-caller-exemption': {
    kind: 'BlockedCallerExemption',
    named: { one: 'a blocked caller exemption', many: 'blocked caller exemptions', under: 'blockedCallerExemptions' },
  },
  'dial-plan': { kind: 'DialPlan', named: { one: 'a dial plan', many: 'dial plans', under: 'dialPlans' } },
};

export interface EntraImportable {
  readonly type: string;
  /** Microsoft Graph's, and so azuread's, name for all of them. */
  readonly collection: string;
  /** As the component UcaasApp names it. */
  readonly resource: string;
}

/** What of Entra can be imported, by its object id. */
export const entraImportable: Readonly<Record<string, EntraImportable>> = {
  app: {
    type: 'azuread:index/application:Application',
    collection: 'applications',
    resource: 'ucaas-app-application',
  },
  'service-principal': {
    type: 'azuread:index/servicePrincipal:ServicePrincipal',
    collection: 'servicePrincipals',
    resource: 'ucaas-app-service-principal',
  },
};
