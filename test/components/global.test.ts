import { describe, expect, it } from 'vitest';
import { planCallerIdPolicies } from '../../components/caller-id-policies/plan.ts';
import { planCallingPolicies } from '../../components/calling-policies/plan.ts';
import { planDialPlans } from '../../components/dial-plans/plan.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { aTenant } from './a-tenant.ts';

const byName = (plan: readonly { name: string }[], name: string) => plan.find((child) => child.name === name);

describe('the plans of Global', () => {
  it('writes Global only where the file says so, after its usages and their routes', () => {
    expect(planDirectRouting('x', aTenant()).some(({ kind }) => kind.startsWith('Global'))).toBe(false);
    const tenant = aTenant({
      global: { reason: 'all', policy: ['National'], dialPlan: 'NL', callingPolicy: { voicemail: 'UserOverride' } },
    });
    expect(planDirectRouting('x', tenant).at(-1)).toEqual({
      kind: 'GlobalVoiceRoutingPolicy',
      name: 'x-global-policy',
      dependsOn: ['x-usage-national', 'x-route-nl geographic', 'x-route-nl mobile'],
      args: { pstnUsages: ['National'] },
    });
    const [nl, everybody] = planDialPlans('x', tenant);
    expect(everybody).toMatchObject({ kind: 'GlobalDialPlan', name: 'x-global', dependsOn: [] });
    expect(nl?.args).toMatchObject(everybody?.args ?? {});
    expect(Object.keys(everybody?.args ?? {})).toEqual(['order', 'rules']);
    expect(planCallingPolicies('x', tenant)).toEqual([
      { kind: 'GlobalCallingPolicy', name: 'x-global', dependsOn: [], args: { voicemail: 'UserOverride' } },
    ]);
  });

  it('gives Global the settings of a caller ID policy, without its name and Description', () => {
    const policy = {
      name: 'Reception',
      show: 'resource',
      account: 'reception@x.example',
      description: 'ours',
      userOverride: false,
      hideCallers: false,
      adopt: true,
    } as const;
    const [own, everybody, ...others] = planCallerIdPolicies(
      'x',
      aTenant({ callerIdPolicies: [policy], global: { reason: 'all', callerIdPolicy: 'Reception' } }),
    );
    expect(own).toMatchObject({ kind: 'CallerIdPolicy', name: 'x-reception' });
    expect(everybody).toEqual({
      kind: 'GlobalCallerIdPolicy',
      name: 'x-global',
      dependsOn: [],
      args: { show: 'resource', account: 'reception@x.example', userOverride: false, hideCallers: false },
    });
    expect(others).toEqual([]);
    expect(planCallerIdPolicies('x', aTenant({ callerIdPolicies: [policy] }))).toHaveLength(1);
  });

  it('gives Global the numbers of an emergency call routing policy, after their routes', () => {
    const numbers = [{ dial: '112', masks: [], usage: 'National' }];
    const emergency = { name: 'NL', adopt: false, enhancedServices: false, numbers };
    const children = planDirectRouting(
      'x',
      aTenant({
        emergencyCallRoutingPolicies: [emergency],
        global: { reason: 'all', emergencyCallRoutingPolicy: 'NL' },
      }),
    );
    const [own, everybody] = ['x-emergency-nl', 'x-global-emergency'].map((name) => byName(children, name));
    expect(everybody).toMatchObject({
      kind: 'GlobalEmergencyCallRoutingPolicy',
      dependsOn: ['x-usage-national', 'x-route-nl geographic', 'x-route-nl mobile'],
      args: { numbers: { '112': { usage: 'National' } }, enhancedServices: false },
    });
    expect(own).toMatchObject({ name: 'x-emergency-nl', dependsOn: (everybody as { dependsOn?: unknown }).dependsOn });
    expect(
      planDirectRouting('x', aTenant({ emergencyCallRoutingPolicies: [emergency] })).map(({ kind }) => kind),
    ).not.toContain('GlobalEmergencyCallRoutingPolicy');
  });
});
