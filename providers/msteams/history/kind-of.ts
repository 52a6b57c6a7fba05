import type { CmdletName } from '../powershell/cmdlets.ts';

type InMemory = 'CsVoiceNormalizationRule' | 'CsTeamsEmergencyNumber';

/** What the host knows a New, Set, Remove, Import or Grant of. */
type WrittenNoun = {
  [Name in CmdletName]: Name extends `${'New' | 'Set' | 'Remove' | 'Import' | 'Grant'}-${infer Noun}`
    ? Exclude<Noun, InMemory>
    : never;
}[CmdletName];

/** A line's kind by the cmdlet's noun: that of the resource, or of a Grant the type of policy. Each noun has one, or this doesn't compile. */
const kinds: Readonly<Record<WrittenNoun, string>> = {
  CsOnlinePSTNGateway: 'Sbc',
  CsOnlinePstnUsage: 'PstnUsage',
  CsOnlineVoiceRoute: 'VoiceRoute',
  CsOnlineVoiceRoutingPolicy: 'VoiceRoutingPolicy',
  CsTenantDialPlan: 'DialPlan',
  CsTeamsCallingPolicy: 'CallingPolicy',
  CsTeamsEmergencyCallRoutingPolicy: 'EmergencyCallRoutingPolicy',
  CsCallingLineIdentity: 'CallerIdPolicy',
  CsInboundBlockedNumberPattern: 'BlockedCaller',
  CsInboundExemptNumberPattern: 'BlockedCallerExemption',
  CsTeamsTranslationRule: 'TranslationRule',
  CsTeamsUnassignedNumberTreatment: 'UnassignedNumberTreatment',
  CsOnlineAudioFile: 'AudioFile',
  CsBatchPolicyAssignmentOperation: 'PolicyAssignments',
};

export const nounOf = (cmdlet: CmdletName): string => cmdlet.slice(cmdlet.indexOf('-') + 1);

export const kindOf = (cmdlet: CmdletName): string => kinds[nounOf(cmdlet) as WrittenNoun] ?? nounOf(cmdlet);
