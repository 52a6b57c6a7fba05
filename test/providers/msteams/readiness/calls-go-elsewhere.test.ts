import { describe, expect, it } from 'vitest';
import { callsGoElsewhere } from '../../../../providers/msteams/readiness/calls-go-elsewhere.ts';
import type { DirectoryUser } from '../../../../providers/msteams/readiness/directory.ts';

const plan = (servicePlanId: string) => ({ servicePlanId, capabilityStatus: 'Enabled' });
const teams = plan('57ff2da0-773e-42df-b2af-ffb7a2317929');
const phone = plan('4828c8ec-dc2e-4779-b502-87ac9ce28ab7');
const holder = (name: string, facts: Partial<DirectoryUser> = {}) => ({
  upn: `${name}@contoso.com`,
  has: '+31205552101',
  user: { id: name, userPrincipalName: `${name}@contoso.com`, assignedPlans: [teams, phone], ...facts },
});

describe('users who hold a number and cannot be rung', () => {
  it('are none while licence and account are there, whatever Entra leaves out', () => {
    expect(
      callsGoElsewhere([holder('ada', { accountEnabled: true }), holder('bob', { accountEnabled: null })]),
    ).toEqual([]);
  });

  it('are named with what they lost', () => {
    expect(
      callsGoElsewhere([
        holder('ada', { assignedPlans: [teams] }),
        holder('bob', { accountEnabled: false }),
        holder('cyd'),
      ]),
    ).toEqual([
      'Without the licence for their number: ada@contoso.com (+31205552101, no Phone System). Calls go elsewhere.\n' +
        '  Fix: assign a licence with Phone System and Teams, or remove their rows from users.csv.',
      'With a number and a disabled account: bob@contoso.com (+31205552101). Calls go elsewhere.\n' +
        '  Fix: enable the accounts, or remove their rows from users.csv.',
    ]);
  });

  it('are counted where they are many', () => {
    const many = Array.from({ length: 7 }, (_, at) => holder(`u${at}`, { accountEnabled: false }));
    expect(callsGoElsewhere(many)[0]).toContain('u4@contoso.com (+31205552101) and 2 more. Calls');
  });
});
