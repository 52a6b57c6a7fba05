import { expect, it } from 'vitest';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { relativeName } from '../../components/sip-domain-record/relative-name.ts';
import { aTenant } from './a-tenant.ts';

const byName = (plan: readonly { name: string }[], name: string) => plan.find((child) => child.name === name);

it('DirectRouting makes the SIP domain first, where the file says by whom it is activated, and what lies in it waits for it', () => {
  const activation = { user: 'activate@sbc.contoso.com', licence: 'SPE_E5' };
  const planOf = (name: string, more: object = {}, whole: object = {}) =>
    planDirectRouting('x', aTenant({ sipDomain: { name, activation: { ...activation, ...more } }, ...whole }));
  const [domain, sbc] = planOf('sbc.contoso.com');
  expect(domain).toEqual({
    kind: 'SipDomain',
    name: 'x-sip-domain',
    dependsOn: [],
    args: { name: 'sbc.contoso.com', ...activation, usageLocation: 'NL', keep: true, signIn: false },
  });
  expect(sbc).toMatchObject({ name: 'x-sbc-sbc.contoso.com', dependsOn: ['x-sip-domain'] });
  expect(byName(planOf('Contoso.com'), 'x-sbc-sbc.contoso.com')).toMatchObject({ dependsOn: ['x-sip-domain'] });
  expect(byName(planOf('carrier.example'), 'x-sbc-sbc.contoso.com')).toMatchObject({ dependsOn: [] });
  const trunk = byName(planOf('c1.trunks.carrier.example'), 'x-route-nl mobile');
  expect(trunk).toMatchObject({ dependsOn: expect.arrayContaining(['x-sip-domain']) });
  const approvals = { domainSignIns: { count: 3, reason: 'agreed' } };
  expect(planOf('sbc.contoso.com', { keep: false, signIn: true }, { approvals })[0]?.args).toMatchObject({
    keep: false,
    signIn: true,
    approvedSignIns: 3,
  });
});

it('says to the domain in which zone its record is written', () => {
  const activation = { user: 'activate@sbc.contoso.com', licence: 'SPE_E5' };
  const dns = { zone: 'contoso.com', resourceGroup: 'rg', subscription: 's', tenant: 't' };
  const sipDomain = { name: 'sbc.contoso.com', activation, dns };
  expect(planDirectRouting('x', aTenant({ sipDomain }))[0]?.args).toMatchObject({ zone: 'contoso.com' });
});

it('has a record of the name that the zone gives it', () => {
  expect(relativeName('4f9a1.Teams.carrier.example', 'teams.carrier.example')).toBe('4f9a1');
  expect(relativeName('a.b.carrier.example', 'carrier.example')).toBe('a.b');
  expect(relativeName('carrier.example', 'Carrier.example')).toBe('@');
  expect(relativeName('notcarrier.example', 'carrier.example')).toBeUndefined();
});
