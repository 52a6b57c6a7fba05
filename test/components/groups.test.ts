import { expect, it } from 'vitest';
import { planVoiceUsers } from '../../components/voice-users/plan.ts';
import { load } from '../tenant/a-tenant-folder.ts';

const tenantOf = (sites: string) =>
  load({
    sections: {
      groups:
        'groups: [{ group: Team leads, policy: NL agents }, { group: CC Amsterdam, policy: NL agents, dialPlan: NL }]',
      sites: `sites: ${sites}`,
    },
    users:
      'upn,number,site,policy\nada@contoso.example,+31205552101,Amsterdam,\nbob@contoso.example,+31205552102,Amsterdam,NL agents\ncyd@contoso.example,+31205552103,Delft,\n',
  });

it('groups are given policies by rank, and people of their sites keep what is their own until it has reached them', () => {
  const { tenant, problems } = tenantOf(
    '{ Amsterdam: { group: CC Amsterdam }, Delft: { dialPlan: NL, policy: NL agents } }',
  );
  expect(problems).toEqual([]);
  const plan = planVoiceUsers('users', tenant ?? expect.unreachable()).filter(({ kind }) => kind !== 'PhoneNumbers');
  const order = ['Team leads', 'CC Amsterdam'];
  const policyType = 'OnlineVoiceRoutingPolicy';
  const leads = 'users-group-team leads-OnlineVoiceRoutingPolicy';
  const amsterdam = 'users-group-cc amsterdam-OnlineVoiceRoutingPolicy';
  expect(plan.map(({ name, args, dependsOn }) => ({ name, args, dependsOn }))).toEqual([
    { name: leads, args: { policyType, group: 'Team leads', policy: 'NL agents', order }, dependsOn: [] },
    { name: amsterdam, args: { policyType, group: 'CC Amsterdam', policy: 'NL agents', order }, dependsOn: [leads] },
    {
      name: 'users-policies-OnlineVoiceRoutingPolicy',
      args: {
        policyType,
        policies: { 'bob@contoso.example': 'NL agents', 'cyd@contoso.example': 'NL agents' },
        byGroup: { 'CC Amsterdam': 'ada@contoso.example' },
      },
      dependsOn: [leads, amsterdam],
    },
    {
      name: 'users-group-cc amsterdam-TenantDialPlan',
      args: { policyType: 'TenantDialPlan', group: 'CC Amsterdam', policy: 'NL', order: ['CC Amsterdam'] },
      dependsOn: [],
    },
    {
      name: 'users-policies-TenantDialPlan',
      args: {
        policyType: 'TenantDialPlan',
        policies: { 'cyd@contoso.example': 'NL' },
        byGroup: { 'CC Amsterdam': 'ada@contoso.example\nbob@contoso.example' },
      },
      dependsOn: ['users-group-cc amsterdam-TenantDialPlan'],
    },
  ]);
});

it('a roster stays while its users wait for a group, though it names nobody any more', () => {
  const { tenant } = tenantOf('{ Amsterdam: { group: CC Amsterdam }, Delft: { group: CC Amsterdam } }');
  const plan = planVoiceUsers('users', tenant ?? expect.unreachable());
  expect(plan.find(({ name }) => name === 'users-policies-TenantDialPlan')?.args).toMatchObject({ policies: {} });
});
