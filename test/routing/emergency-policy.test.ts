import { describe, expect, it } from 'vitest';
import { compareConfigs } from '../../routing/compare/compare.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { EmergencyPolicy, VoiceConfig } from '../../routing/config.ts';
import { doubtText } from '../../routing/doubt-text.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainText } from '../../routing/explain-text.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import { summaryRow } from '../../routing/summary.ts';
import { nlTenant } from './nl-tenant.ts';

const policy = (...numbers: [dial: string, masks?: string[], usage?: string][]): EmergencyPolicy => ({
  name: 'NL',
  numbers: numbers.map(([dial, masks = [], usage = 'Ambulance']) => ({ dial, masks, usage })),
});

/** The example tenant with a usage for emergency calls alone, over an SBC of its own, and with these policies. */
const config = (
  emergencyPolicies: readonly EmergencyPolicy[] = [policy(['112', ['117']])],
  more: Partial<VoiceConfig> = {},
): VoiceConfig => ({
  ...nlTenant,
  users: nlTenant.users.map((user) => ({ ...user, emergencyPolicy: 'nl' })),
  voiceRoutes: [
    ...nlTenant.voiceRoutes,
    { name: 'Ambulance', pattern: '^\\+?112$', priority: 9, pstnUsages: ['Ambulance'], sbcs: ['spare'] },
  ],
  sbcs: [...nlTenant.sbcs, { name: 'spare', fqdn: 'spare.example' }],
  emergencyPolicies,
  ...more,
});

const rules = (...before: { name: string; pattern: string; translation: string }[]): Partial<VoiceConfig> => ({
  dialPlans: nlTenant.dialPlans.map((plan) => ({ ...plan, rules: [...before, ...plan.rules] })),
});
const keep117 = { name: 'Keep', pattern: '^(117)$', translation: '$1' };

const call = (of: VoiceConfig, dialled: string) => {
  const voice = compileConfig(of);
  const user = voice.users.get('ada@contoso.com');
  if (user === undefined) throw new Error('no ada');
  return explainDialled(voice, user, dialled);
};
const ends = (of: VoiceConfig, dialled: string) => summaryRow(call(of, dialled)).slice(1);
const doubts = (of: VoiceConfig, dialled: string) => call(of, dialled).doubts.map((doubt) => doubtText(doubt));

describe('an emergency call routing policy', () => {
  it("takes its dial string by its usage, not by the user's voice routing policy", () => {
    expect(ends(nlTenant, '112')).toEqual(['112', 'NL emergency', 'main']);
    expect(ends(config(), '112')).toEqual(['112', 'Ambulance', 'spare']);
    expect(doubts(config(), '112')).toEqual([]);
  });

  it('is doubted where a treatment of unassigned numbers has the call first, whatever it is dialled as', () => {
    const treatments = [
      { name: 'All', pattern: '^\\+?1\\d\\d$', target: { kind: 'user' as const, to: 'eve@contoso.com' } },
    ];
    const of = config(undefined, { ...rules(keep117), treatments });
    const why = 'Whether treatment "All" comes before emergency call routing policy "nl" isn\'t published';
    const otherwise =
      "here the treatment comes first; if it doesn't, the call goes out by usage Ambulance over spare as 112.";
    for (const dialled of ['112', '117', '+112']) {
      expect(ends(of, dialled).at(-1)).toBe('treatment "All"');
      expect(doubts(of, dialled)).toContain(`${why}: ${otherwise}`);
    }
    expect(doubts(of, '0612345678')).toEqual([]);
  });

  it('may take the number that is dialled with a + or without one, also where the dial plan makes another of it', () => {
    const of = config([policy(['+112', ['+117']])]);
    expect(doubts(of, '117').join()).toContain("has +117, and Microsoft doesn't publish whether it takes 117 too");
  });

  it('makes its dial string of a mask that the dial plan keeps, and that is what leaves', () => {
    const of = config(undefined, rules(keep117));
    expect(ends(of, '117')).toEqual(['112', 'Ambulance', 'spare']);
    expect(call(of, '117')).toMatchObject({
      emergency: { policy: 'nl', dial: '112', mask: '117', usage: 'Ambulance' },
      outcome: { attempts: [{ sbcs: [{ sbc: 'spare', called: '112' }] }] },
    });
    expect(doubts(of, '117')).toEqual([]);
    const printed = JSON.parse(JSON.stringify(call(of, '117')));
    expect(callSchema.parse(printed)).toEqual(printed);
  });

  it('is told where the dial plan makes another number of what it names: which comes first is not published', () => {
    // By the dial plan first, 117 is +31117, which no route takes.
    expect(ends(config(), '117')).toEqual(['+31117', 'dropped', expect.stringContaining('no usage that matches')]);
    expect(doubts(config(), '117').slice(-1)).toEqual([
      'Microsoft doesn\'t publish whether emergency call routing policy "nl" is asked for what is dialled or for what the dial plan makes of it: here it is the latter; by the former the call goes out by usage Ambulance over spare as 112.',
    ]);
    const other = config(undefined, { emergencyReading: 'policy first' });
    expect(ends(other, '117')).toEqual(['112', 'Ambulance', 'spare']);
    expect(doubts(other, '117').slice(-1)).toEqual([
      expect.stringContaining('here it is the former; by the latter the call is dropped.'),
    ]);
  });

  it('is told where the dial plan alone makes its number', () => {
    const of = config(undefined, rules({ name: 'Line', pattern: '^9(112)$', translation: '$1' }));
    expect(ends(of, '9112')).toEqual(['112', 'Ambulance', 'spare']);
    expect(doubts(of, '9112')).toEqual([expect.stringContaining('by the former the call goes out by usage Emergency')]);
  });

  it('says that nobody publishes whether it takes the number with a + too, where that matters', () => {
    expect(ends(config(), '+112')).toEqual(['+112', 'NL emergency', 'main']);
    expect(doubts(config(), '+112')).toEqual([
      'Emergency call routing policy "nl" has 112, and Microsoft doesn\'t publish whether it takes +112 too: here it doesn\'t; if it does, the call goes out by usage Ambulance over spare as 112.',
    ]);
    const both = config([policy(['112'], ['+112'])]);
    expect(ends(both, '+112')).toEqual(['+112', 'Ambulance', 'spare']);
    // By one and the same SBC it is all the same.
    expect(doubts(config([policy(['112', [], 'Emergency'])]), '+112')).toEqual([]);
  });

  it('drops what its usage has no route for, though the voice routing policy had one', () => {
    const of = config([policy(['112', [], 'National'])]);
    expect(ends(of, '112')).toEqual([
      '112',
      'dropped',
      'usage National, which emergency call routing policy "nl" names, has no route for 112',
    ]);
  });

  it('is explained step by step', () => {
    const text = explainText(call(config(undefined, rules(keep117)), '117'))
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'Emergency call routing policy "nl" has 117 as a mask of 112, which goes on in its place: usage Ambulance takes the call, not the voice routing policy',
    );
    expect(text).toContain('spare sends 112 from +31205552101');
    expect(text).not.toContain('Voice routing policy "');
  });

  it('is explained with its routes beneath it, behind the treatments that were tried first', () => {
    const leavers = {
      name: 'Leavers',
      pattern: '^\\+3120555\\d{4}$',
      target: { kind: 'user' as const, to: 'eve@contoso.com' },
    };
    const text = explainText(call(config(undefined, { treatments: [leavers] }), '112')).join('\n');
    expect(text).toMatch(
      /Treatments of calls .*\n {2}Leavers .*no match.*\n\nEmergency call routing policy "nl" has 112/,
    );
    expect(text).toMatch(/not the voice routing\n? +policy\n {2}usage Ambulance\n {4}Ambulance /);
    const all = explainText(call(config(undefined, { treatments: [{ ...leavers, pattern: '^112$' }] }), '112')).join(
      '\n',
    );
    expect(all).toContain('Ends at treatment "Leavers"');
    expect(all).not.toContain('takes the call, not the voice routing');
  });

  it('is Global for who has none, where that is known, and nothing where it is not', () => {
    const without = (emergencyPolicies: readonly EmergencyPolicy[]) =>
      config(emergencyPolicies, { users: nlTenant.users });
    expect(ends(without([policy(['112'])]), '112')).toEqual(['112', 'NL emergency', 'main']);
    expect(ends(without([{ ...policy(['112']), name: 'Global' }]), '112')).toEqual(['112', 'Ambulance', 'spare']);
  });

  it('that the files only name may take any emergency number, which is told of those alone', () => {
    const of = config([{ ...policy(['112']), name: 'Other' }]);
    expect(doubts(of, '112')).toEqual([
      'The files don\'t hold emergency call routing policy "nl": where that names this number, its usage takes the call, not the voice routing policy; --live reads it.',
    ]);
    expect(doubts(of, '0612345678')).toEqual([]);
  });

  it('that a group gives is as certain as who is in the group', () => {
    const users = config().users.map((user) => ({ ...user, emergencyGroup: 'CC Amsterdam' }));
    expect(doubts(config(undefined, { users }), '112')).toEqual([
      expect.stringContaining('That the user is directly in group "CC Amsterdam" is the site\'s word alone'),
    ]);
    expect(doubts(config(undefined, { users }), '0612345678')).toEqual([]);
  });

  it('of a network site wins for users there, and is told of emergency calls', () => {
    const of = config(undefined, { networkSites: [{ name: 'Utrecht', policy: 'UTR' }] });
    expect(doubts(of, '112')).toEqual([
      'Site "Utrecht" of the network has its own emergency call routing policy "UTR", which wins for users there.',
    ]);
    expect(doubts(of, '0612345678')).toEqual([]);
  });
});

describe('an edit of an emergency call routing policy', () => {
  const keeps = (...policies: EmergencyPolicy[]) => config(policies, rules(keep117));
  const effects = (before: VoiceConfig, after: VoiceConfig) =>
    compareConfigs(before, after).emergency.calls.flatMap(({ dialled, effect, after: to, sent }) =>
      effect === undefined ? [] : [`${dialled} ${effect} ${to} ${sent.join()}`],
    );

  it('that takes a mask away loses it, and one that adds a mask gains it', () => {
    const [one, two] = [keeps(policy(['112'])), keeps(policy(['112', ['117']]))];
    expect(effects(one, two)).toEqual(['117 gained spare 112']);
    expect(effects(two, one)).toEqual(['117 lost dropped ']);
    expect(compareConfigs(one, two).nothingChanges).toBe(false);
    expect(compareConfigs(one, structuredClone(one)).nothingChanges).toBe(true);
  });

  it('that names another usage sends the call elsewhere', () => {
    const [one, two] = [keeps(policy(['112'])), keeps(policy(['112', [], 'Emergency']))];
    expect(effects(one, two)).toEqual(['112 elsewhere main 112']);
    expect(compareConfigs(one, two).dialled.changes).toMatchObject([
      { effect: 'elsewhere', before: 'spare', after: 'main', dialled: { lines: ['112'] } },
    ]);
  });

  it('that comes or goes is told of its numbers alone, and of all of them', () => {
    const none = { ...keeps(policy(['112'])), users: nlTenant.users };
    const some = keeps(policy(['112', ['117']]));
    expect(effects(none, some)).toEqual(['112 elsewhere spare 112', '117 gained spare 112']);
    expect(compareConfigs(none, some).dialled.changes.map(({ effect, dialled }) => [effect, dialled.lines])).toEqual([
      ['elsewhere', ['112']],
      ['gained', ['117']],
    ]);
  });

  it('does not count as changed what the usage of the policy takes from a route that changes', () => {
    const before = keeps(policy(['112']));
    const after = {
      ...before,
      voiceRoutes: before.voiceRoutes.map((route) =>
        route.name === 'NL emergency' ? { ...route, sbcs: ['spare'] } : route,
      ),
    };
    expect(effects(before, after)).toEqual(['+112 elsewhere spare +112']);
    const lines = compareConfigs(before, after).dialled.changes.flatMap(({ dialled }) => dialled.lines);
    expect(lines).not.toContain('112');
  });

  it('to a usage without a route loses the call', () => {
    expect(effects(keeps(policy(['112'])), keeps(policy(['112', [], 'National'])))).toEqual(['112 lost dropped ']);
  });

  it('says of a mask that the dial plan rewrites that it is not certain', () => {
    const { dialled, emergency } = compareConfigs(config([policy(['112'])]), config([policy(['112', ['117']])]));
    expect(dialled.changes).toEqual([]);
    expect(emergency.calls.find((one) => one.dialled === '117')).toMatchObject({ effect: 'lost', after: 'dropped' });
  });
});
