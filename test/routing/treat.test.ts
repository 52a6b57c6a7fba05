import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { Treatment, VoiceConfig } from '../../routing/config.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import { summaryRow } from '../../routing/summary.ts';
import { aConfig } from './a-config.ts';
import { dial, ends } from './dialled.ts';

const treatment = (
  name: string,
  pattern: string,
  to = 'eve@x.example',
  kind: Treatment['target']['kind'] = 'user',
) => ({
  name,
  pattern,
  target: { kind, to },
});
const leavers = treatment('Leavers', '^\\+3120100\\d{4}$', 'sounds/gone.wav', 'announcement');
const config = (treatments: readonly Treatment[], more: Partial<VoiceConfig> = {}): VoiceConfig =>
  aConfig({
    users: [
      { name: 'ada@x.example', number: '+31201000001', country: 'NL', dialPlan: 'NL', voiceRoutingPolicy: 'P' },
      { name: 'bob@x.example', number: '+31201000002', country: 'NL', skipsInternal: true },
    ],
    dialPlans: [{ name: 'NL', rules: [{ name: 'n', pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }] }],
    servicePlans: { NL: { callingCode: '31', rules: [], whole: true } },
    voiceRoutingPolicies: [{ name: 'P', pstnUsages: ['U'] }],
    voiceRoutes: [{ name: 'R', pattern: '^\\+\\d+$', priority: 1, pstnUsages: ['U'], sbcs: ['s'] }],
    sbcs: [{ name: 's', fqdn: 's.example' }],
    inboundDomain: 'in.example',
    treatments,
    ...more,
  });

describe('a call to a number that nobody holds', () => {
  it('ends at the first treatment that takes it, before any voice route, in and out', () => {
    const files = config([treatment('Few', '^\\+31201000009$'), leavers]);
    expect(ends(dial(files, '0201000003').outcome)).toBe('Leavers: sounds/gone.wav');
    expect(ends(dial(files, '0201000009').outcome)).toBe('Few: eve@x.example');
    expect(ends(dial(files, '0201110003').outcome)).toBe('s');
    const inbound = explainHandedOver(compileConfig(files), '+31201000003');
    expect(inbound.outcome).toMatchObject({ kind: 'treated', treatment: 'Leavers' });
    expect(explainHandedOver(compileConfig(files), '+31201110003').outcome.kind).toBe('nobody');
  });

  it('that somebody holds after all rings, or goes out where its holder is not to be found inside', () => {
    const files = config([leavers]);
    expect(ends(dial(files, '0201000001').outcome)).toBe('internal ada@x.example');
    expect(ends(dial(files, '0201000002').outcome)).toBe('s');
    expect(explainHandedOver(compileConfig(files), '+31201000002').outcome).toMatchObject({ kind: 'rings' });
  });

  it('is told with every treatment that was tried, and that files do not know all holders', () => {
    const files = config([treatment('Few', '^\\+31201000009$'), leavers], { unreadHolders: true });
    const call = dial(files, '0201000003');
    const text = explainText(call).join('\n');
    expect(text).toContain('Treatments of calls to numbers that nobody holds');
    expect(text).toMatch(/Few +\^\\\+31201000009\$ +no match/);
    expect(text).toContain('Ends at treatment "Leavers", before any voice route: plays sounds/gone.wav.');
    expect(text).toContain('Not certain: Nobody of users.csv holds +31201000003');
    expect(text).not.toContain('Voice routing policy');
    expect(callSchema.parse(call)).toEqual(call);
    expect(summaryRow(call).slice(2)).toEqual(['plays sounds/gone.wav', 'treatment "Leavers"']);
    expect(explainText(dial(config([leavers]), '0201000003')).join('\n')).not.toContain('Not certain');
    const inbound = explainHandedOver(compileConfig(files), '+31201000009');
    expect(explainText(inbound).join('\n')).toContain(
      'Nobody holds the number, so treatment "Few" takes the call: rings eve@x.example.',
    );
    expect(callSchema.parse(inbound)).toEqual(inbound);
  });

  it('is expected by its treatment, or by whom it rings', () => {
    const voice = compileConfig(config([treatment('Few', '^\\+31201000009$'), leavers]));
    const failures = (expected: Parameters<typeof checkCall>[1]) => checkCall(voice, expected).failures;
    expect(failures({ as: 'ada', dial: '0201000003', expect: { treatment: 'Leavers' } })).toEqual([]);
    expect(failures({ as: 'ada', dial: '0201110003', expect: { treatment: 'Leavers' } })).toEqual([
      'The treatment should be Leavers; it is none (R, s).',
    ]);
    expect(failures({ as: 'ada', dial: '0201000003', expect: { route: 'R' } })).toHaveLength(1);
    expect(failures({ as: 'ada', dial: '0201000003', expect: 'blocked' })).toEqual([
      'It should be dropped; it is plays sounds/gone.wav, treatment "Leavers".',
    ]);
    expect(failures({ to: '+31201000009', expect: { rings: 'eve@x.example', treatment: 'Few' } })).toEqual([]);
    expect(failures({ to: '+31201000003', expect: { rings: 'nobody' } })).toEqual([]);
    expect(failures({ to: '+31201000003', expect: { rings: 'ada' } })).toEqual([
      'It should ring ada@x.example; it rings nobody (treatment "Leavers" plays sounds/gone.wav).',
    ]);
    expect(failures({ to: '+31201000001', expect: { treatment: 'Leavers' } })[0]).toContain(
      'The treatment should be Leavers; it is none (Rings ada@x.example',
    );
  });
});
