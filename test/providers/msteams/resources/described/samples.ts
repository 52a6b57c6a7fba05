import { expect } from 'vitest';
import { idOf } from '../../../../../lab/identity.ts';

/**
 * For each field of each kind: two values, and how Teams shows them, as Microsoft's pages name and write it. Nothing here
 * comes from a declaration, so that a wrong name or a lost wire is told from a right one.
 */
export interface Sample {
  readonly from: unknown;
  readonly to: unknown;
  /** Teams' property: parameter of Set, and what Get prints. */
  readonly teams: string;
  /** A second property with the same value, in a spelling of the service's own. */
  readonly alsoShownAs?: string;
  /** How Teams shows a value, where that isn't the value. */
  readonly shown?: (value: unknown) => unknown;
  /** What Teams shows when the field is asked no more; missing: the field can't be left out. */
  readonly cleared?: unknown;
  /** Other fields that go with it. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** A description as Teams shows it: somebody's mark stands behind it. */
const described: Sample = {
  from: 'one note',
  to: 'another note',
  teams: 'Description',
  shown: (text) => expect.stringMatching(new RegExp(`^${text} \\[trunkline [0-9a-f]{10}\\]$`)),
  cleared: expect.stringMatching(/^\[trunkline [0-9a-f]{10}\]$/),
};

const codes = (value: unknown) => (value as number[]).join(', ');

/** Names of translation rules in another order. */
const ruleNames = (teams: string, alsoShownAs?: string): Sample => ({
  from: ['Plus', 'Site'],
  to: ['Site', 'Plus'],
  teams,
  cleared: [],
  ...(alsoShownAs && { alsoShownAs }),
});

type Samples = Readonly<Record<string, Sample>>;

export const sbcSamples: Samples = {
  description: described,
  sipSignalingPort: { from: 5061, to: 5067, teams: 'SipSignalingPort' },
  enabled: { from: true, to: false, teams: 'Enabled', cleared: true },
  sendSipOptions: { from: true, to: false, teams: 'SendSipOptions', cleared: true },
  failoverSeconds: { from: 10, to: 20, teams: 'FailoverTimeSeconds', cleared: 10 },
  failoverResponseCodes: {
    from: [503],
    to: [408, 503],
    teams: 'FailoverResponseCodes',
    shown: codes,
    cleared: '408, 503, 504',
  },
  forwardCallHistory: { from: false, to: true, teams: 'ForwardCallHistory', cleared: false },
  forwardPai: { from: false, to: true, teams: 'ForwardPai', cleared: false },
  maxConcurrentSessions: { from: 100, to: 200, teams: 'MaxConcurrentSessions', cleared: null },
  mediaBypass: { from: false, to: true, teams: 'MediaBypass', cleared: false },
  networkSite: { from: 'Amsterdam', to: 'Rotterdam', teams: 'GatewaySiteId', cleared: null },
  locationBasedRouting: {
    from: false,
    to: true,
    teams: 'GatewaySiteLbrEnabled',
    cleared: false,
    beside: { networkSite: 'Amsterdam' },
  },
  locationBasedRoutingOverride: { from: false, to: true, teams: 'GatewayLbrEnabledUserOverride', cleared: false },
  mediaRelayCountry: { from: 'NL', to: 'DE', teams: 'MediaRelayRoutingLocationOverride', cleared: null },
  bypassMode: {
    from: 'Always',
    to: 'OnlyForLocalUsers',
    teams: 'BypassMode',
    cleared: 'None',
    beside: { networkSite: 'Amsterdam' },
  },
  proxySbc: {
    from: 'proxy1.contoso.example',
    to: 'proxy2.contoso.example',
    teams: 'ProxySbc',
    cleared: null,
    beside: { networkSite: 'Amsterdam' },
  },
  pidfLo: { from: false, to: true, teams: 'PidfLoSupported', cleared: false },
  ipVersion: { from: 'IPv4', to: 'IPv6', teams: 'IPAddressVersion', cleared: 'IPv4' },
  inboundTeamsTranslationRules: ruleNames('InboundTeamsNumberTranslationRules'),
  inboundPstnTranslationRules: ruleNames('InboundPstnNumberTranslationRules'),
  outboundPstnTranslationRules: ruleNames('OutboundPstnNumberTranslationRules'),
  outboundTeamsTranslationRules: ruleNames('OutboundTeamsNumberTranslationRules', 'OutbundTeamsNumberTranslationRules'),
};

export const translationSamples: Samples = {
  description: described,
  pattern: { from: '^\\+31(\\d{9})$', to: '^(\\d{4})$', teams: 'Pattern' },
  translation: { from: '0$1', to: '+31$1', teams: 'Translation' },
};

export const routeSamples: Samples = {
  description: described,
  numberPattern: { from: '^\\+316', to: '^\\+3161', teams: 'NumberPattern' },
  pstnUsages: { from: ['National'], to: ['International', 'National'], teams: 'OnlinePstnUsages' },
  sbcs: {
    from: ['sbc1.carrier.example'],
    to: ['sbc.contoso.example', 'sbc1.carrier.example'],
    teams: 'OnlinePstnGatewayList',
  },
};

export const policySamples: Samples = {
  description: described,
  pstnUsages: { from: ['National', 'International'], to: ['International', 'National'], teams: 'OnlinePstnUsages' },
};

const switched = (teams: string, cleared: boolean): Sample => ({ from: cleared, to: !cleared, teams, cleared });

export const callingSamples: Samples = {
  description: described,
  privateCalling: switched('AllowPrivateCalling', true),
  webCalling: switched('AllowWebPSTNCalling', true),
  voicemail: { from: 'AlwaysEnabled', to: 'AlwaysDisabled', teams: 'AllowVoicemail', cleared: 'UserOverride' },
  busyOnBusy: { from: 'Enabled', to: 'Unanswered', teams: 'BusyOnBusyEnabledType', cleared: 'Disabled' },
  inboundTreatment: {
    from: 'Voicemail',
    to: 'Unanswered',
    teams: 'InboundPstnCallRoutingTreatment',
    cleared: 'RegularIncoming',
  },
  forwardingToUser: switched('AllowCallForwardingToUser', true),
  forwardingToPhone: switched('AllowCallForwardingToPhone', true),
  callGroups: switched('AllowCallGroups', true),
  delegation: switched('AllowDelegation', true),
  spamFiltering: { from: 'Enabled', to: 'Disabled', teams: 'SpamFilteringEnabledType', cleared: 'Enabled' },
  preventTollBypass: switched('PreventTollBypass', false),
  popout: {
    from: 'Disabled',
    to: 'Enabled',
    teams: 'PopoutForIncomingPstnCalls',
    cleared: 'Disabled',
    beside: { popoutPath: 'https://crm.contoso.example/?caller={phone}' },
  },
  popoutPath: {
    from: 'https://crm.contoso.example/?caller={phone}',
    to: 'https://other.contoso.example/',
    teams: 'PopoutAppPathForIncomingPstnCalls',
    cleared: '',
  },
};

export const emergencySamples: Samples = {
  description: described,
  enhancedServices: switched('AllowEnhancedEmergencyServices', false),
};

export const emergencyNumberSamples: Samples = {
  masks: {
    from: ['117'],
    to: ['117', '897'],
    teams: 'EmergencyDialMask',
    shown: (masks) => (masks as string[]).join(';'),
    cleared: null,
  },
  usage: { from: 'National', to: 'International', teams: 'OnlinePSTNUsage' },
};

const [reception, desk] = ['reception@contoso.example', 'desk@contoso.example'] as const;

export const callerIdSamples: Samples = {
  description: described,
  show: {
    from: 'anonymous',
    to: 'ownNumber',
    teams: 'CallingIDSubstitute',
    shown: (value) => ({ anonymous: 'Anonymous', ownNumber: 'LineUri' })[String(value)],
  },
  account: {
    from: reception,
    to: desk,
    teams: 'ResourceAccount',
    shown: (value) => idOf('user', String(value)),
    beside: { show: 'resource' },
  },
  companyName: { from: 'Contoso', to: 'Contoso Care', teams: 'CompanyName', cleared: null },
  userOverride: switched('EnableUserOverride', false),
  hideCallers: switched('BlockIncomingPstnCallerID', false),
};

const numberPatterns = {
  description: described,
  pattern: { from: '^\\+?31900\\d+$', to: '^31900\\d+$', teams: 'Pattern' },
  enabled: switched('Enabled', true),
} satisfies Samples;

export const exemptionSamples: Samples = numberPatterns;

export const blockedCallerSamples: Samples = {
  ...numberPatterns,
  redirectTo: {
    from: reception,
    to: desk,
    teams: 'ResourceAccount',
    shown: (value) => idOf('user', String(value)),
    cleared: null,
  },
};

export const planSamples: Samples = { description: described };

export const ruleSamples: Samples = {
  pattern: { from: '^(112)$', to: '^(911)$', teams: 'Pattern' },
  translation: { from: '$1', to: '+31$1', teams: 'Translation' },
  internal: { from: false, to: true, teams: 'IsInternalExtension', cleared: false },
  description: { from: 'one note', to: 'another note', teams: 'Description', cleared: null },
};
