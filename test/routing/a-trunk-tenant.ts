import type { Tenant } from '../../tenant/tenant.ts';
import { type Files, load } from '../tenant/a-tenant-folder.ts';

const usages = `pstnUsages:
  Emergency: [{ route: NL emergency, pattern: '^\\+?112$', sbcs: [main] }]
  National: [{ route: NL national, pattern: '^\\+31[1-9]\\d{8}$', sbcs: [main] }]
  International: [{ route: International, pattern: '^\\+(?!31)[1-9]\\d{6,14}$', sbcs: [main] }]`;

const dialPlans = `dialPlans:
  NL:
    - { name: Emergency, pattern: '^(112)$', translation: '$1' }
    - { name: International, pattern: '^00([1-9]\\d{6,14})$', translation: '+$1' }
    - { name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }`;

/** Of a tenant with people who may call at home and everywhere, whose trunk up makes. */
export const calling = {
  pstnUsages: usages,
  dialPlans,
  voiceRoutingPolicies:
    'voiceRoutingPolicies: { NL agents: [Emergency, National], NL all: [Emergency, National, International] }',
} as const;

export const trunkAt = (outbound: string, more = ''): string => `sipTrunk:
  provider: telnyx
  telnyx: { subdomain: contoso-ujet, receiveFrom: ownConnections, outbound: ${outbound}${more === '' ? '' : `, ${more}`} }`;

export const unnamed = {
  ...calling,
  sipTrunk: trunkAt('{ destinations: [NL, BE], dailySpendLimit: 50 }'),
  sipDomain: 'sipDomain: {}',
  sbcs: 'sbcs: { main: { port: 5061 } }',
} as const;

/** After the first `up` has written its name. */
export const named = {
  ...unnamed,
  sipDomain: 'sipDomain: { name: k3x.mstsbc.telnyx.tech }',
  sbcs: 'sbcs: { main: { fqdn: k3x.mstsbc.telnyx.tech, port: 5061 } }',
} as const;

/** `ada` may call at home, `bob` everywhere. */
export const trunkPeople = `upn,number,site,policy,ccaip
ada@contoso.example,+31205552101,Amsterdam,,agent
bob@contoso.example,+31205552102,Amsterdam,NL all,agent
`;

/** The tenant of some sections; `unnamed` with other people where nothing else is said. */
export const trunkTenant = (sections: Files['sections'] = unnamed, users = trunkPeople): Tenant => {
  const { tenant, problems } = load({ sections, users });
  if (tenant === undefined) throw new Error(problems.join('\n'));
  return tenant;
};
