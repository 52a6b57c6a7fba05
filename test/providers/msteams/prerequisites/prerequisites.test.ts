import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../providers/kit/error.ts';
import type { Kind } from '../../../../providers/kit/resource.ts';
import { createPrerequisites } from '../../../../providers/msteams/prerequisites/prerequisites.ts';
import type { Session } from '../../../../providers/msteams/session.ts';
import { stepContext } from '../lab-tenant.ts';

const communications = 'baf37b3a-610e-45da-9e62-d9d1e5e8914b';
const permissions = [
  'Application.ReadWrite.OwnedBy',
  'User.Read.All',
  'TeamsTelephoneNumber.ReadWrite.All',
  'TeamsUserConfiguration.Read.All',
  'Organization.Read.All',
];

const kind = (token: string, did: string[]): Kind<object, object> => ({
  token,
  check: ({ news }) => ({ args: news, failures: [] }),
  diff: () => [],
  create: async () => {
    did.push(`create ${token}`);
    return { id: 'x', state: {} };
  },
  update: async () => ({ state: {} }),
  read: async () => undefined,
  delete: async () => undefined,
});

/** Two kinds behind a session that writes down what it was asked. */
const opened = (has: { permissions?: string[]; list?: (path: string) => Promise<object[]> } = {}) => {
  const did: string[] = [];
  const list = async (path: string) => {
    did.push(path);
    return has.list?.(path) ?? (path === '/organization' ? [{ verifiedDomains: [{ name: 'contoso.com' }] }] : []);
  };
  const session = {
    tenantId: 't',
    granted: async () => {
      did.push('token');
      return { permissions: has.permissions ?? permissions, roles: [communications] };
    },
    graph: async () => ({ list }),
  } as unknown as Session;
  const prerequisites = createPrerequisites(session);
  const kinds = prerequisites.before([kind('msteams:index:VoiceRoute', did), kind('msteams:index:Sbc', did)]);
  const [route, sbc] = kinds as [Kind<object, object>, Kind<object, object>];
  return { did, prerequisites, route, sbc };
};

describe('what is lacking', () => {
  it('is asked by nothing that only checks, compares, reads or removes', async () => {
    const { did, route } = opened();
    const context = stepContext();
    route.check({ urn: '', news: {} });
    route.diff({ urn: '', id: '', state: {}, args: {} });
    await route.read({ id: '', context });
    await route.delete({ id: '', state: {}, context });
    expect(did).toEqual([]);
  });

  it('is told once, before the first write, by the resource that comes first', async () => {
    const { did, route, sbc } = opened();
    const [first, second] = [stepContext(), stepContext()];
    await Promise.all([
      route.create({ args: {}, context: first }),
      sbc.create({ args: {}, context: second }),
      route.create({ args: {}, context: second }),
    ]);
    expect(first.lines).toEqual([expect.stringContaining('lacking: a subscription with Phone System')]);
    expect(second.lines).toEqual([]);
    expect(did.indexOf('token')).toBe(0);
    expect(did.filter((one) => !one.startsWith('create'))).toEqual(['token', '/subscribedSkus', '/organization']);
    expect(did.slice(0, 3)).not.toContainEqual(expect.stringMatching(/^create/));
  });

  it('is told by a preview too, and of what is only changed by the token alone', async () => {
    const { did, route, prerequisites } = opened();
    prerequisites.expect({ sbcs: ['sbc1.contoso.com'], groups: true, consents: true });
    const context = stepContext();
    await route.foresee?.({ args: {}, state: {}, context });
    expect(did).toEqual(['token']);
    expect(context.lines.join()).toContain('Group.Read.All (without it: no policy is given to a group)');
    expect(context.lines.join()).toContain('DelegatedPermissionGrant.ReadWrite.All (without it: ');
  });

  it('names SBCs of the whole tenant, whatever comes first, and what a refusal leaves unknown', async () => {
    const list = async (path: string): Promise<object[]> => {
      if (path === '/organization') return [{ verifiedDomains: [] }];
      throw new ServiceError({ kind: 'Forbidden', doing: 'read what the tenant has bought', text: 'No.', fix: 'x.' });
    };
    const { route, prerequisites } = opened({ list });
    prerequisites.expect({ sbcs: ['sbc1.contoso.com'], groups: false });
    const context = stepContext();
    await route.create({ args: {}, context });
    expect(context.lines.join()).toContain('lacking: a verified domain for sbc1.contoso.com');
    expect(context.lines.join()).toContain('not known: whether the tenant has licences with Phone System: read what');
  });

  it('isn’t the domain that the program activates itself', async () => {
    const { route, prerequisites } = opened({ permissions: [...permissions, 'Domain.Read.All'] });
    prerequisites.expect({ sbcs: ['sbc1.carrier.example'], groups: false, activates: 'carrier.example' });
    const context = stepContext();
    await route.create({ args: {}, context });
    expect(context.lines.join()).not.toContain('carrier.example');
    expect(context.lines.join()).not.toContain('Domain.Read.All');
  });

  it('is nothing, so nothing is told', async () => {
    const plans = ['4828c8ec-dc2e-4779-b502-87ac9ce28ab7', '57ff2da0-773e-42df-b2af-ffb7a2317929'];
    const list = async (path: string): Promise<object[]> =>
      path === '/organization'
        ? [{ verifiedDomains: [{ name: 'Contoso.com' }] }]
        : [{ capabilityStatus: 'Enabled', servicePlans: plans.map((servicePlanId) => ({ servicePlanId })) }];
    const { route, prerequisites } = opened({ list });
    prerequisites.expect({ sbcs: ['sbc1.contoso.com'], groups: false });
    const context = stepContext();
    await route.create({ args: {}, context });
    expect(context.lines).toEqual([]);
  });

  it('does not count a subscription that has ended', async () => {
    const servicePlans = [{ servicePlanId: '4828c8ec-dc2e-4779-b502-87ac9ce28ab7' }];
    const list = async (path: string): Promise<object[]> =>
      path === '/organization' ? [] : [{ capabilityStatus: 'Suspended', servicePlans }];
    const { route } = opened({ list });
    const context = stepContext();
    await route.create({ args: {}, context });
    expect(context.lines.join()).toContain('a subscription with Phone System');
  });
});
