import type { Change, Settled } from '../history/change.ts';

/** The cmdlets that the host will run; nothing else is ever called. */
export const cmdletNames = [
  'Get-CsOnlinePSTNGateway',
  'New-CsOnlinePSTNGateway',
  'Set-CsOnlinePSTNGateway',
  'Remove-CsOnlinePSTNGateway',
  'Get-CsOnlinePstnUsage',
  'Set-CsOnlinePstnUsage',
  'Get-CsOnlineVoiceRoute',
  'New-CsOnlineVoiceRoute',
  'Set-CsOnlineVoiceRoute',
  'Remove-CsOnlineVoiceRoute',
  'Get-CsOnlineVoiceRoutingPolicy',
  'New-CsOnlineVoiceRoutingPolicy',
  'Set-CsOnlineVoiceRoutingPolicy',
  'Remove-CsOnlineVoiceRoutingPolicy',
  'Get-CsTenantDialPlan',
  'New-CsTenantDialPlan',
  'Set-CsTenantDialPlan',
  'Remove-CsTenantDialPlan',
  'New-CsVoiceNormalizationRule',
  'Get-CsTeamsCallingPolicy',
  'New-CsTeamsCallingPolicy',
  'Set-CsTeamsCallingPolicy',
  'Remove-CsTeamsCallingPolicy',
  'Get-CsTeamsEmergencyCallRoutingPolicy',
  'New-CsTeamsEmergencyCallRoutingPolicy',
  'Set-CsTeamsEmergencyCallRoutingPolicy',
  'Remove-CsTeamsEmergencyCallRoutingPolicy',
  'New-CsTeamsEmergencyNumber',
  'Get-CsTenantNetworkSite',
  'Get-CsCallingLineIdentity',
  'New-CsCallingLineIdentity',
  'Set-CsCallingLineIdentity',
  'Remove-CsCallingLineIdentity',
  'Get-CsInboundBlockedNumberPattern',
  'New-CsInboundBlockedNumberPattern',
  'Set-CsInboundBlockedNumberPattern',
  'Remove-CsInboundBlockedNumberPattern',
  'Get-CsInboundExemptNumberPattern',
  'New-CsInboundExemptNumberPattern',
  'Set-CsInboundExemptNumberPattern',
  'Remove-CsInboundExemptNumberPattern',
  'Test-CsInboundBlockedNumberPattern',
  'Get-CsTenantBlockedCallingNumbers',
  'New-CsBatchPolicyAssignmentOperation',
  'Get-CsBatchPolicyAssignmentOperation',
  'Get-CsOnlineSipDomain',
  'Get-CsOnlineUser',
  'Get-CsTenant',
  'Get-CsTeamsTranslationRule',
  'New-CsTeamsTranslationRule',
  'Set-CsTeamsTranslationRule',
  'Remove-CsTeamsTranslationRule',
  'Get-CsGroupPolicyAssignment',
  'Get-CsUserPolicyAssignment',
  'Get-CsUserCallingSettings',
  'Grant-CsOnlineVoiceRoutingPolicy',
  'Grant-CsTenantDialPlan',
  'Grant-CsTeamsCallingPolicy',
  'Grant-CsCallingLineIdentity',
  'Grant-CsTeamsEmergencyCallRoutingPolicy',
  'Get-CsTeamsUnassignedNumberTreatment',
  'New-CsTeamsUnassignedNumberTreatment',
  'Set-CsTeamsUnassignedNumberTreatment',
  'Remove-CsTeamsUnassignedNumberTreatment',
  'Get-CsOnlineAudioFile',
  'Import-CsOnlineAudioFile',
  'Remove-CsOnlineAudioFile',
] as const;

export type CmdletName = (typeof cmdletNames)[number];

/** What these make lives in memory only, until a policy or dial plan is given it. */
const inMemory: readonly CmdletName[] = ['New-CsVoiceNormalizationRule', 'New-CsTeamsEmergencyNumber'];

/** Changes the tenant. */
export const isWrite = (cmdlet: CmdletName): boolean => !/^(Get|Test)-/.test(cmdlet) && !inMemory.includes(cmdlet);

/** A cmdlet whose output becomes a parameter: rules of a dial plan and emergency numbers must be real objects made in the same session. */
export interface Nested {
  readonly $cmdlet: CmdletName;
  readonly parameters: Parameters;
}

/** A list of bytes, such as the content of an audio file: as JSON numbers it would be four times as long, and dear to read. */
export interface Bytes {
  readonly $base64: string;
}

/** JSON as PowerShell binds it: an array replaces a list, `{ Add: […] }` and `{ Remove: […] }` edit it, null clears. */
export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number | Nested)[]
  | Nested
  | Bytes
  | { readonly Add: readonly string[] }
  | { readonly Remove: readonly string[] };

export type Parameters = Readonly<Record<string, ParameterValue>>;

/** One line to the host on standard input. */
export type HostRequest =
  | { readonly id: number; readonly connect: HostConnect }
  | { readonly id: number; readonly cmdlet: CmdletName; readonly parameters: Parameters };

/** Tokens travel here and nowhere else. */
export type HostConnect = (HostTokens | { readonly identity: true }) & {
  /** The session before is broken: Disconnect-MicrosoftTeams first. */
  readonly disconnect?: true;
};

/**
 * Access tokens in Connect-MicrosoftTeams' order: Microsoft Graph, then Skype and Teams Tenant Admin API. They name the
 * tenant by themselves: beside them -TenantId is left out, as callers in public do. Without them PowerShell takes the
 * machine's own identity (`-Identity`), of whatever tenant that is.
 */
interface HostTokens {
  readonly accessTokens: readonly [graph: string, teams: string];
}

/** One line from the host on standard output. The first is `ready`. */
export type HostReply =
  | { readonly ready: true; readonly powerShellVersion: string; readonly moduleVersion: string }
  | { readonly id: number; readonly output: readonly unknown[]; readonly warnings?: readonly string[] }
  | { readonly id: number; readonly error: HostError };

export interface HostError {
  readonly message: string;
  /** Full .NET names of the exception and of those inside it, outermost first. They are the same in every language. */
  readonly exceptionTypes?: readonly string[];
  /** What the innermost exception says, where it says something else. */
  readonly innerMessage?: string;
  /** .NET's own name for a fault of the network (`HttpRequestError`, PowerShell 7.4 and later), e.g. `NameResolutionError`. */
  readonly requestError?: string;
  /** HTTP status, where an exception carries one. */
  readonly statusCode?: number;
  /** The service's own code of a refusal, e.g. `TooManyRequests`. */
  readonly code?: string;
  /** E.g. `CustomValidationFailed,Microsoft.Rtc.Management.Internal.NewOnlineVoiceRouteCmdlet`. */
  readonly fullyQualifiedErrorId?: string;
  readonly correlationId?: string;
}

/** The Teams side that has no Graph API. Calls of one session run one at a time, in order. */
export interface Cmdlets {
  /**
   * Rejects with a ServiceError; `doing` is verb, kind and identity for its first line. `about` is what the history of changes says
   * of a write that is about people; of any other its parameters tell.
   */
  run(
    cmdlet: CmdletName,
    parameters: Parameters,
    doing: string,
    about?: readonly Change[],
  ): Promise<readonly unknown[]>;
  /** To be told how each user's part of a batch ended; absent where no history is kept. */
  readonly settled?: Settled;
  close(): Promise<void>;
}
