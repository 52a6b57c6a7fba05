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
  'New-CsBatchPolicyAssignmentOperation',
  'Get-CsBatchPolicyAssignmentOperation',
  'Get-CsOnlineUser',
  'Get-CsTenant',
  'Get-CsTeamsTranslationRule',
  'Get-CsGroupPolicyAssignment',
] as const;

export type CmdletName = (typeof cmdletNames)[number];

/** A cmdlet whose output becomes a parameter: rules of a dial plan must be real objects made in the same session. */
export interface Nested {
  readonly $cmdlet: CmdletName;
  readonly parameters: Parameters;
}

/** JSON as PowerShell binds it: an array replaces a list, `{ Add: […] }` and `{ Remove: […] }` edit it, null clears. */
export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number | Nested)[]
  | Nested
  | { readonly Add: readonly string[] }
  | { readonly Remove: readonly string[] };

export type Parameters = Readonly<Record<string, ParameterValue>>;

/** One line to the host on standard input. */
export type HostRequest =
  | { readonly id: number; readonly connect: HostConnect }
  | { readonly id: number; readonly cmdlet: CmdletName; readonly parameters: Parameters };

/** Tokens travel here and nowhere else. */
export interface HostConnect {
  readonly tenantId: string;
  /** Access tokens in Connect-MicrosoftTeams' order: Microsoft Graph, then Skype and Teams Tenant Admin API. */
  readonly accessTokens: readonly [graph: string, teams: string];
}

/** One line from the host on standard output. The first is `ready`. */
export type HostReply =
  | { readonly ready: true; readonly powerShellVersion: string; readonly moduleVersion: string }
  | { readonly id: number; readonly output: readonly unknown[]; readonly warnings?: readonly string[] }
  | { readonly id: number; readonly error: HostError };

export interface HostError {
  readonly message: string;
  /** E.g. `CustomValidationFailed,Microsoft.Rtc.Management.Internal.NewOnlineVoiceRouteCmdlet`. */
  readonly fullyQualifiedErrorId?: string;
  readonly correlationId?: string;
}

/** The Teams side that has no Graph API. Calls of one session run one at a time, in order. */
export interface Cmdlets {
  /** Rejects with a ServiceError; `doing` is verb, kind and identity for its first line. */
  run(cmdlet: CmdletName, parameters: Parameters, doing: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}
