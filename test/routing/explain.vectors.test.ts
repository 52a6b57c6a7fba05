import { describe, expect, it } from 'vitest';
import type { VoiceConfig, VoiceRoute } from '../../routing/config.ts';
import { aConfig } from './a-config.ts';
import { dial, ends } from './dialled.ts';

/** Microsoft's example of voice routing: five routes, two usages, policies in three orders. */
const route = (name: string, pattern: string, priority: number, usage: string, sbcs: string[]): VoiceRoute => ({
  name,
  pattern,
  priority,
  pstnUsages: [usage],
  sbcs,
});
const redmond1 = route('Redmond 1', '^\\+1(425|206)(\\d{7})$', 1, 'US and Canada', ['sbc1', 'sbc2']);
const redmond2 = route('Redmond 2', '^\\+1(425|206)(\\d{7})$', 2, 'US and Canada', ['sbc3', 'sbc4']);
const other = route('Other +1', '^\\+1(\\d{10})$', 4, 'US and Canada', ['sbc5', 'sbc6']);
const international = (pattern: string) => route('International', pattern, 5, 'International', ['sbc2', 'sbc5']);

const config = (voiceRoutes: VoiceRoute[], usages: string[], callingPlan = false): VoiceConfig =>
  aConfig({
    users: [{ name: 'spencer', country: 'US', voiceRoutingPolicy: 'Policy', callingPlan }],
    voiceRoutingPolicies: [{ name: 'Policy', pstnUsages: usages }],
    voiceRoutes,
    sbcs: [1, 2, 3, 4, 5, 6].map((number) => ({ name: `sbc${number}`, fqdn: `sbc${number}.contoso.com` })),
  });

const usOnly = ['US and Canada'];
const noRestrictions = ['US and Canada', 'International'];
const reversed = ['International', 'US and Canada'];
const all = (pattern: string) => [redmond1, redmond2, other, international(pattern)];

describe("Microsoft's example of voice routing", () => {
  it.each<[string, VoiceRoute[], string[], string, string]>([
    ['US Only, two routes', [redmond1, redmond2], usOnly, '+14255550100', 'sbc1|sbc2 > sbc3|sbc4'],
    ['US Only, two routes', [redmond1, redmond2], usOnly, '+12065550100', 'sbc1|sbc2 > sbc3|sbc4'],
    ['US Only, one route', [redmond1], usOnly, '+14255550100', 'sbc1|sbc2'],
    ['US Only, three routes', [redmond1, redmond2, other], usOnly, '+13245678989', 'sbc5|sbc6'],
    ['US Only', [redmond1, redmond2, other], usOnly, '+442071234567', 'dropped: nothing matches'],
    ['No Restrictions', all('\\d+'), noRestrictions, '+14255550100', 'sbc1|sbc2 > sbc3|sbc4 > sbc5|sbc6'],
    ['No Restrictions', all('\\d+'), noRestrictions, '+442071234567', 'sbc2|sbc5'],
    ['No Restrictions', all('.*'), noRestrictions, '+442071234567', 'sbc2|sbc5'],
    ['International first', all('\\d+'), reversed, '+14255550100', 'sbc2|sbc5'],
    ['International first', all('.*'), reversed, '+14255550100', 'sbc2|sbc5'],
  ])('%s', (_, routes, usages, dialled, expected) => {
    expect(ends(dial(config(routes, usages), dialled).outcome)).toBe(expected);
  });

  it('sends what no usage takes out by a Calling Plan, if the user has one', () => {
    expect(ends(dial(config([redmond1], usOnly, true), '+442071234567').outcome)).toBe('calling plan');
  });

  it('says that a later usage is documented as not tried and reported as tried', () => {
    const call = dial(config(all('\\d+'), noRestrictions), '+14255550100');
    expect(call.usages.map(({ usage }) => usage)).toEqual(['US and Canada']);
    expect(call.doubts).toEqual([{ kind: 'later usages', usages: ['International'] }]);
  });
});

describe("Microsoft's example of trunk translation", () => {
  const sbc1 = {
    name: 'sbc1',
    fqdn: 'sbc1.contoso.com',
    translations: {
      inboundTeams: ['AddPlus1', 'AddE164SeattleAreaCode'],
      inboundPstn: ['AddPlus1'],
      outboundPstn: ['AddSeattleAreaCode', 'StripPlus1'],
      outboundTeams: ['StripPlus1'],
    },
  };
  const translated = aConfig({
    users: [{ name: 'ada', number: '+12065550100', country: 'US', dialPlan: 'US', voiceRoutingPolicy: 'All' }],
    dialPlans: [{ name: 'US', rules: [{ name: '10digits', pattern: '^(\\d{10})$', translation: '+1$1' }] }],
    voiceRoutingPolicies: [{ name: 'All', pstnUsages: ['All'] }],
    voiceRoutes: [{ name: 'All', pattern: '.*', priority: 1, pstnUsages: ['All'], sbcs: ['sbc1'] }],
    sbcs: [sbc1],
    translationRules: [
      { name: 'AddPlus1', pattern: '^(\\d{10})$', translation: '+1$1' },
      { name: 'AddE164SeattleAreaCode', pattern: '^(\\d{4})$', translation: '+1206555$1' },
      { name: 'AddSeattleAreaCode', pattern: '^(\\d{4})$', translation: '425555$1' },
      { name: 'StripPlus1', pattern: '^\\+1(\\d{10})$', translation: '$1' },
    ],
  });

  it.each([
    ['3: ten digits', '4255550100', '4255550100'],
    ['4: four digits that the dial plan leaves alone', '0100', '4255550100'],
  ])('sends case %s', (_, dialled, called) => {
    const { outcome } = dial(translated, dialled);
    expect(outcome).toMatchObject({ attempts: [{ sbcs: [{ sbc: 'sbc1', called, caller: '2065550100' }] }] });
  });
});
