import { describe, expect, it } from 'vitest';
import { compileConfig } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { servicePlan } from '../../routing/service-plans.ts';
import { loadTenant } from '../../tenant/load.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import type { Tenant } from '../../tenant/tenant.ts';

const load = (name: string): Tenant => {
  const { tenant, problems } = loadTenant({ root: tenantsRoot({}), name, today: '2026-12-01', env: {} });
  if (!tenant) throw new Error(problems.map(({ message }) => message).join('\n'));
  return tenant;
};

describe('the calls of a tenant file', () => {
  const tenant = load('fabrikam');
  const config = fromTenant(tenant);

  it("take the tenant's country for every user, and its service plan", () => {
    expect(new Set(config.users.map(({ country }) => country))).toEqual(new Set(['NL']));
    expect(Object.keys(config.servicePlans)).toEqual(['NL']);
    expect(config.servicePlans.NL).toEqual(servicePlan('NL'));
  });

  it("take a site's country for its users, each with its own service plan", () => {
    const there = { upn: 'x@fabrikam.example', number: '+442079460101', country: 'GB', line: 99 };
    const { users, servicePlans } = fromTenant({ ...tenant, users: [...tenant.users, there] });
    expect(users.at(-1)?.country).toBe('GB');
    expect(users[0]?.country).toBe('NL');
    expect(Object.entries(servicePlans).map(([country, { callingCode }]) => [country, callingCode])).toEqual([
      ['NL', '31'],
      ['GB', '44'],
    ]);
  });

  it("give routes priorities in the file's order", () => {
    expect(config.voiceRoutes.map(({ name }) => name)).toEqual(tenant.voiceRoutes.map(({ name }) => name));
    const priorities = config.voiceRoutes.map(({ priority }) => priority);
    expect(priorities).toEqual(priorities.toSorted((a, b) => a - b));
    expect(new Set(priorities).size).toBe(priorities.length);
  });

  it('keep the order of trial of every usage', () => {
    for (const usage of tenant.pstnUsages) {
      const inOrder = config.voiceRoutes.filter(({ pstnUsages }) => pstnUsages.includes(usage.name));
      expect(inOrder.map(({ name }) => name)).toEqual(usage.routes);
    }
  });

  it('leave users without a plan or policy to Global, which a file leaves as Teams made it', () => {
    const user = { upn: 'x@fabrikam.example', number: '+31201009999', line: 99 };
    expect(fromTenant({ ...tenant, users: [user] }).users[0]).toMatchObject({
      dialPlan: undefined,
      voiceRoutingPolicy: undefined,
    });
  });

  it('come in at the host that the file says stands behind the @ of SIP URIs', () => {
    const sipTrunk = { ...tenant.sipTrunk, sipUriHost: 'sipDomain' } as const;
    const { number } = tenant.users[0] ?? expect.unreachable();
    const reached = (of: Tenant, host: string) =>
      explainHandedOver(compileConfig(fromTenant(of)), `${number}@${host}`).outcome.kind;
    expect(reached(tenant, tenant.sipTrunk.inboundDomain)).toBe('rings');
    expect(reached({ ...tenant, sipTrunk }, tenant.sipDomain.name)).toBe('rings');
    expect(reached({ ...tenant, sipTrunk }, tenant.sipTrunk.inboundDomain)).toBe('nobody');
  });

  it('know from the SIP URIs that the SIP provider puts the + before numbers', () => {
    const user = { upn: 'x@fabrikam.example', number: '+31201009999', sipUri: '31201009999@ujet.example', line: 99 };
    expect(config.inboundAddsPlus).toBe(false);
    expect(fromTenant({ ...tenant, users: [user] }).inboundAddsPlus).toBe(true);
  });
});

describe('policies by a group', () => {
  const { users: own, ...rest } = load('fabrikam');
  const users = own.map((user) => ({ ...user, group: 'CC', byGroup: ['voiceRoutingPolicy'] as const }));
  const given = own[0]?.voiceRoutingPolicy ?? '';
  const tenant: Tenant = {
    ...rest,
    users,
    groups: [
      { name: 'Leads', dialPlan: 'NL' },
      { name: 'CC', voiceRoutingPolicy: given },
    ],
  };
  const voice = compileConfig(fromTenant(tenant));
  const [ada = expect.unreachable()] = [...voice.users.values()];

  it('are in force by it, with its rank among the groups of the type', () => {
    expect(ada.policy).toEqual({ name: given, source: { kind: 'group', group: 'CC', rank: 1 } });
  });

  it('are doubted, since the files know no members', () => {
    const call = explainDialled(voice, ada, '0301234567');
    expect(call.doubts).toContainEqual({ kind: 'group member', group: 'CC' });
    expect(explainText(call).join('\n')).toContain('by group "CC", rank 1');
    expect(explainText(call).join('\n')).toContain('That the user is directly in group "CC" is the site\'s word alone');
    const direct = compileConfig(fromTenant({ ...tenant, groups: [], users: own }));
    const [same = expect.unreachable()] = [...direct.users.values()];
    expect(explainDialled(direct, same, '0301234567').doubts).not.toContainEqual({ kind: 'group member', group: 'CC' });
  });
});
