import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { uncertainOf } from '../../../routing/calls/uncertain.ts';
import { compileConfig } from '../../../routing/compile.ts';
import type { VoiceConfig } from '../../../routing/config.ts';
import type { ExpectedCall } from '../../../tenant/load-calls.ts';
import { nlTenant } from '../nl-tenant.ts';

const play = (expected: ExpectedCall, changed: Partial<VoiceConfig> = {}) => {
  const result = checkCall(compileConfig({ ...nlTenant, ...changed }), expected);
  return { failures: result.failures, why: uncertainOf(result) };
};
const blocked: ExpectedCall = { as: 'ada', dial: '+31612345678', expect: 'blocked' };

describe('a call that holds by all that is known, and not for certain', () => {
  it('is one of a user with the Global policy that the files do not hold', () => {
    const users = nlTenant.users.map(({ voiceRoutingPolicy: _, ...user }) => user);
    const changed = { users, unreadGlobalPolicy: true };
    expect(play(blocked, changed)).toEqual({
      failures: [],
      why: "the files don't hold the usages of the Global voice routing policy",
    });
    const number: ExpectedCall = { ...blocked, expect: { number: '+31612345678' } };
    expect(play(number, changed)).toEqual({ failures: [], why: undefined });
  });

  it('is one past a route that is beyond the model', () => {
    const voiceRoutes = nlTenant.voiceRoutes.map((route) => ({ ...route, pattern: '^(?<a>x)$|^\\k<a>6$(?(a)b|c)' }));
    expect(play(blocked, { voiceRoutes })).toEqual({
      failures: [],
      why: expect.stringMatching(/^the pattern of route ".*" is beyond this model, and Teams may apply it$/),
    });
  });

  it('is one by a rule that takes a part of the number', () => {
    const rule = { name: 'Part', pattern: '0(6\\d{8})', translation: '+31$1' };
    const dialPlans = nlTenant.dialPlans.map((plan) => ({ ...plan, rules: [rule] }));
    const expected: ExpectedCall = { as: 'ada', dial: '90612345678', expect: { number: '+31612345678' } };
    expect(play(expected, { dialPlans })).toEqual({
      failures: [],
      why: 'rule "Part" takes a part of the number, and what Teams makes of the rest isn\'t published',
    });
  });

  it('is one that is blocked only while no SBC takes calls', () => {
    const sbcs = nlTenant.sbcs.map((sbc) => ({ ...sbc, enabled: false }));
    expect(play(blocked, { sbcs })).toEqual({
      failures: [],
      why: 'routes take it, and it is dropped only as long as none of their SBCs takes calls',
    });
  });

  it('is one of a route beside others of its priority', () => {
    const voiceRoutes = nlTenant.voiceRoutes.map((route) => ({
      ...route,
      pattern: '^\\+316',
      priority: 1,
      pstnUsages: ['National'],
    }));
    const result = play({ ...blocked, expect: { sbcs: ['main'] } }, { voiceRoutes });
    expect(result.failures).toEqual([]);
    expect(result.why).toMatch(/^which of the routes .* and .*, which have one priority, comes first isn't published$/);
  });

  it('is one that comes in over an SBC of which the files leave out rules', () => {
    const sbcs = nlTenant.sbcs.map((sbc) => ({ ...sbc, unknownLists: ['inboundTeams' as const] }));
    expect(play({ to: '+31205552101', expect: { rings: 'ada' } }, { sbcs })).toEqual({
      failures: [],
      why: 'the files leave out translation rules of SBC main, which was there before them',
    });
  });

  it.each<[ExpectedCall, string]>([
    [
      { as: 'ada', dial: '+3161234567', expect: 'blocked' },
      '+3161234567 is no number that a carrier gives (too short)',
    ],
    [{ as: 'ada', dial: '0031612345678901', expect: 'blocked' }, '+31612345678901 is no number'],
    [{ to: '+3120555210', expect: { rings: 'nobody' } }, '+3120555210 is no number that a carrier gives (too short)'],
    [{ to: '+312055521011@ujet.sip.carrier.example', expect: { rings: 'nobody' } }, '+312055521011 is no number'],
  ])(
    'is one to a number that its country has not, where the one that was meant may do otherwise: %j',
    (expected, why) => {
      const result = play(expected);
      expect(result.failures).toEqual([]);
      expect(result.why).toContain(why);
      expect(result.why).toMatch(/, and may be another one mistyped$/);
    },
  );

  it.each<ExpectedCall>([
    { as: 'ada', dial: '0044 20 7123 4567', expect: 'blocked' },
    { as: 'ada', dial: '+31 900 1234', expect: 'blocked' },
    { as: 'ada', dial: '+1 202 555 0123', expect: 'blocked' },
    { to: '+31205552199', expect: { rings: 'nobody' } },
    { to: '+31205552101;ext=7', expect: { rings: 'nobody' } },
  ])('is not one to a number that somebody could have: %j', (expected) => {
    expect(play(expected)).toEqual({ failures: [], why: undefined });
  });
});
