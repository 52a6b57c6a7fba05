import { describe, expect, it } from 'vitest';
import { readObjects } from '../../live/read.ts';
import { readBlockedCallers } from '../../live/read-blocked-callers.ts';
import { readCallerIdPolicies } from '../../live/read-caller-id-policies.ts';
import type { TenantWords } from '../../live/words/said.ts';
import { inWords } from '../../live/words/words.ts';
import { ruleFields } from '../../providers/msteams/schema/normalization-rule.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { toEntry, type WordedKind } from '../../tenant/words.ts';
import { cases } from '../providers/msteams/resources/described/cases.ts';
import { ruleSamples } from '../providers/msteams/resources/described/samples.ts';
import { aContext, addResourceAccount, aTenant as aTeamsTenant } from '../providers/msteams/resources/teams-session.ts';
import { nlFile } from './nl-file.ts';
import { upWithoutEngine } from './up-without-engine.ts';

const [anSbc, aRoute, aPolicy, aPlan, aRule] = [
  nlFile.sbcs[0],
  nlFile.voiceRoutes[0],
  nlFile.voiceRoutingPolicies[0],
  nlFile.dialPlans[0],
  nlFile.dialPlans[0]?.rules[0],
];
if (!anSbc || !aRoute || !aPolicy || !aPlan || !aRule) throw new Error('an empty file');
const sbc = { ...anSbc, fqdn: 'sbc1.carrier.example' };
const second = { ...sbc, key: 'second', fqdn: 'sbc.contoso.example' };
const plan = { ...aPlan, name: 'NL', rules: [aRule] };

const rewrite = (name: string, pattern: string, translation: string) => ({
  name,
  pattern,
  translation,
  existing: false,
  adopt: false,
});

/** A small tenant with one object of each kind, to which a test sets a word. */
const file: Tenant = {
  ...nlFile,
  translationRules: [
    rewrite('Strip', '^\\+31(\\d{9})$', '0$1'),
    rewrite('Plus', '^(\\d{11})$', '+$1'),
    rewrite('Site', '^(\\d{4})$', '+3120555$1'),
  ],
  sbcs: [sbc, { ...second, inboundPstn: ['Strip'] }],
  pstnUsages: ['International', 'National'].map((name) => ({
    name,
    routes: name === 'National' ? ['NL mobile', 'Late'] : [],
  })),
  voiceRoutes: ['NL mobile', 'Late'].map((name) => ({ ...aRoute, name, pstnUsages: ['National'] })),
  voiceRoutingPolicies: [{ ...aPolicy, name: 'NL agents', pstnUsages: ['National'] }],
  dialPlans: [plan],
  callingPolicies: [{ name: 'Desk', adopt: false }],
  emergencyCallRoutingPolicies: [
    {
      name: 'NL',
      numbers: [{ dial: '112', masks: ['117'], usage: 'National' }],
      enhancedServices: false,
      adopt: false,
    },
  ],
  callerIdPolicies: [{ name: 'Desk', show: 'ownNumber', userOverride: false, hideCallers: false, adopt: false }],
  blockedCallers: [{ name: 'Robots', pattern: '^\\+?31900', enabled: true, adopt: false }],
  blockedCallerExemptions: [{ name: 'Office', pattern: '^\\+?3120', enabled: true, adopt: false }],
  users: [],
};

/** The tenant with some words of its first object of the kind changed. */
const saying = (kind: WordedKind, words: object): Tenant => {
  const first = <Thing>([one, ...others]: readonly Thing[]): Thing[] => [{ ...one, ...words } as Thing, ...others];
  switch (kind) {
    case 'TranslationRule':
      return { ...file, translationRules: first(file.translationRules) };
    case 'CallingPolicy':
      return { ...file, callingPolicies: first(file.callingPolicies) };
    case 'EmergencyCallRoutingPolicy':
      return { ...file, emergencyCallRoutingPolicies: first(file.emergencyCallRoutingPolicies) };
    case 'CallerIdPolicy':
      return { ...file, callerIdPolicies: first(file.callerIdPolicies) };
    case 'UnassignedNumberTreatment':
      return { ...file, unassignedNumbers: first(file.unassignedNumbers) };
    case 'BlockedCaller':
      return { ...file, blockedCallers: first(file.blockedCallers) };
    case 'BlockedCallerExemption':
      return { ...file, blockedCallerExemptions: first(file.blockedCallerExemptions) };
    case 'Sbc':
      return { ...file, sbcs: first(file.sbcs) };
    case 'VoiceRoute':
      return { ...file, voiceRoutes: first(file.voiceRoutes) };
    case 'VoiceRoutingPolicy':
      return { ...file, voiceRoutingPolicies: first(file.voiceRoutingPolicies) };
    case 'DialPlan':
      return { ...file, dialPlans: first(file.dialPlans) };
  }
};

/** What a tenant that was made by the file says of itself. */
const readBack = async (asked: Tenant) => {
  const teams = aTeamsTenant();
  for (const [at, name] of ['reception', 'desk'].entries()) addResourceAccount(teams, name, `+3120555900${at}`);
  await upWithoutEngine(teams.newRun(), asked, { context: aContext('it'), users: false });
  const rows = {
    ...(await readObjects(teams.newRun(), [], { callingPolicies: true, dialled: ['112'] })),
    callerIdPolicies: (await readCallerIdPolicies(teams.newRun())).policies,
    ...(await readBlockedCallers(teams.newRun())),
    usages: [],
    people: [],
    numbers: [],
  };
  return inWords(rows, asked);
};
const spoken = ({
  translationRules,
  sbcs,
  voiceRoutes,
  voiceRoutingPolicies,
  dialPlans,
  callingPolicies,
  emergencyCallRoutingPolicies,
  callerIdPolicies,
  blockedCallers,
  blockedCallerExemptions,
}: Omit<TenantWords, 'country' | 'pstnUsages' | 'users'>) => ({
  translationRules,
  sbcs,
  voiceRoutes,
  voiceRoutingPolicies,
  dialPlans,
  callingPolicies,
  emergencyCallRoutingPolicies,
  callerIdPolicies,
  blockedCallers,
  blockedCallerExemptions,
});

const byFqdn = { 'sbc1.carrier.example': 'main', 'sbc.contoso.example': 'second' } as Record<string, string>;
const asTyped = (field: string, value: unknown) =>
  field === 'sbcs' ? (value as string[]).map((fqdn) => byFqdn[fqdn]) : value;

describe.each(cases)('what the file says of a $kind comes back as the same word', ({ kind, samples }) => {
  it.each(
    Object.entries(samples).flatMap(([field, { from, to, beside }]) =>
      [from, to].map((value) => ({ field, value, beside })),
    ),
  )('$field: $value', async ({ field, value, beside }) => {
    const words = toEntry(kind, { ...beside, [field]: asTyped(field, value) });
    const asked = saying(kind, words);
    const { words: said, beyond } = await readBack(asked);
    expect(spoken(said)).toEqual(spoken(asked));
    expect(beyond.map(({ name, field, why }) => [name, field, why])).toEqual([
      ['LocalRoute', 'pstnUsages', expect.any(String)],
    ]);
  });
});

describe('what the file says of a rule comes back as the same word', () => {
  it('of every field', () => {
    expect(Object.keys(ruleSamples).toSorted()).toEqual(Object.keys(ruleFields).toSorted());
  });

  it.each(
    Object.entries(ruleSamples).flatMap(([field, { from, to }]) => [from, to].map((value) => ({ field, value }))),
  )('$field: $value', async ({ field, value }) => {
    const asked = saying('DialPlan', {
      rules: [
        { ...aRule, [field]: value },
        { ...aRule, name: 'Last' },
      ],
    });
    expect(spoken((await readBack(asked)).words)).toEqual(spoken(asked));
  });
});

describe('a setting that the file leaves to others', () => {
  it('is no word where nobody set it, and one where somebody did', async () => {
    const teams = aTeamsTenant();
    await upWithoutEngine(teams.newRun(), file, { context: aContext('it'), users: false });
    const now = async () => {
      const rows = {
        ...(await readObjects(teams.newRun(), [], { callingPolicies: true })),
        usages: [],
        people: [],
        numbers: [],
      };
      return inWords(rows, file).words.sbcs[0];
    };
    expect(await now()).toEqual(sbc);
    teams.run('Set-CsOnlinePSTNGateway', { Identity: sbc.fqdn, PidfLoSupported: true, GatewaySiteId: 'Utrecht' });
    expect(await now()).toEqual({ ...sbc, pidfLo: true, networkSite: 'Utrecht' });
  });
});
