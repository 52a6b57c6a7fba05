import type { FileSide } from '../../live/side.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { defaultEntry } from '../../tenant/words.ts';
import { aTenant } from '../components/a-tenant.ts';

const route = (name: string, pattern: string, usage: string): Tenant['voiceRoutes'][number] => ({
  name,
  pattern,
  pstnUsages: [usage],
  sbcs: ['main'],
  adopt: false,
});
const rule = (name: string, pattern: string, translation: string, internal = false) => ({
  name,
  pattern,
  translation,
  internal,
});
const user = (name: string, number: string, voiceRoutingPolicy: string, line: number): Tenant['users'][number] => ({
  upn: `${name}@contoso.com`,
  number,
  dialPlan: 'NL Amsterdam',
  voiceRoutingPolicy,
  callingPolicy: 'CC agents',
  sipUri: `${number}@ujet.sip.carrier.example`,
  ccaip: 'agent',
  line,
});

/** The files of the example tenant of test/routing/nl-tenant.ts. */
export const nlFile: Tenant = aTenant({
  sbcs: [
    {
      port: 5061,
      ...defaultEntry('Sbc'),
      key: 'main',
      fqdn: '4f9a1.teams.carrier.example',
      forwardPai: true,
      maxSessions: 200,
      derived: false,
      mapsUsernames: false,
    } as Tenant['sbcs'][number],
  ],
  pstnUsages: [
    { name: 'Emergency', routes: ['NL emergency'] },
    { name: 'National', routes: ['NL geographic', 'NL mobile'] },
    { name: 'International', routes: ['International'] },
  ],
  voiceRoutes: [
    route('NL emergency', '^\\+?112$', 'Emergency'),
    route('NL geographic', '^\\+31[1-57]\\d{8}$', 'National'),
    route('NL mobile', '^\\+316\\d{8}$', 'National'),
    route('International', '^\\+(?!31)[1-9]\\d{6,14}$', 'International'),
  ],
  voiceRoutingPolicies: [
    { name: 'NL agents', pstnUsages: ['Emergency', 'National'], adopt: false },
    { name: 'NL supervisors', pstnUsages: ['Emergency', 'National', 'International'], adopt: false },
  ],
  dialPlans: [
    {
      name: 'NL Amsterdam',
      adopt: false,
      rules: [
        rule('Emergency', '^(112)$', '$1'),
        rule('International', '^00([1-9]\\d{6,14})$', '+$1'),
        rule('National', '^0([1-9]\\d{8})$', '+31$1'),
        rule('Extension', '^([2-8]\\d{3})$', '+3120555$1', true),
      ],
    },
  ],
  users: [user('ada', '+31205552101', 'NL agents', 2), user('eve', '+31205552110', 'NL supervisors', 3)],
});

export const fileSide = (tenant: Tenant = nlFile): FileSide => ({ tenant, voice: compileConfig(fromTenant(tenant)) });
