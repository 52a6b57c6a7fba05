/** As Get-CsTeamsCallingPolicy prints it. */
export interface LabCallingPolicy {
  Identity: string;
  Description: string | null;
  AllowPrivateCalling: boolean;
  AllowWebPSTNCalling: boolean;
  AllowSIPDevicesCalling: boolean;
  AllowVoicemail: string;
  AllowCallGroups: boolean;
  AllowDelegation: boolean;
  AllowCallForwardingToUser: boolean;
  AllowCallForwardingToPhone: boolean;
  PreventTollBypass: boolean;
  BusyOnBusyEnabledType: string;
  MusicOnHoldEnabledType: string;
  SpamFilteringEnabledType: string;
  InboundPstnCallRoutingTreatment: string;
  InboundFederatedCallRoutingTreatment: string;
  PopoutForIncomingPstnCalls: string;
  PopoutAppPathForIncomingPstnCalls: string;
  /** Lab time (ms) from which Grant and batch accept it. */
  grantableFrom: number;
}

/** What a calling policy says, by Teams' names. */
export type CallingPolicySettings = Omit<LabCallingPolicy, 'Identity' | 'grantableFrom'>;

/** Global of a fresh tenant: DOC where the page gives a default, else OBS (what tenants export). */
export const callingPolicyDefaults: CallingPolicySettings = {
  Description: null,
  AllowPrivateCalling: true,
  AllowWebPSTNCalling: true,
  AllowSIPDevicesCalling: true,
  AllowVoicemail: 'UserOverride',
  AllowCallGroups: true,
  AllowDelegation: true,
  AllowCallForwardingToUser: true,
  AllowCallForwardingToPhone: true,
  PreventTollBypass: false,
  BusyOnBusyEnabledType: 'Disabled',
  MusicOnHoldEnabledType: 'Enabled',
  SpamFilteringEnabledType: 'Enabled',
  InboundPstnCallRoutingTreatment: 'RegularIncoming',
  InboundFederatedCallRoutingTreatment: 'RegularIncoming',
  PopoutForIncomingPstnCalls: 'Disabled',
  PopoutAppPathForIncomingPstnCalls: '',
};

/** The policies that tenants of the lab name for their people. */
export const seededCallingPolicies: readonly (Partial<CallingPolicySettings> & { readonly Identity: string })[] = [
  {
    Identity: 'CC agents',
    AllowVoicemail: 'AlwaysDisabled',
    AllowCallForwardingToUser: false,
    AllowCallForwardingToPhone: false,
  },
  { Identity: 'CC supervisors' },
];
