import { describe, expect, it } from 'vitest';
import { inWords } from '../../live/words/words.ts';
import { aLive } from './a-live.ts';
import { nlFile } from './nl-file.ts';

const plan = nlFile.dialPlans[0] ?? expect.unreachable();
const reason = 'all';
const beyond = (global: typeof nlFile.global, usages: string[]) => {
  const live = aLive({ people: [] });
  const policies = live.policies.map((row) => (row.Identity === 'Global' ? { ...row, OnlinePstnUsages: usages } : row));
  return inWords({ ...live, policies }, { ...nlFile, ...(global && { global }), users: [] })
    .beyond.filter(({ name }) => name === 'Global')
    .map(({ about, field, why }) => `${about} ${field}: ${why}`);
};

describe('Global in the words of the files', () => {
  it('is told where no file describes it and it holds something', () => {
    expect(beyond(undefined, [])).toEqual([]);
    expect(beyond(undefined, ['National'])).toEqual([
      "voice routing policy pstnUsages: It holds for everybody who has no other, and the tenant file doesn't describe it under global.",
    ]);
  });

  it('is told where the file describes it otherwise, and not where it is so', () => {
    expect(beyond({ reason, policy: ['National'] }, ['national'])).toEqual([]);
    expect(beyond({ reason, policy: ['National'] }, [])).toEqual([
      expect.stringMatching(/^voice routing policy pstnUsages: The tenant file describes it otherwise, under global/),
    ]);
    expect(beyond({ reason, dialPlan: plan.name }, [])).toEqual([
      expect.stringMatching(/^dial plan rules: The tenant file describes it otherwise, under global/),
    ]);
  });

  it('is told where its emergency numbers, or what is asked beside them, are not those of the policy that the file names', () => {
    const emergencyCallRoutingPolicies = [
      {
        name: 'NL',
        numbers: [{ dial: '112', masks: ['117', '897'], usage: 'Emergency' }],
        enhancedServices: false,
        adopt: false,
      },
    ];
    const told = (EmergencyDialMask: string, enhanced = false, isDescribed = true) => {
      const numbers = [{ EmergencyDialString: '112', EmergencyDialMask, OnlinePSTNUsage: 'emergency' }];
      const row = { Identity: 'Global', AllowEnhancedEmergencyServices: enhanced, EmergencyNumbers: numbers };
      const file = { ...nlFile, emergencyCallRoutingPolicies, users: [] };
      const global = { reason, emergencyCallRoutingPolicy: 'NL' };
      return inWords(aLive({ people: [], emergencyPolicies: [row] }), { ...file, ...(isDescribed && { global }) })
        .beyond.filter(({ name }) => name === 'Global')
        .map(({ field, why }) => `${field}: ${why.includes('otherwise') ? 'otherwise' : 'not described'}`);
    };
    expect(told('897;117')).toEqual([]);
    expect(told('117')).toEqual(['numbers: otherwise']);
    expect(told('117;897', true)).toEqual(['enhancedServices: otherwise']);
    expect(told('117;897', true, false)).toEqual(['numbers: not described']);
  });

  it('is told where its caller ID is not that of the policy that the file names, nor as in a new tenant', () => {
    const callerIdPolicies = [
      { name: 'Hidden', show: 'anonymous', userOverride: false, hideCallers: true, adopt: false } as const,
    ];
    const told = (CallingIDSubstitute: string, CompanyName: string | null, isDescribed: boolean) => {
      const row = { Identity: 'Global', CallingIDSubstitute, CompanyName, BlockIncomingPstnCallerID: isDescribed };
      const file = { ...nlFile, callerIdPolicies, users: [] };
      const global = { reason, callerIdPolicy: 'Hidden' };
      const live = { ...aLive({ people: [] }), callerIdPolicies: [{ EnableUserOverride: false, ...row }] };
      return inWords(live, { ...file, ...(isDescribed && { global }) })
        .beyond.filter(({ name }) => name === 'Global')
        .map(({ field, why }) => `${field}: ${why.includes('otherwise') ? 'otherwise' : 'not described'}`);
    };
    expect(told('Anonymous', null, true)).toEqual([]);
    expect(told('LineUri', 'Contoso', true)).toEqual(['show: otherwise', 'companyName: otherwise']);
    expect(told('LineUri', null, false)).toEqual([]);
    expect(told('Anonymous', null, false)).toEqual(['show: not described']);
  });
});

describe('an SBC that the file drains, in its words', () => {
  it('keeps its time, which Teams knows nothing of, and is enabled or not as Teams has it', () => {
    const file = { ...nlFile, sbcs: nlFile.sbcs.map((sbc) => ({ ...sbc, enabled: false, drainFor: '2h' })), users: [] };
    const live = aLive({ people: [] });
    const told = (Enabled: boolean) =>
      inWords({ ...live, gateways: live.gateways.map((row) => ({ ...row, Enabled })) }, file).words.sbcs.map(
        ({ enabled, drainFor }) => [enabled, drainFor],
      );
    expect(told(false)).toEqual([[false, '2h']]);
    expect(told(true)).toEqual([[true, '2h']]);
  });
});
