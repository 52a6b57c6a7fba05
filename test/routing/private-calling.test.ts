import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { compareConfigs } from '../../routing/compare/compare.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainText } from '../../routing/explain-text.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import { tollExposure } from '../../routing/prove/toll-exposure.ts';
import { summaryRow } from '../../routing/summary.ts';
import { aTenant, emergency, international, route, rule, toEmergency, toHome, user } from './prove/a-tenant.ts';

const config = (privateCalling: boolean, more: Parameters<typeof aTenant>[0] = {}): VoiceConfig =>
  fromTenant(
    aTenant({
      callingPolicies: [{ name: 'CC agents', adopt: false, privateCalling }],
      users: [user('ada'), user('bob', { callingPolicy: 'Other' })],
      voiceRoutes: [toEmergency, toHome, route('Premium', '^\\+31900\\d+$', 'Premium')],
      dialPlans: [{ name: 'NL', adopt: false, rules: [emergency, rule('Police', '^(0117)$', '117'), international] }],
      ...more,
    }),
  );
const call = (dialled: string, of = config(false), upn = 'ada@x.example') => {
  const voice = compileConfig(of);
  const ready = voice.users.get(upn) ?? expect.unreachable();
  return explainDialled(voice, ready, dialled);
};

describe('a user whose calling policy allows no calls at all', () => {
  it('is told with that policy, whatever is dialled', () => {
    const found = call('+31612345678');
    expect(found.outcome).toEqual({ kind: 'dropped', reason: 'no private calling' });
    expect(found.doubts).toEqual([]);
    expect(summaryRow(found).slice(2)).toEqual([
      'dropped',
      'calling policy "CC agents" allows no calls at all (privateCalling false)',
    ]);
    expect(explainText(found).join('\n')).not.toMatch(/Reverse look-up|Voice routing policy/);
    const printed = JSON.parse(JSON.stringify(found));
    expect(callSchema.parse(printed)).toEqual(printed);
    expect(call('+31205552102').outcome.kind).toBe('dropped');
    expect(call('+31612345678', config(true)).outcome.kind).toBe('routed');
    expect(call('+31612345678', config(false), 'bob@x.example').outcome.kind).toBe('routed');
  });

  it('may call emergency numbers or not, which nobody publishes', () => {
    const found = call('112');
    expect(found.outcome.kind).toBe('routed');
    expect(found.doubts).toEqual([{ kind: 'calls off', policy: 'CC agents' }]);
    const result = checkCall(compileConfig(config(false)), {
      as: 'ada',
      dial: '112',
      expect: { route: 'Emergency' },
    });
    expect(result.failures).toEqual([]);
    expect(uncertainOf(result)).toBe(
      `what Teams does with an emergency call where calling policy "CC agents" allows no calls at all isn't published`,
    );
  });

  it('has it from Global where Global is written, and from a group only if in it', () => {
    const global = config(true, { global: { reason: 'all', callingPolicy: { privateCalling: false } } });
    const byGlobal = { ...global, users: global.users.map(({ callingPolicy: _, ...one }) => one) };
    expect(call('+31612345678', byGlobal).outcome.kind).toBe('dropped');
    const byGroup = config(false, {
      groups: [{ name: 'CC', callingPolicy: 'CC agents' }],
      users: [user('ada', { group: 'CC', byGroup: ['callingPolicy'] })],
    });
    expect(call('+31612345678', byGroup).doubts).toEqual([{ kind: 'group member', group: 'CC' }]);
  });

  it('loses every number in a comparison but emergency numbers, of which it says that it is not certain', () => {
    const { dialled, emergency: calls } = compareConfigs(config(true), config(false));
    expect(new Set(dialled.changes.map(({ effect, users }) => `${effect} ${users.join()}`))).toEqual(
      new Set(['lost ada@x.example']),
    );
    expect(dialled.changes.some(({ kinds }) => 'emergency' in kinds)).toBe(false);
    for (const { example } of dialled.changes) expect(example?.after.outcome.kind).toBe('dropped');
    const of112 = calls.calls.filter((one) => one.dialled === '112' && one.users.includes('ada@x.example'));
    expect(of112).toMatchObject([{ arrives: true, unsure: expect.stringContaining('allows no calls at all') }]);
    const { changes } = compareConfigs(config(false), config(false, { voiceRoutes: [toEmergency] })).dialled;
    expect(changes.flatMap(({ users }) => users)).not.toContain('ada@x.example');
  });

  it('reaches no premium numbers', () => {
    const exposed = (of: VoiceConfig) => tollExposure(of).reach.flatMap(({ users }) => users);
    expect(exposed(config(true))).toContain('ada@x.example');
    expect(exposed(config(false))).not.toContain('ada@x.example');
  });
});
