import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callKey } from '../../../routing/compare/call-key.ts';
import { compareConfigs } from '../../../routing/compare/compare.ts';
import { compileConfig } from '../../../routing/compile.ts';
import type { Rewrite, VoiceConfig } from '../../../routing/config.ts';
import { explainDialled } from '../../../routing/explain.ts';
import type { TranslationList } from '../../../tenant/translation-lists.ts';
import { aConfig } from '../a-config.ts';
import { randomPattern, shortTexts } from '../matching/random-pattern.ts';

type Rules = readonly (readonly [pattern: string, translation: string])[];

/** One user, ada, who calls everything by one SBC, `s`, with a list of translation rules. */
const withRules = (
  rules: Rules,
  list: TranslationList = 'outboundPstn',
  more: Partial<VoiceConfig> = {},
): VoiceConfig => {
  const translationRules = rules.map(
    ([pattern, translation], at): Rewrite => ({ name: `t${at}`, pattern, translation }),
  );
  return aConfig({
    users: [{ name: 'ada', number: '+31201000001', country: 'AQ', dialPlan: 'NL', voiceRoutingPolicy: 'P' }],
    dialPlans: [{ name: 'NL', rules: [{ name: 'n', pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }] }],
    servicePlans: { AQ: { callingCode: '31', rules: [], whole: true } },
    voiceRoutingPolicies: [{ name: 'P', pstnUsages: ['U'] }],
    voiceRoutes: [{ name: 'R', pattern: '^\\+\\d+$', priority: 1, pstnUsages: ['U'], sbcs: ['s'] }],
    sbcs: [{ name: 's', fqdn: 's.example', translations: { [list]: translationRules.map(({ name }) => name) } }],
    translationRules,
    ...more,
  });
};

describe('changed translation rules of an SBC', () => {
  it.each<[string, Rules, Rules, string]>([
    [
      'that begins anywhere',
      [['31(\\d+)$', '0$1']],
      [['31(\\d+)$', '9$1']],
      'a rule that is not anchored at the start',
    ],
    [
      'that turns groups round',
      [['^\\+(\\d\\d)(\\d+)$', '$2$1']],
      [['^\\+(\\d\\d)(\\d+)$', '$1$2']],
      'a translation that turns groups round or uses one twice',
    ],
    [
      'of which one runs ahead',
      [['^\\+(1*)(\\d*)$', '$1']],
      [['^\\+(1*)(\\d*)$', '$2']],
      'two results of which one runs ever further ahead',
    ],
    [
      'that uses a group twice',
      [['^\\+31(\\d+)$', '0$1$1']],
      [['^\\+31(\\d+)$', '0$1']],
      'a translation that turns groups round or uses one twice',
    ],
    [
      'that takes only a part',
      [['^\\+31', '0']],
      [['^\\+31', '9']],
      "one of them can match only a part of a number, and Microsoft doesn't publish what becomes of the rest; here it is dropped",
    ],
  ])('%s is named, tried, and never "nothing changes"', (_, before, after, why) => {
    const { nothingChanges, dialled } = compareConfigs(withRules(before), withRules(after));
    expect(nothingChanges).toBe(false);
    expect(dialled.notAnalysed).toEqual([
      { what: 'translation rules of SBC "s" for called numbers', why, users: ['ada'] },
    ]);
    expect(dialled.sampled.map(({ users, changed }) => [users, changed > 0])).toEqual([[['ada'], true]]);
  });

  it('that is beyond the model is named, and never "nothing changes"; trying passes it over', () => {
    const [before, after] = ['9', '8'].map((digit) => withRules([['^(?>\\+31)(\\d+)$', `${digit}$1`]]));
    if (!before || !after) throw new Error('two versions are needed');
    const { nothingChanges, dialled } = compareConfigs(before, after);
    expect(nothingChanges).toBe(false);
    expect(dialled.notAnalysed).toMatchObject([{ why: expect.stringContaining('is an atomic group'), users: ['ada'] }]);
    expect(dialled.sampled).toEqual([]);
  });

  it('that a machine follows are told exactly', () => {
    const result = compareConfigs(withRules([['^\\+31(\\d+)$', '0$1']]), withRules([['^\\+31(\\d+)$', '9$1']]));
    expect(result.dialled.notAnalysed).toEqual([]);
    expect(result.dialled.changes).toMatchObject([{ effect: 'renumbered', before: 's', after: 's' }]);
  });

  it('change nothing at an SBC that none of the calls leave by, nor where they only have other names', () => {
    const elsewhere = {
      sbcs: [
        { name: 's', fqdn: 's.example' },
        { name: 'spare', fqdn: 'spare.example', translations: { outboundPstn: ['t0'] } },
      ],
    };
    const [one, other] = [
      withRules([['31$', '0']], 'outboundPstn', elsewhere),
      withRules([['31$', '9']], 'outboundPstn', elsewhere),
    ];
    expect(compareConfigs(one, other).nothingChanges).toBe(true);
    const renamed = withRules([['31(\\d+)$', '0$1']]);
    expect(
      compareConfigs(renamed, {
        ...renamed,
        translationRules: renamed.translationRules.map((rule) => ({ ...rule, name: 'other' })),
        sbcs: [{ name: 's', fqdn: 's.example', translations: { outboundPstn: ['other'] } }],
      }).nothingChanges,
    ).toBe(true);
  });

  it("for callers' numbers are compared for everyone whose calls leave by it", () => {
    const [before, after] = [[['^\\+31(\\d+)$', '0$1']], [['^\\+31(\\d+)$', '9$1']]] as const;
    const { nothingChanges, translations } = compareConfigs(
      withRules(before, 'outboundTeams'),
      withRules(after, 'outboundTeams'),
    );
    expect(nothingChanges).toBe(false);
    expect(translations).toEqual({
      callers: [{ user: 'ada', sbc: 's', before: '0201000001', after: '9201000001' }],
      notAnalysed: [],
    });
    const withoutNumber = { users: [{ name: 'ada', country: 'AQ', voiceRoutingPolicy: 'P' }] };
    const noPolicy = { voiceRoutingPolicies: [] };
    for (const more of [withoutNumber, noPolicy])
      expect(
        compareConfigs(withRules(before, 'outboundTeams', more), withRules(after, 'outboundTeams', more))
          .nothingChanges,
      ).toBe(true);
  });

  it("for callers' numbers that are beyond the model are named", () => {
    const [before, after] = [[['^(?>\\+31)(\\d+)$', '9$1']], [['^\\+31', '0']]] as const;
    for (const [one, other] of [
      [before, []],
      [[], after],
    ] as const) {
      const result = compareConfigs(withRules(one, 'outboundTeams'), withRules(other, 'outboundTeams'));
      expect(result.nothingChanges).toBe(false);
      expect(result.translations.notAnalysed).toEqual([
        {
          what: 'translation rules of SBC "s" for callers\' numbers',
          why: expect.stringContaining('"t0"'),
          users: ['ada'],
        },
      ]);
    }
  });

  it('for calls that come in are told by whom they ring, or named', () => {
    const into = (rules: Rules) => withRules(rules, 'inboundTeams');
    const told = compareConfigs(into([['^\\+31(\\d+)$', '+31$1']]), into([['^\\+31(\\d+)$', '+32$1']]));
    expect(told.handedOver.changes).toMatchObject([{ address: '+31201000001', rang: 'ada' }]);
    expect(told.translations.notAnalysed).toEqual([]);
    const unclear = compareConfigs(into([]), into([['^(?>\\+31)(\\d+)$', '9$1']]));
    expect(unclear.nothingChanges).toBe(false);
    expect(unclear.translations.notAnalysed).toEqual([
      {
        what: 'translation rules of SBC "s" for calls that come in',
        why: 'the pattern of rule "t0" is beyond this model',
      },
    ]);
  });

  it('for the callers of calls that come in are named: who calls is not known', () => {
    const result = compareConfigs(withRules([], 'inboundPstn'), withRules([['^(0)', '+31']], 'inboundPstn'));
    expect(result.nothingChanges).toBe(false);
    expect(result.translations.notAnalysed).toEqual([
      {
        what: 'callers\' numbers that SBC "s" hands over',
        why: 'its translation rules for them changed, and who calls is not known',
      },
    ]);
  });

  it('never leave a call that differs without a word', () => {
    const numbers = shortTexts(4, '012').filter((text) => text !== '');
    const rules: fc.Arbitrary<Rules> = fc.array(
      fc.tuple(
        fc.oneof(
          randomPattern.map((pattern) => `^(?:${pattern})$`),
          randomPattern,
          fc.constantFrom('^\\+31(\\d+)$', '^\\+(\\d)(\\d*)$', '^\\+31(\\d)\\1$'),
        ),
        fc.constantFrom('$&', '0$1', '$1', '9$&', '+11'),
      ),
      { maxLength: 3 },
    );
    const seen = { told: 0, quiet: 0 };
    fc.assert(
      fc.property(
        rules,
        rules,
        fc.constantFrom<TranslationList>('outboundPstn', 'outboundTeams'),
        (one, other, list) => {
          const configs = [withRules(one, list), withRules(other, list)] as const;
          const { nothingChanges } = compareConfigs(...configs);
          seen[nothingChanges ? 'quiet' : 'told'] += 1;
          if (!nothingChanges) return;
          const [before, after] = configs.map((config) => compileConfig(config));
          if (!before || !after) throw new Error('two versions are needed');
          for (const dialled of numbers) {
            const [was, is] = [before, after].map((voice) => {
              const user = voice.users.get('ada');
              if (!user) throw new Error('ada is missing');
              const call = explainDialled(voice, user, dialled);
              const callers =
                call.outcome.kind === 'routed' ? call.outcome.attempts[0]?.sbcs.map(({ caller }) => caller) : [];
              return [callKey(voice, call), callers];
            });
            expect(is, dialled).toEqual(was);
          }
        },
      ),
      { numRuns: 40, seed: 47 },
    );
    expect(Math.min(seen.told, seen.quiet)).toBeGreaterThan(5);
  }, 120_000);
});
