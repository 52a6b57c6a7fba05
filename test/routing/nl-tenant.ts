import type { VoiceConfig } from '../../routing/config.ts';
import { servicePlan } from '../../routing/service-plans.ts';
import { aConfig } from './a-config.ts';

/** A small Dutch contact centre: the design's example tenant. */
export const nlTenant: VoiceConfig = aConfig({
  users: [
    {
      name: 'ada@contoso.com',
      number: '+31205552101',
      country: 'NL',
      dialPlan: 'NL Amsterdam',
      voiceRoutingPolicy: 'NL agents',
      callingPolicy: 'CC agents',
      sipUri: '+31205552101@ujet.sip.carrier.example',
      ccaip: 'agent',
    },
    {
      name: 'eve@contoso.com',
      number: '+31205552110',
      country: 'NL',
      dialPlan: 'NL Amsterdam',
      voiceRoutingPolicy: 'NL supervisors',
      callingPolicy: 'CC agents',
      sipUri: '+31205552110@ujet.sip.carrier.example',
      ccaip: 'agent',
    },
  ],
  servicePlans: { NL: servicePlan('NL') ?? { callingCode: '31', rules: [], whole: true } },
  dialPlans: [
    {
      name: 'NL Amsterdam',
      rules: [
        { name: 'Emergency', pattern: '^(112)$', translation: '$1' },
        { name: 'International', pattern: '^00([1-9]\\d{6,14})$', translation: '+$1' },
        { name: 'National', pattern: '^0([1-9]\\d{8})$', translation: '+31$1' },
        { name: 'Extension', pattern: '^([2-8]\\d{3})$', translation: '+3120555$1', internal: true },
      ],
    },
  ],
  voiceRoutingPolicies: [
    { name: 'NL agents', pstnUsages: ['Emergency', 'National'] },
    { name: 'NL supervisors', pstnUsages: ['Emergency', 'National', 'International'] },
  ],
  voiceRoutes: [
    { name: 'NL emergency', pattern: '^\\+?112$', priority: 1, pstnUsages: ['Emergency'], sbcs: ['main'] },
    { name: 'NL geographic', pattern: '^\\+31[1-57]\\d{8}$', priority: 2, pstnUsages: ['National'], sbcs: ['main'] },
    { name: 'NL mobile', pattern: '^\\+316\\d{8}$', priority: 3, pstnUsages: ['National'], sbcs: ['main'] },
    {
      name: 'International',
      pattern: '^\\+(?!31)[1-9]\\d{6,14}$',
      priority: 4,
      pstnUsages: ['International'],
      sbcs: ['main'],
    },
  ],
  sbcs: [{ name: 'main', fqdn: '4f9a1.teams.carrier.example' }],
  inboundDomain: 'ujet.sip.carrier.example',
});
