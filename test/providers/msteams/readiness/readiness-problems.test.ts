import { describe, expect, it } from 'vitest';
import type { DirectoryUser } from '../../../../providers/msteams/readiness/directory.ts';
import type { NumberRow } from '../../../../providers/msteams/readiness/number-rows.ts';
import { type Applicant, readinessProblems } from '../../../../providers/msteams/readiness/readiness-problems.ts';
import type { TeamsUser } from '../../../../providers/msteams/readiness/teams-users.ts';

const plan = (servicePlanId: string, capabilityStatus = 'Enabled') => ({ servicePlanId, capabilityStatus });
const phoneSystem = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7';
const teamsPlan = '57ff2da0-773e-42df-b2af-ffb7a2317929';
const ada: DirectoryUser = {
  id: 'id-ada',
  userPrincipalName: 'ada@contoso.com',
  accountEnabled: true,
  usageLocation: 'NL',
  assignedPlans: [plan(phoneSystem), plan(teamsPlan)],
};
const row = (facts: Partial<NumberRow> = {}): NumberRow => ({
  telephoneNumber: '+31205552101',
  numberType: 'directRouting',
  assignmentCategory: 'primary',
  numberSource: 'online',
  ...facts,
});
const mode = (displayName: string | null): TeamsUser => ({
  id: 'id-ada',
  accountType: 'user',
  effectivePolicyAssignments: [
    { policyType: 'TeamsUpgradePolicy', policyAssignment: { displayName, assignmentType: 'direct' } },
  ],
});
const said = (facts: Partial<Applicant>): string | undefined =>
  readinessProblems([{ upn: 'ada@contoso.com', number: '+31205552101', user: ada, held: [], ...facts }]).get(
    'ada@contoso.com',
  );
const without = (facts: Partial<DirectoryUser>): Partial<Applicant> => ({ user: { ...ada, ...facts } });

describe('readinessProblems', () => {
  it.each<[string, Partial<Applicant>]>([
    ['a licensed Teams Only user', { teams: mode('UpgradeToTeams') }],
    ['a user whom Teams does not know yet', {}],
    ["the tenant's own mode, which is Teams Only", { teams: mode('Global') }],
    ['a user whose mode Teams does not tell', { teams: mode(null) }],
    ['a licence in its grace period', without({ assignedPlans: [plan(phoneSystem, 'Warning'), plan(teamsPlan)] })],
    [
      'the small business and government plans',
      without({
        assignedPlans: [plan('ED777B71-af04-42ca-9798-84344c66f7c6'), plan('304767db-7d23-49e8-a945-4a7eb65f9f28')],
      }),
    ],
    ['another Direct Routing number, which is simply changed', { held: [row({ telephoneNumber: '+31205559999' })] }],
    [
      'a Calling Plan number as a second, private line',
      { held: [row({ telephoneNumber: '+31205559999', numberType: 'callingPlan', assignmentCategory: 'private' })] },
    ],
    ['a number that lies unused in the inventory', { row: row() }],
  ])('has nothing against %s', (_, facts) => {
    expect(said(facts)).toBeUndefined();
  });

  it.each<[string, Partial<Applicant>, string]>([
    ['an unknown user', { user: undefined }, 'Entra knows no such user.'],
    ['a deleted user', { user: undefined, deletedOn: '2026-03-01' }, 'The user was deleted on 2026-03-01.'],
    ['a disabled account', without({ accountEnabled: false }), 'The account is disabled.'],
    ['no usage location', without({ usageLocation: null }), 'The user has no usage location.'],
    ['no Phone System', without({ assignedPlans: [plan(teamsPlan)] }), 'The user has no Phone System.'],
    [
      'a deleted Phone System',
      without({ assignedPlans: [plan(phoneSystem, 'Deleted'), plan(teamsPlan)] }),
      'The user has no Phone System (its licence ended).',
    ],
    [
      'the SKU id of Teams Phone in place of its plan',
      without({ assignedPlans: [plan('e43b5b99-8dfb-405f-9987-dc307f34bcbd'), plan(teamsPlan)] }),
      'The user has no Phone System.',
    ],
    [
      "a resource account's licence",
      without({ accountEnabled: false, assignedPlans: [plan('f47330e9-c134-43b3-9993-e7f004506889')] }),
      "This is a resource account; trunkline gives numbers and policies to people's accounts only.",
    ],
    [
      'the department that Teams writes to resource accounts',
      without({ usageLocation: null, department: 'Microsoft Communication Application Instance' }),
      "This is a resource account; trunkline gives numbers and policies to people's accounts only.",
    ],
    [
      "an auto attendant's number in its own row",
      { held: [row({ assignmentStatus: 'voiceApplicationAssigned' })] },
      "This is a resource account; trunkline gives numbers and policies to people's accounts only.",
    ],
    ['E5 without Teams', without({ assignedPlans: [plan(phoneSystem)] }), 'The user has no Teams.'],
    ['no licence at all', without({ assignedPlans: [] }), 'The user has no Phone System and no Teams.'],
    ['Islands mode', { teams: mode('Islands') }, "The user's mode is Islands; Direct Routing rings Teams Only users."],
    [
      'a resource account',
      { teams: { id: 'id-ada', accountType: 'resourceAccount' } },
      "This is a resource account; trunkline gives numbers and policies to people's accounts only.",
    ],
    [
      'a Calling Plan number',
      { held: [row({ telephoneNumber: '+31205559999', numberType: 'callingPlan' })] },
      'The user has +31205559999, a Calling Plan number, which is never replaced unasked.',
    ],
    [
      'an Operator Connect number',
      { held: [row({ telephoneNumber: '+31205559999', numberType: 'operatorConnect' })] },
      'The user has +31205559999, an Operator Connect number, which is never replaced unasked.',
    ],
    [
      'an on-premises number',
      { held: [row({ telephoneNumber: '+31205559999', numberSource: 'onPremises' })] },
      'The user has +31205559999, a number of the on-premises directory, which is never replaced unasked.',
    ],
    [
      'a wanted number of another kind',
      { row: row({ numberType: 'callingPlan' }) },
      '+31205552101 is a Calling Plan number.',
    ],
    [
      'a number that a stranger holds',
      { row: row({ assignmentStatus: 'userAssigned' }), holder: 'eve@contoso.com' },
      '+31205552101 is held by eve@contoso.com.',
    ],
    [
      'a number that a resource account holds',
      { row: row({ assignmentStatus: 'voiceApplicationAssigned' }), holder: 'main@contoso.com' },
      '+31205552101 is held by the resource account main@contoso.com.',
    ],
    [
      'a number that a shared calling policy holds',
      { row: row({ assignmentStatus: 'policyAssigned' }), holder: 'SC1' },
      '+31205552101 is held by the shared calling policy SC1.',
    ],
    [
      'a wanted number of an operator',
      { row: row({ numberType: 'operatorConnect' }) },
      '+31205552101 is an Operator Connect number.',
    ],
  ])('tells %s', (_, facts, words) => {
    const [first, fix] = said(facts)?.split('\n  Fix: ') ?? [];
    expect(first).toBe(`assign +31205552101 to ada@contoso.com: ${words}`);
    expect(fix).toMatch(/^\S.*\.$/);
  });

  it('says everything about one user in one message', () => {
    expect(said(without({ accountEnabled: false, usageLocation: '', assignedPlans: [] }))).toBe(
      'assign +31205552101 to ada@contoso.com: The account is disabled. The user has no usage location. The user has no Phone System and no Teams.\n' +
        '  Fix: enable the account, or remove the row from users.csv; set the usage location in Entra; assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard).',
    );
  });
});
