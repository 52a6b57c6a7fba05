import { expect } from 'vitest';

/**
 * For each field of each kind: two values, and how Teams shows them, as Microsoft's pages name and write it. Nothing here
 * comes from a declaration, so that a wrong name or a lost wire is told from a right one.
 */
export interface Sample {
  readonly from: unknown;
  readonly to: unknown;
  /** Teams' property: parameter of Set, and what Get prints. */
  readonly teams: string;
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

export const planSamples: Samples = { description: described };

export const ruleSamples: Samples = {
  pattern: { from: '^(112)$', to: '^(911)$', teams: 'Pattern' },
  translation: { from: '$1', to: '+31$1', teams: 'Translation' },
  internal: { from: false, to: true, teams: 'IsInternalExtension', cleared: false },
  description: { from: 'one note', to: 'another note', teams: 'Description', cleared: null },
};
