import { type LivePerson, type LiveRows, nothingBlocked } from '../../live/rows.ts';

const fqdn = '4f9a1.teams.carrier.example';
const rule = (Name: string, Pattern: string, Translation: string) => ({
  Name,
  Pattern,
  Translation,
  Description: null,
  IsInternalExtension: Name === 'Extension',
});

export const gateway: LiveRows['gateways'][number] = {
  Identity: fqdn,
  Fqdn: fqdn,
  SipSignalingPort: 5061,
  FailoverTimeSeconds: 10,
  ForwardCallHistory: false,
  ForwardPai: true,
  SendSipOptions: true,
  MaxConcurrentSessions: 200,
  Enabled: true,
  MediaBypass: false,
  FailoverResponseCodes: '408, 503, 504',
  Description: null,
  InboundTeamsNumberTranslationRules: [],
  InboundPstnNumberTranslationRules: [],
  OutboundTeamsNumberTranslationRules: [],
  OutboundPstnNumberTranslationRules: [],
};

export const route = (
  Identity: string,
  Priority: number,
  NumberPattern: string,
  usage: string,
  sbcs: readonly string[] = [fqdn],
): LiveRows['routes'][number] => ({
  Identity,
  Priority,
  Description: null,
  NumberPattern,
  OnlinePstnUsages: [usage],
  OnlinePstnGatewayList: [...sbcs],
  Name: Identity,
});

export const policy = (Identity: string, ...OnlinePstnUsages: string[]): LiveRows['policies'][number] => ({
  Identity,
  OnlinePstnUsages,
  Description: null,
  RouteType: 'BYOT',
});

export const ada: LivePerson = {
  upn: 'ada@contoso.com',
  number: '+31205552101',
  country: 'NL',
  callingPlan: false,
  dialPlan: { name: 'NL Amsterdam' },
  voiceRoutingPolicy: { name: 'NL agents' },
  callingPolicy: { name: 'CC agents' },
};

/** The example tenant, as a real one prints it after `up`, with what it had on its first day. */
export const aLive = (parts: Partial<LiveRows> = {}): LiveRows => ({
  gateways: [gateway],
  routes: [
    { ...route('LocalRoute', 0, '^(\\+1[0-9]{10})$', ''), OnlinePstnUsages: [], OnlinePstnGatewayList: [] },
    route('NL emergency', 1, '^\\+?112$', 'Emergency'),
    route('NL geographic', 2, '^\\+31[1-57]\\d{8}$', 'National'),
    route('NL mobile', 3, '^\\+316\\d{8}$', 'National'),
    route('International', 4, '^\\+(?!31)[1-9]\\d{6,14}$', 'International'),
  ],
  policies: [
    policy('Global'),
    policy('NL agents', 'Emergency', 'National'),
    policy('NL supervisors', 'Emergency', 'National', 'International'),
  ],
  dialPlans: [
    { Identity: 'Global', Description: null, NormalizationRules: [], SimpleName: 'DefaultTenantDialPlan' },
    {
      Identity: 'NL Amsterdam',
      Description: null,
      SimpleName: 'NL Amsterdam',
      NormalizationRules: [
        rule('Emergency', '^(112)$', '$1'),
        rule('International', '^00([1-9]\\d{6,14})$', '+$1'),
        rule('National', '^0([1-9]\\d{8})$', '+31$1'),
        rule('Extension', '^([2-8]\\d{3})$', '+3120555$1'),
      ],
    },
  ],
  usages: ['Emergency', 'National', 'International'],
  callingPolicies: [],
  emergencyPolicies: [],
  networkSites: [],
  callerIdPolicies: [],
  ...nothingBlocked,
  translationRules: [],
  treatments: [],
  groupPolicies: [],
  people: [ada],
  numbers: [],
  ...parts,
});

/** Name, pattern, translation. */
export type RuleRow = readonly [string, string, string];

/** The example tenant's dial plan, with the rules that a test wants. */
export const withRules = (...rules: readonly RuleRow[]): LiveRows => {
  const live = aLive();
  const NormalizationRules = rules.map(([name, pattern, translation]) => rule(name, pattern, translation));
  return { ...live, dialPlans: live.dialPlans.map((plan) => ({ ...plan, NormalizationRules })) };
};
