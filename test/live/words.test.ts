import { describe, expect, it } from 'vitest';
import type { Beyond } from '../../live/beyond.ts';
import type { LiveRows } from '../../live/rows.ts';
import { inWords } from '../../live/words/words.ts';
import { ada, aLive, gateway, policy, route, withRules } from './a-live.ts';
import { nlFile } from './nl-file.ts';

const words = (parts: Partial<LiveRows> = {}) => inWords(aLive({ people: [], ...parts }), { ...nlFile, users: [] });
const beyond = (parts: Partial<LiveRows>): Beyond[] => [
  ...words(parts).beyond.filter(({ name }) => name !== 'NL Amsterdam' && name !== 'LocalRoute'),
];
const nothing = {
  ...nlFile,
  sbcs: [],
  pstnUsages: [],
  voiceRoutes: [],
  voiceRoutingPolicies: [],
  dialPlans: [],
  users: [],
};

describe('a tenant in the words of its files', () => {
  it('is what the files say, after up', () => {
    const { words, beyond } = inWords(
      aLive({ people: [ada], numbers: [{ number: '+31205552101', holder: 'ADA@contoso.com', skipsInternal: false }] }),
      nlFile,
    );
    const {
      country,
      translationRules,
      callingPolicies,
      emergencyCallRoutingPolicies,
      callerIdPolicies,
      unassignedNumbers,
      blockedCallers,
      blockedCallerExemptions,
      sbcs,
      pstnUsages,
      voiceRoutes,
      voiceRoutingPolicies,
      dialPlans,
      users,
    } = nlFile;
    expect(words).toEqual({
      country,
      translationRules,
      callingPolicies,
      emergencyCallRoutingPolicies,
      callerIdPolicies,
      unassignedNumbers,
      blockedCallers,
      blockedCallerExemptions,
      sbcs,
      pstnUsages,
      voiceRoutes,
      voiceRoutingPolicies,
      dialPlans,
      users: users.slice(0, 1),
    });
    expect(beyond.map(({ about, name, field }) => [about, name, field])).toEqual([
      ['voice route', 'LocalRoute', 'pstnUsages'],
    ]);
  });

  it('needs no files: SBCs are then known by their FQDN', () => {
    const { words } = inWords(aLive(), nothing);
    expect(words.sbcs.map(({ key }) => key)).toEqual(['4f9a1.teams.carrier.example']);
    expect(words.voiceRoutes.map(({ name, sbcs }) => [name, ...sbcs])).toContainEqual([
      'NL mobile',
      '4f9a1.teams.carrier.example',
    ]);
    expect(words.pstnUsages).toEqual(nlFile.pstnUsages);
    expect(words.users).toMatchObject([
      { upn: 'ada@contoso.com', number: '+31205552101', voiceRoutingPolicy: 'NL agents' },
    ]);
  });

  it('spells names as the files do, whatever case Teams shows', () => {
    const shouted = aLive({
      people: [],
      usages: ['EMERGENCY', 'National', 'International'],
      policies: [
        policy('nl AGENTS', 'EMERGENCY', 'national'),
        policy('NL supervisors', 'Emergency', 'National', 'International'),
      ],
      gateways: [{ ...gateway, Identity: '4F9A1.teams.carrier.example' }],
    });
    const { words } = inWords(shouted, { ...nlFile, users: [] });
    expect(words.voiceRoutingPolicies).toEqual(nlFile.voiceRoutingPolicies);
    expect(words.sbcs).toEqual(nlFile.sbcs);
    expect(words.pstnUsages).toEqual(nlFile.pstnUsages);
  });

  it('has routes in order of trial under their first usage, each in all of its usages', () => {
    const { words } = inWords(
      aLive({
        routes: [
          route('Late', 9, '^1', 'National'),
          { ...route('Both', 2, '^2', 'National'), OnlinePstnUsages: ['National', 'International'] },
          route('Abroad', 5, '^3', 'International'),
        ],
      }),
      nothing,
    );
    expect(words.voiceRoutes.map(({ name }) => name)).toEqual(['Both', 'Late', 'Abroad']);
    expect(words.pstnUsages.slice(1)).toEqual([
      { name: 'National', routes: ['Both', 'Late'] },
      { name: 'International', routes: ['Both', 'Abroad'] },
    ]);
  });

  it('takes what a carrier has from the files: trunks that routes name, and those of the file', () => {
    const derived = {
      ...nlFile.sbcs[0],
      key: 'adatum',
      fqdn: 'trunk.adatum.example',
      derived: true,
    } as (typeof nlFile.sbcs)[0];
    const { words } = inWords(aLive({ routes: [route('A', 1, '^1', 'National', ['other.adatum.example'])] }), {
      ...nlFile,
      sbcs: [...nlFile.sbcs, derived],
    });
    expect(words.sbcs.map(({ key, derived: isDerived }) => [key, isDerived])).toEqual([
      ['main', false],
      ['adatum', true],
      ['other.adatum.example', true],
    ]);
  });

  it('has what a group gives as no word of the person, and their own number before a private line', () => {
    const { words } = inWords(
      aLive({
        people: [{ ...ada, number: undefined, dialPlan: { name: 'NL Amsterdam', group: '9d1c' } }],
        numbers: [
          { number: '+31205552101', holder: ada.upn, skipsInternal: false },
          { number: '+31205552188', holder: ada.upn, skipsInternal: false, isFurther: true },
        ],
      }),
      nlFile,
    );
    expect(words.users).toMatchObject([{ upn: ada.upn, number: '+31205552101', voiceRoutingPolicy: 'NL agents' }]);
    expect(words.users[0]?.dialPlan).toBeUndefined();
  });

  it('never shows our mark', () => {
    const { words } = inWords(
      aLive({ gateways: [{ ...gateway, Description: 'by Eve [trunkline 0123456789]' }] }),
      nlFile,
    );
    expect(words.sbcs[0]?.description).toBe('by Eve');
  });

  it.each<[string, Partial<LiveRows>, Partial<Beyond>[]]>([
    [
      'usages of the Global policy',
      { policies: [policy('Global', 'National')] },
      [{ about: 'voice routing policy', name: 'Global', field: 'pstnUsages', value: ['National'] }],
    ],
    [
      'rules of the Global dial plan',
      {
        dialPlans: [
          {
            Identity: 'Global',
            NormalizationRules: withRules(['A', '^1', '+1']).dialPlans[0]?.NormalizationRules ?? [],
          },
        ],
      },
      [{ about: 'dial plan', name: 'Global', field: 'rules' }],
    ],
    [
      'numbers of the Global emergency call routing policy, and a policy that wins in a network site',
      {
        emergencyPolicies: [
          {
            Identity: 'Global',
            AllowEnhancedEmergencyServices: false,
            EmergencyNumbers: [
              { EmergencyDialString: '112', EmergencyDialMask: '117;897', OnlinePSTNUsage: 'EMERGENCY' },
            ],
          },
        ],
        networkSites: [{ Identity: 'Utrecht', EmergencyCallRoutingPolicy: 'UTR' }],
      },
      [
        {
          about: 'emergency call routing policy',
          name: 'Global',
          field: 'numbers',
          value: [{ dial: '112', masks: ['117', '897'], usage: 'Emergency' }],
        },
        { about: 'network site', name: 'Utrecht', field: 'EmergencyCallRoutingPolicy', value: 'UTR' },
      ],
    ],
    [
      'a setting that trunkline has never heard of',
      { gateways: [{ ...gateway, QualityAlert: 'High' } as typeof gateway] },
      [{ about: 'SBC', field: 'QualityAlert', value: 'High' }],
    ],
    [
      'what the tenant file refuses',
      { gateways: [{ ...gateway, MaxConcurrentSessions: 200_000 }] },
      [{ about: 'SBC', field: 'maxSessions', value: 200_000, why: expect.stringContaining('100000') }],
    ],
    [
      'what holds across settings and the tenant file refuses',
      { gateways: [{ ...gateway, ProxySbc: 'proxy.contoso.example' } as typeof gateway] },
      [
        {
          about: 'SBC',
          field: 'proxySbc',
          value: 'proxy.contoso.example',
          why: expect.stringContaining('network site'),
        },
      ],
    ],
    [
      'a name that the tenant file refuses',
      { policies: [policy(' agents', 'National')] },
      [{ about: 'voice routing policy', name: ' agents', field: 'name', value: ' agents' }],
    ],
    [
      'a route without SBCs',
      { routes: [route('Bridge', 1, '^1', 'National', [])] },
      [{ about: 'voice route', name: 'Bridge', field: 'sbcs', value: [] }],
    ],
    [
      'a second rule of one name',
      {
        dialPlans: [
          {
            ...withRules(['A', '^1', '+1'], ['a', '^2', '+2']).dialPlans[0],
            Identity: 'NL',
          } as LiveRows['dialPlans'][0],
        ],
      },
      [{ about: 'dial plan', name: 'NL', field: 'rules[1].name', value: 'a' }],
    ],
    [
      'two routes of a usage with one priority',
      { routes: [route('A', 5, '^1', 'National'), route('B', 5, '^2', 'National')] },
      [{ about: 'voice route', name: 'B', field: 'Priority', value: 5, why: expect.stringContaining('"A"') }],
    ],
    [
      'an order that no order of sections gives',
      {
        routes: [
          { ...route('Both', 7, '^1', 'Emergency'), OnlinePstnUsages: ['Emergency', 'National'] },
          route('Early', 3, '^2', 'National'),
        ],
      },
      [
        {
          about: 'voice route',
          name: 'Early',
          field: 'Priority',
          value: 3,
          why: expect.stringContaining('before route "Both"'),
        },
      ],
    ],
    [
      'a policy by a group',
      { people: [{ ...ada, voiceRoutingPolicy: { name: 'NL agents', group: '9d1c' } }] },
      [{ about: 'user', name: ada.upn, field: 'voiceRoutingPolicy', value: { policy: 'NL agents', group: '9d1c' } }],
    ],
    [
      'a person without a number',
      { people: [{ ...ada, number: undefined }] },
      [{ about: 'user', field: 'number', value: null }],
    ],
    ['a Calling Plan', { people: [{ ...ada, callingPlan: true }] }, [{ about: 'user', field: 'callingPlan' }]],
    [
      'another usage location',
      { people: [{ ...ada, country: 'BE' }] },
      [{ about: 'user', field: 'usageLocation', value: 'BE' }],
    ],
    [
      'a number of another sort, reached through the network',
      {
        people: [ada],
        numbers: [{ number: '+31205552101', holder: ada.upn, skipsInternal: true, otherSort: 'callingPlan' }],
      },
      [
        { about: 'user', field: 'reverseNumberLookup' },
        { about: 'user', field: 'numberType', value: 'callingPlan' },
      ],
    ],
  ])('names %s', (_, parts, expected) => {
    expect(beyond(parts)).toEqual(expected.map((one) => expect.objectContaining(one)));
    for (const { why } of beyond(parts)) expect(why).toMatch(/\.$/);
  });
});
