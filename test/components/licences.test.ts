import { describe, expect, it } from 'vitest';
import { planVoiceUsers } from '../../components/voice-users/plan.ts';
import { aTenant } from './a-tenant.ts';

describe('VoiceUsers', () => {
  it('gives licences before the numbers and takes them back behind, where the file lets it', () => {
    const plan = planVoiceUsers('voice-users', aTenant({ licences: 'assign', protect: true }));
    expect(plan.map(({ name, dependsOn, protect }) => ({ name, dependsOn, protect }))).toEqual([
      { name: 'voice-users-licences', dependsOn: [], protect: undefined },
      { name: 'voice-users-numbers', dependsOn: ['voice-users-licences'], protect: true },
      {
        name: 'voice-users-policies-OnlineVoiceRoutingPolicy',
        dependsOn: ['voice-users-licences'],
        protect: true,
      },
      { name: 'voice-users-policies-TenantDialPlan', dependsOn: ['voice-users-licences'], protect: true },
      {
        name: 'voice-users-licence-returns',
        dependsOn: ['voice-users-licences', 'voice-users-numbers'],
        protect: undefined,
      },
    ]);
    expect(plan[0]?.args).toMatchObject({
      people: { 'ada@contoso.com': 'NL', 'bob@contoso.com': 'NL' },
      whenShort: 'nothing',
    });
    const [some] = planVoiceUsers('voice-users', aTenant({ licences: 'assignWhatIsFree' }));
    expect(some?.args).toMatchObject({ whenShort: 'whatIsFree' });
  });
});
