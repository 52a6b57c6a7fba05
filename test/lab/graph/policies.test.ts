import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, openLab, userId } from '../lab-fixture.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const base = '/v1.0/admin/teams/policy';
const idOfPolicy = async (type: string, name: string) =>
  (await lab.call('GET', `${base}/getPolicyId(type='${type}',name='${encodeURIComponent(name)}')`)).body.value?.[0];
const assign = (policyId: string, policyType = 'TeamsCallingPolicy') =>
  lab.call('POST', `${base}/userAssignments/assign`, {
    value: [
      {
        '@odata.type': '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment',
        userId: userId('ada'),
        policyType,
        policyId,
      },
    ],
  });
const policies = async () => {
  lab.later(60);
  const path = `/v1.0/admin/teams/userConfigurations/${userId('ada')}`;
  return (await lab.call('GET', path)).body.effectivePolicyAssignments;
};

describe('policies for users', () => {
  it('are asked by name without Tag:, come back with it, and have ids that mean nothing', async () => {
    const found = await idOfPolicy('TeamsCallingPolicy', 'cc AGENTS');
    expect(found.name).toBe('Tag:CC agents');
    expect(found.policyId).toMatch(/^[\w-]{43}$/);
    expect((await lab.call('GET', `${base}/getPolicyId(type='TeamsCallingPolicy',name='None')`)).status).toBe(404);
    expect((await lab.call('GET', `${base}/getPolicyId(type='Nonsense',name='x')`)).status).toBe(400);
  });

  it('are given and taken away with 204, and the read side shows them a while later', async () => {
    const { policyId } = await idOfPolicy('TeamsCallingPolicy', 'CC agents');
    expect((await assign(policyId)).status).toBe(204);
    expect(await policies()).toEqual([
      {
        policyType: 'TeamsCallingPolicy',
        policyAssignment: { displayName: 'CC agents', assignmentType: 'direct', policyId, groupId: null },
      },
    ]);
    const value = [{ userId: userId('ada'), policyType: 'TeamsCallingPolicy' }];
    expect((await lab.call('POST', `${base}/userAssignments/unassign`, { value })).status).toBe(204);
    expect(await policies()).toEqual([]);
  });

  it('cannot be given while they are fresh', async () => {
    const row = { Identity: 'NL agents', OnlinePstnUsages: [], Description: null, RouteType: 'BYOT' as const };
    lab.store.put('voiceRoutingPolicy', 'NL agents', { ...row, grantableFrom: lab.clock.now() + 150_000 });
    const { policyId } = await idOfPolicy('OnlineVoiceRoutingPolicy', 'NL agents');
    const early = await assign(policyId, 'OnlineVoiceRoutingPolicy');
    expect([early.status, early.body.error.message]).toEqual([
      400,
      'Policy "NL agents" is not a user policy. You can assign only a user policy to a specific user',
    ]);
    lab.later(150);
    expect((await assign(policyId, 'OnlineVoiceRoutingPolicy')).status).toBe(204);
    expect((await policies())[0].policyType).toBe('OnlineVoiceRoutingPolicy');
  });
});
