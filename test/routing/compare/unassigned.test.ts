import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callKey } from '../../../routing/compare/call-key.ts';
import { compareConfigs } from '../../../routing/compare/compare.ts';
import { between } from '../../../routing/compare/own-numbers.ts';
import { compileConfig } from '../../../routing/compile.ts';
import type { Treatment, VoiceConfig } from '../../../routing/config.ts';
import { explainDialled } from '../../../routing/explain.ts';
import { aConfig } from '../a-config.ts';

const plays = (name: string, pattern: string, to = 'gone.wav', sha256 = 'a'): Treatment => ({
  name,
  pattern,
  target: { kind: 'announcement', to, sha256 },
});
const people = ['ada', 'bob'].map((name, at) => ({
  name,
  number: `+3120100000${at + 1}`,
  country: 'AQ',
  dialPlan: 'NL',
  voiceRoutingPolicy: 'P',
}));
const config = (treatments: readonly Treatment[], more: Partial<VoiceConfig> = {}): VoiceConfig =>
  aConfig({
    users: people,
    dialPlans: [{ name: 'NL', rules: [{ name: 'n', pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }] }],
    servicePlans: { AQ: { callingCode: '31', rules: [], whole: true } },
    voiceRoutingPolicies: [{ name: 'P', pstnUsages: ['U'] }],
    voiceRoutes: [{ name: 'R', pattern: '^\\+31\\d+$', priority: 1, pstnUsages: ['U'], sbcs: ['s'] }],
    sbcs: [{ name: 's', fqdn: 's.example' }],
    ownNumbers: [{ first: '+31201000000', last: '+31201000099' }],
    treatments,
    ...more,
  });
const own = plays('Own', '^\\+312010000\\d\\d$');
const lines = (before: VoiceConfig, after: VoiceConfig) =>
  compareConfigs(before, after).unassigned.changes.map(({ before: was, after: is, outside, numbers }) => [
    was,
    is,
    outside,
    numbers.count,
  ]);

describe('treatments of unassigned numbers between two versions', () => {
  it('that come change the calls to what nobody holds, in and out, and no others', () => {
    const comparison = compareConfigs(config([]), config([own]));
    expect(comparison.nothingChanges).toBe(false);
    expect(lines(config([]), config([own]))).toEqual([
      [undefined, 'the announcement gone.wav (treatment Own)', false, '98'],
    ]);
    expect(comparison.dialled.changes).toMatchObject([
      { effect: 'elsewhere', before: 's', after: 'the announcement gone.wav (treatment Own)' },
    ]);
    expect(comparison.dialled.changes[0]?.swallowed).toBeUndefined();
  });

  it('that take numbers outside keep users from calling them, and that is told apart, exactly', () => {
    const wide = plays('Wide', '^\\+31201000\\d{3}$');
    const { dialled, unassigned } = compareConfigs(config([]), config([wide]));
    expect(unassigned.changes.map(({ outside, numbers }) => [outside, numbers.count]).toSorted()).toEqual([
      [false, '98'],
      [true, '900'],
    ]);
    const swallowed = dialled.changes.filter((change) => change.swallowed);
    expect(swallowed).toMatchObject([{ effect: 'lost', before: 's', users: ['ada', 'bob'] }]);
    const back = compareConfigs(config([wide]), config([]));
    expect(back.dialled.changes.map(({ effect }) => effect).toSorted()).toEqual(['elsewhere', 'gained']);
  });

  it.each<[string, Treatment[], Treatment[]]>([
    ['another recording under the same path', [own], [{ ...own, target: { ...own.target, sha256: 'b' } }]],
    ['another order', [plays('A', '^\\+31201000003$', 'a.wav'), own], [own, plays('A', '^\\+31201000003$', 'a.wav')]],
    ['another person', [own], [{ ...own, target: { kind: 'user', to: 'eve' } }]],
    ['one that goes', [own], []],
  ])('%s is never "nothing"', (_, before, after) => {
    const comparison = compareConfigs(config(before), config(after));
    expect(comparison.nothingChanges).toBe(false);
    expect(comparison.unassigned.changes).toHaveLength(1);
  });

  it('of another name, or behind one that takes all, change no call', () => {
    expect(compareConfigs(config([own]), config([{ ...own, name: 'Other' }])).nothingChanges).toBe(true);
    expect(lines(config([own]), config([own, plays('Late', '^\\+31201000003$', 'late.wav')]))).toEqual([]);
  });

  it('say what becomes of the number of somebody who leaves', () => {
    const after = config([own], { users: people.slice(0, 1) });
    expect(lines(config([own]), after)).toEqual([
      ['who holds them', 'the announcement gone.wav (treatment Own)', false, '1'],
    ]);
    const { handedOver } = compareConfigs(config([own]), after);
    expect(handedOver.changes).toMatchObject([
      { address: '+31201000002', rang: 'bob', rings: 'nobody, but treatment Own plays gone.wav' },
    ]);
    const person = { ...own, target: { kind: 'user' as const, to: 'eve' } };
    const rung = compareConfigs(config([person]), config([person], { users: people.slice(0, 1) }));
    expect(rung.handedOver.changes).toMatchObject([{ address: '+31201000002', rang: 'bob', rings: 'eve' }]);
  });

  it('that are beyond a machine are named, and nothing is proved', () => {
    const comparison = compareConfigs(config([]), config([plays('Odd', '^(\\d+)\\1$')]));
    expect(comparison.nothingChanges).toBe(false);
    expect(comparison.unassigned.notAnalysed).toMatchObject([{ what: 'treatment "Odd"' }]);
    expect(comparison.dialled.notAnalysed).toContainEqual(expect.objectContaining({ what: 'treatment "Odd"' }));
  });

  it('an emergency number that one takes is lost', () => {
    const nl = people.map((person) => ({ ...person, country: 'NL' }));
    const routes = [{ name: 'E', pattern: '^\\+?112$', priority: 1, pstnUsages: ['U'], sbcs: ['s'] }];
    const of = (treatments: Treatment[]) => config(treatments, { users: nl, voiceRoutes: routes });
    const { emergency } = compareConfigs(of([]), of([plays('All', '\\d+')]));
    expect(emergency.calls.filter(({ dialled }) => dialled === '112')).toMatchObject([{ effect: 'lost' }]);
  });

  it('agree with every single call, tried one by one', () => {
    const pattern = fc.constantFrom('^\\+3120100000\\d$', '^\\+31201000\\d{3}$', '20100000[1-4]', '^\\+312', '^\\d+$');
    const treatments = fc.array(fc.tuple(pattern, fc.constantFrom('a.wav', 'b.wav')), { maxLength: 3 });
    fc.assert(
      fc.property(treatments, treatments, fc.boolean(), (was, is, leaves) => {
        const of = (list: [string, string][], users = people) =>
          config(
            list.map(([text, to], at) => plays(`t${at}`, text, to)),
            { users },
          );
        const [before, after] = [of(was), of(is, leaves ? people.slice(0, 1) : people)];
        const { unassigned, dialled } = compareConfigs(before, after);
        const [base, head] = [compileConfig(before), compileConfig(after)];
        const ada = [base, head].map((voice) => voice.users.get('ada'));
        const changed = ['0201000001', '0201000002', '0201000003', '0201000105', '0209999999', '112', '+49301234567'];
        const differs = changed.filter((number) => {
          const [one, other] = [base, head].map((voice, at) => {
            const user = ada[at];
            return user && callKey(voice, explainDialled(voice, user, number));
          });
          return one !== other;
        });
        if (differs.length > 0) expect(dialled.changes.length + unassigned.changes.length).toBeGreaterThan(0);
        if (dialled.changes.length === 0) expect(differs).toEqual([]);
      }),
      { numRuns: 12, seed: 124 },
    );
  });
});

describe('digits from one number to another', () => {
  it('are those between them, and no others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1000, max: 9999 }), (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const pattern = new RegExp(`^(?:${between(String(first), String(last)).join('|')})$`);
        for (const number of [1000, first - 1, first, first + 1, last - 1, last, last + 1, 5555, 9999]) {
          if (String(number).length !== 4) continue;
          expect([number, pattern.test(String(number))]).toEqual([number, number >= first && number <= last]);
        }
      }),
      { seed: 125 },
    );
  });
});
