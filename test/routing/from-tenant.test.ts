import { describe, expect, it } from 'vitest';
import { fromTenant } from '../../routing/from-tenant.ts';
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
    expect(config.servicePlans).toEqual({ NL: { callingCode: '31', rules: [] } });
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

  it('know from the SIP URIs that the SIP provider puts the + before numbers', () => {
    const user = { upn: 'x@fabrikam.example', number: '+31201009999', sipUri: '31201009999@ujet.example', line: 99 };
    expect(config.inboundAddsPlus).toBe(false);
    expect(fromTenant({ ...tenant, users: [user] }).inboundAddsPlus).toBe(true);
  });
});
