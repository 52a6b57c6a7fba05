import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { compareConfigs } from '../../routing/compare/compare.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { explainText } from '../../routing/explain-text.ts';
import { dial } from './dialled.ts';
import { nlTenant } from './nl-tenant.ts';

const desks = { name: 'Desks', pattern: '^\\+31205552100;ext=\\d{3}$', priority: 1, pstnUsages: ['Desks'] };
const config = (toDesks: string, toAll = 'adatum', pattern = desks.pattern): VoiceConfig => ({
  ...nlTenant,
  dialPlans: [
    {
      name: 'NL Amsterdam',
      rules: [{ name: 'Desk', pattern: '^7(\\d{3})$', translation: '+31205552100;ext=$1' }],
    },
  ],
  voiceRoutingPolicies: [{ name: 'NL agents', pstnUsages: ['Desks', 'National'] }],
  voiceRoutes: [
    { ...desks, pattern, sbcs: [toDesks] },
    { name: 'NL', pattern: '^\\+31\\d{9}$', priority: 2, pstnUsages: ['National'], sbcs: [toAll] },
  ],
  sbcs: ['main', 'spare', 'adatum'].map((name) => ({ name, fqdn: `${name}.example` })),
});
const text = (of: VoiceConfig, dialled = '7101'): string =>
  explainText(dial(of, dialled)).join(' ').replace(/\s+/g, ' ');

describe('a number with an extension, of which routes may see nothing behind ;', () => {
  it('goes by the route that asks for the extension, and it is told what takes the call if they see none', () => {
    expect(text(config('main'))).toContain('first Desks: main');
    expect(text(config('main'))).toContain(
      "Not certain: NL (adatum) takes the call if voice routes don't see ;ext=, as one report has it; Microsoft doesn't publish whether they do.",
    );
  });

  it('may be dropped then, and goes by a route then that takes none with an extension', () => {
    const { voiceRoutes } = config('main');
    expect(text({ ...config('main'), voiceRoutes: voiceRoutes.slice(0, 1) })).toContain(
      "Not certain: The call is dropped if voice routes don't see",
    );
    expect(text({ ...config('main'), voiceRoutes: voiceRoutes.slice(1) })).toContain(
      "Not certain: NL (adatum) takes the call if voice routes don't see",
    );
  });

  it('is certain where the same routes take it either way, and without an extension', () => {
    expect(text(config('main', 'adatum', '^\\+31205552100(;ext=\\d{3})?$'))).not.toContain(';ext=, as');
    expect(text(config('main'), '+31612345678')).not.toContain('Not certain');
  });

  it('is never told as a change, nor as an expected call, that is certain', () => {
    const { dialled } = compareConfigs(config('main'), config('spare'));
    expect(dialled.changes.map(({ before, after }) => [before, after])).toContainEqual(['main', 'spare']);
    for (const { doubt } of dialled.changes) {
      expect(doubt?.why).toContain("NL (adatum) takes the call if voice routes don't see ;ext=");
    }
    const voice = compileConfig(config('main'));
    const played = checkCall(voice, { as: 'ada', dial: '7101', expect: { route: 'Desks' } } as never);
    expect(played.failures).toEqual([]);
    expect(uncertainOf(played)).toContain("don't see ;ext=");
  });
});
