import type { Subject } from '../../policies/subject.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant } from '../components/a-tenant.ts';

const route = (name: string, pattern: string, usage: string): Tenant['voiceRoutes'][number] => ({
  name,
  pattern,
  pstnUsages: [usage],
  sbcs: ['Main'],
  adopt: false,
});

/** A tenant that keeps every rule: emergency and national calls for two users. */
export const keptTenant = (changes: Partial<Tenant> = {}): Tenant =>
  aTenant({
    sbcs: aTenant().sbcs.filter(({ derived }) => !derived),
    pstnUsages: [
      { name: 'Emergency', routes: ['Emergency'] },
      { name: 'National', routes: ['NL geographic', 'NL mobile'] },
    ],
    voiceRoutes: [
      route('Emergency', '^\\+?112$', 'Emergency'),
      route('NL geographic', '^\\+31[1-57]\\d{8}$', 'National'),
      route('NL mobile', '^\\+316\\d{8}$', 'National'),
    ],
    voiceRoutingPolicies: [{ name: 'NL agents', pstnUsages: ['Emergency', 'National'], adopt: false }],
    users: [
      { upn: 'ada@contoso.com', number: '+31205552101', voiceRoutingPolicy: 'NL agents', dialPlan: 'NL', line: 2 },
      { upn: 'bob@contoso.com', number: '+31205552102', voiceRoutingPolicy: 'NL agents', dialPlan: 'NL', line: 3 },
    ],
    ...changes,
  });

/** What the rules look at, of a tenant that keeps them all. */
export const aSubject = (tenant: Partial<Tenant> = {}, changes: Partial<Subject> = {}): Subject => ({
  tenant: keptTenant(tenant),
  today: '2026-11-22',
  calls: { file: 'stacks/contoso/calls.yaml', calls: [], problems: [] },
  neighbours: [],
  ...changes,
});
