import { describe, expect, it } from 'vitest';
import { tollExposure } from '../../../routing/prove/toll-exposure.ts';
import { nlTenant } from '../nl-tenant.ts';

const routes = (pattern: string) => ({
  ...nlTenant,
  voiceRoutes: nlTenant.voiceRoutes.map((route) => (route.name === 'International' ? { ...route, pattern } : route)),
});
const told = (config: typeof nlTenant) =>
  tollExposure(config).reach.map(({ kind, users, example }) => [kind, users, example?.after.outcome.kind]);

describe('premium and satellite numbers that users can dial', () => {
  const eve = [
    ['premium', ['eve@contoso.com'], 'routed'],
    ['satellite', ['eve@contoso.com'], 'routed'],
  ];

  it('are told of each who can dial them, however often the same texts were asked about before', () => {
    expect(told(nlTenant)).toEqual(eve);
    const others = nlTenant.users.map((user) => ({ ...user, name: user.name.replace('contoso', 'fabrikam') }));
    expect(told({ ...nlTenant, users: others, sbcs: [{ name: 'main', fqdn: 'other.example' }] })).toEqual(
      eve.map(([kind, , way]) => [kind, ['eve@fabrikam.com'], way]),
    );
    expect(told(nlTenant)).toEqual(eve);
  });

  it('are told anew where a route, an SBC or a dial plan is another one', () => {
    expect(told(nlTenant)).toEqual(eve);
    expect(told(routes('^\\+322\\d{7}$'))).toEqual([]);
    expect(told({ ...nlTenant, sbcs: nlTenant.sbcs.map((sbc) => ({ ...sbc, enabled: false })) })).toEqual([]);
    expect(told({ ...nlTenant, dialPlans: nlTenant.dialPlans.map((plan) => ({ ...plan, rules: [] })) })).toEqual(eve);
  });

  it('are told of everybody together whose calls are decided alike', () => {
    const two = nlTenant.users.map((user) => ({ ...user, voiceRoutingPolicy: 'NL supervisors' }));
    expect(told({ ...nlTenant, users: two }).map(([, users]) => users)).toEqual([
      ['ada@contoso.com', 'eve@contoso.com'],
      ['ada@contoso.com', 'eve@contoso.com'],
    ]);
  });

  it('are told of everybody without a policy, whom no file names, where Global lets them', () => {
    const withGlobal = (...pstnUsages: string[]) => ({
      ...nlTenant,
      voiceRoutingPolicies: [...nlTenant.voiceRoutingPolicies, { name: 'Global', pstnUsages }],
    });
    const names = (config: typeof nlTenant) => new Set(told(config).flatMap(([, users]) => users));
    expect(names(withGlobal('International'))).toEqual(new Set(['eve@contoso.com', 'everybody without a policy (NL)']));
    expect(names(withGlobal('Emergency'))).toEqual(new Set(['eve@contoso.com']));
    expect(names(withGlobal())).toEqual(new Set(['eve@contoso.com']));
  });

  it('name what can not be told, with whom it is about', () => {
    const { notAnalysed } = tollExposure(routes('^\\+(?>31)\\d+$'));
    expect(notAnalysed).toMatchObject([{ what: 'route "International"', users: ['eve@contoso.com'] }]);
  });
});
