import { describe, expect, it } from 'vitest';
import { compileConfig } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant, sbc, user } from './prove/a-tenant.ts';

const ada = user('ada', { voiceRoutingPolicy: undefined, dialPlan: undefined, callingPolicy: undefined } as object);
const voiceOf = (parts: Partial<Tenant>) => compileConfig(fromTenant(aTenant({ users: [ada], ...parts })));
const call = (dialled: string, parts: Partial<Tenant> = {}) => {
  const voice = voiceOf(parts);
  const ready = voice.users.get('ada@x.example') ?? expect.unreachable();
  return explainDialled(voice, ready, dialled);
};
const reason = 'everybody may call home';

describe('a user without a policy and a plan of their own', () => {
  it('has what the file makes of Global', () => {
    const global = { reason, policy: ['National'], dialPlan: 'NL' };
    const home = call('0201234567', { global });
    expect(home.outcome).toMatchObject({ kind: 'routed', usage: 'National' });
    expect(home.normalisation.number).toBe('+31201234567');
    expect(home.doubts).toEqual([]);
    expect(explainText(home).join('\n')).toContain('Voice routing policy "Global" (nothing else assigned)');
    expect(call('112', { global }).outcome).toEqual({ kind: 'dropped', reason: 'nothing matches' });
  });

  it('is doubted where the file says nothing of Global, once for its policy and once for its plan', () => {
    expect(call('+31201234567').doubts).toEqual([{ kind: 'global plan' }, { kind: 'global policy' }]);
    expect(explainText(call('+31201234567')).join(' ').replace(/\s+/g, ' ')).toContain(
      "The files don't hold the usages of the Global voice routing policy, which is the one in force: it is taken as empty; --live reads it.",
    );
    expect(call('+31201234567', { global: { reason, policy: [] } }).doubts).toEqual([{ kind: 'global plan' }]);
    expect(call('+31201234567', { users: [user('ada')] }).doubts).toEqual([]);
  });

  it('calls for help by the Global emergency call routing policy', () => {
    const numbers = [{ dial: '112', masks: ['117'], usage: 'Emergency' }];
    const nl = { name: 'NL', numbers, enhancedServices: false, adopt: false };
    const global = { reason, policy: ['National'], dialPlan: 'NL', emergencyCallRoutingPolicy: 'NL' };
    const help = call('112', { emergencyCallRoutingPolicies: [nl], global });
    expect(help.emergency).toMatchObject({ policy: 'Global', dial: '112' });
    expect(help.outcome).toMatchObject({ kind: 'routed', usage: 'Emergency' });
    expect(
      call('112', {
        emergencyCallRoutingPolicies: [nl],
        global: { ...global, emergencyCallRoutingPolicy: undefined } as never,
      }).outcome.kind,
    ).toBe('dropped');
  });

  it('is shown as the Global caller ID policy says, which is then no doubt', () => {
    const policy = {
      name: 'Hidden',
      show: 'anonymous',
      userOverride: false,
      hideCallers: true,
      adopt: false,
    } as const;
    const global = { reason, policy: ['National'], dialPlan: 'NL', callerIdPolicy: 'Hidden' };
    const home = call('0201234567', { callerIdPolicies: [policy], global });
    expect(home.caller).toEqual({ policy: 'Global', shows: 'anonymous' });
    expect(home.doubts).toEqual([]);
    const { callerIdPolicy: _, ...without } = global;
    expect(call('0201234567', { callerIdPolicies: [policy], global: without }).doubts).toEqual([
      { kind: 'caller ID policy', policy: 'Global' },
    ]);
    const voice = voiceOf({ callerIdPolicies: [policy], global });
    const told = explainHandedOver(voice, `${ada.number}@${voice.config.inboundDomain}`);
    expect(told.outcome).toMatchObject({ kind: 'rings', callersHiddenBy: 'Global' });
  });

  it('is answered for as the Global calling policy says', () => {
    const voice = voiceOf({ global: { reason, callingPolicy: { inboundTreatment: 'Voicemail' } } });
    const told = explainHandedOver(voice, `${ada.number}@${voice.config.inboundDomain}`);
    expect(told.outcome).toMatchObject({ kind: 'rings', settings: { name: 'Global', inboundTreatment: 'Voicemail' } });
  });
});

describe('an SBC that the file drains', () => {
  it('takes no calls, and is told as draining', () => {
    const sbcs = [sbc('main', { enabled: false, drainFor: '1h' }), sbc('old', { enabled: false })];
    expect(fromTenant(aTenant({ sbcs })).sbcs).toMatchObject([
      { name: 'main', enabled: false, draining: true },
      { name: 'old', enabled: false },
    ]);
    expect(fromTenant(aTenant({ sbcs })).sbcs[1]).not.toHaveProperty('draining');
  });
});
