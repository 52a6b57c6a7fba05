import { describe, expect, it } from 'vitest';
import type { DirectoryUser } from '../../../../providers/msteams/readiness/directory.ts';
import { licenceProblems } from '../../../../providers/msteams/readiness/licence-problem.ts';
import type { LicensedUser, Subscription } from '../../../../providers/msteams/readiness/licences.ts';

const phonePlan = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7';
const teamsPlan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const sku = {
  e3: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  e5: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
  e5NoTeams: '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e',
  f3: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
  a3: '4b590615-0888-425a-a965-b3bf7789848d',
  businessStandard: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3',
  businessVoice: 'd52db95a-5ecb-46b6-beb0-190ab5cda4a8',
  phone: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd',
};
const plan = (servicePlanId: string, capabilityStatus = 'Enabled') => ({ servicePlanId, capabilityStatus });
const bought = (
  skuId: string,
  skuPartNumber: string,
  units: readonly [used: number, all: number],
  plans: readonly (readonly [id: string, name: string])[],
): Subscription => ({
  skuId,
  skuPartNumber,
  consumedUnits: units[0],
  prepaidUnits: { enabled: units[1] },
  servicePlans: plans.map(([servicePlanId, servicePlanName]) => ({ servicePlanId, servicePlanName })),
});
const phone = (used: number, all: number) => bought(sku.phone, 'MCOEV', [used, all], [[phonePlan, 'MCOEV']]);
const e5 = bought(
  sku.e5,
  'SPE_E5',
  [9, 10],
  [
    [teamsPlan, 'TEAMS1'],
    [phonePlan, 'MCOEV'],
  ],
);
const tenant = [phone(13, 25), e5, bought(sku.e3, 'SPE_E3', [9, 10], [[teamsPlan, 'TEAMS1']])];

/** What is said of one user: texts, then fixes. */
const said = (
  assigned: readonly string[],
  facts: {
    readonly plans?: DirectoryUser['assignedPlans'];
    readonly off?: string;
    readonly states?: LicensedUser['licenseAssignmentStates'];
    readonly subscriptions?: readonly Subscription[] | undefined;
  } = {},
): string[] => {
  const user: DirectoryUser = {
    id: 'id-ada',
    userPrincipalName: 'ada@contoso.com',
    usageLocation: 'NL',
    assignedPlans: facts.plans ?? [plan(teamsPlan)],
  };
  const licensed: LicensedUser = {
    id: 'id-ada',
    assignedLicenses: assigned.map((skuId) => ({ skuId, disabledPlans: facts.off === undefined ? [] : [facts.off] })),
    licenseAssignmentStates: facts.states,
  };
  const subscriptions = 'subscriptions' in facts ? facts.subscriptions : tenant;
  return licenceProblems(user, {
    users: new Map([['id-ada', licensed]]),
    ...(subscriptions === undefined ? {} : { subscriptions }),
  }).map(({ text, fix }) => `${text} → ${fix}`);
};

describe('licenceProblems, the guide’s table', () => {
  it.each<[string, readonly string[], Parameters<typeof said>[1], string]>([
    [
      'E3, with free units of the add-on',
      [sku.e3],
      {},
      'The user has no Phone System. Microsoft 365 E3 has none. → add Teams Phone Standard (MCOEV), of which 12 of 25 are free',
    ],
    [
      'E3, with none free',
      [sku.e3],
      { subscriptions: [phone(25, 25)] },
      'The user has no Phone System. Microsoft 365 E3 has none. → buy more of Teams Phone Standard (MCOEV), of which none of 25 is free, and add it',
    ],
    [
      'E3, where the tenant has none',
      [sku.e3],
      { subscriptions: [] },
      'The user has no Phone System. Microsoft 365 E3 has none. → buy Teams Phone Standard (MCOEV), of which the tenant has none, and add it',
    ],
    [
      'E3, where what was bought can not be read',
      [sku.e3],
      { subscriptions: undefined },
      "The user has no Phone System. Microsoft 365 E3 has none. → add Teams Phone Standard (MCOEV); whether one is free couldn't be read",
    ],
    [
      'F3, whose part number says F1 and whose add-on is its own',
      [sku.f3],
      {},
      'The user has no Phone System. Microsoft 365 F3 has none. → buy Teams Phone Standard for Frontline Workers (TEAMS_PHONE_STANDARD_FLW_NEW), of which the tenant has none, and add it',
    ],
    [
      'A3 for faculty',
      [sku.a3],
      { subscriptions: undefined },
      "The user has no Phone System. Microsoft 365 A3 for faculty has none. → add Teams Phone Standard for Faculty (MCOEV_FACULTY); whether one is free couldn't be read",
    ],
    [
      'a Business plan, whose Business Voice is retired',
      [sku.businessStandard, sku.businessVoice],
      { plans: [plan(teamsPlan), plan(phonePlan, 'Deleted')], subscriptions: [phone(24, 25)] },
      'The user has no Phone System (its licence ended). Microsoft 365 Business Standard and Business Voice without Calling Plan have none. → add Teams Phone Standard (MCOEV), of which 1 of 25 is free',
    ],
    [
      'E5 without Teams',
      [sku.e5NoTeams],
      { plans: [plan(phonePlan)] },
      'The user has no Teams. Microsoft 365 E5 (no Teams) has none. → buy Microsoft Teams Enterprise (Microsoft_Teams_Enterprise_New), of which the tenant has none, and add it',
    ],
    [
      'nothing at all',
      [],
      { plans: [] },
      'The user has no Phone System and no Teams. → assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard)',
    ],
    [
      'a licence that is in no table',
      ['11111111-0000-4000-8000-000000000000'],
      {},
      'The user has no Phone System. licence 11111111-0000-4000-8000-000000000000 has none. → assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard)',
    ],
  ])('%s', (_, assigned, facts, expected) => {
    expect(said(assigned, facts)).toEqual([expected]);
  });
});

describe('licenceProblems, of people who have the licence', () => {
  it('names a service plan that is switched off, and where it is switched on', () => {
    expect(said([sku.e5], { off: phonePlan })).toEqual([
      "Phone System is switched off in the user's Microsoft 365 E5. → switch MCOEV on in Microsoft 365 E5 (Microsoft 365 admin center, the user's Licenses and apps)",
    ]);
    expect(said([sku.e5], { off: phonePlan, states: [{ skuId: sku.e5, assignedByGroup: 'g-1' }] })).toEqual([
      "Phone System is switched off in the user's Microsoft 365 E5. → switch MCOEV on in Microsoft 365 E5, which the group g-1 gives: at the group",
    ]);
  });

  it('waits for a licence that was given minutes ago, and not for one whose subscription ended', () => {
    expect(said([sku.e5])).toEqual([
      "The user has Microsoft 365 E5, whose Phone System hasn't reached Teams yet. → wait some minutes, then run up again",
    ]);
    expect(said([sku.e5], { plans: [plan(teamsPlan), plan(phonePlan, 'Suspended')] })[0]).toContain(
      "The user has Microsoft 365 E5, whose Phone System doesn't work any more (Suspended). → renew the subscription",
    );
  });

  it.each([
    ['CountViolation', 'no unit of Teams Phone Standard was free. → buy more of Teams Phone Standard'],
    ['MutuallyExclusiveViolation', "Teams Phone Standard excludes another licence of the user's. → take the licence"],
    ['DependencyViolation', 'Teams Phone Standard needs a service plan that the user lacks, or that is switched off.'],
    ['ProhibitedInUsageLocationViolation', "isn't to be had in the user's usage location (NL). → correct the usage"],
    ['UniquenessViolation', "was refused because something of the user's isn't unique (UniquenessViolation)."],
    ['Other', 'Teams Phone Standard was refused (Other). → read the error at the user'],
  ])('says why a group could not give it: %s', (error, words) => {
    const [text] = said([sku.e3], {
      states: [
        { skuId: sku.e3, assignedByGroup: null, state: 'Active', error: 'None' },
        { skuId: sku.phone, assignedByGroup: 'g-1', state: 'Error', error },
      ],
    });
    expect(text).toContain('A licence with Phone System was asked for, by the group g-1, and not given: ');
    expect(text).toContain(words);
  });
});

it('tells the plans alone of somebody whose licences could not be read', () => {
  const user: DirectoryUser = { id: 'id-bob', userPrincipalName: 'bob@contoso.com', assignedPlans: [] };
  expect(licenceProblems(user, { users: new Map() })).toEqual([
    {
      text: 'The user has no Phone System and no Teams.',
      fix: 'assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard)',
    },
  ]);
});
