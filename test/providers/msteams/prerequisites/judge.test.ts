import { describe, expect, it } from 'vitest';
import { type Facts, judgePrerequisites, type Needs } from '../../../../providers/msteams/prerequisites/judge.ts';
import { neededPermissions } from '../../../../providers/msteams/prerequisites/permissions.ts';
import { reportText } from '../../../../providers/msteams/prerequisites/report.ts';

const communications = 'baf37b3a-610e-45da-9e62-d9d1e5e8914b';
const telephony = 'aa38014f-0993-46e9-9b45-30501a20909d';
const reader = '1076ac91-f3d9-41a7-a339-dcdf5f480acc';
const [phoneSystem, teams] = ['4828c8ec-dc2e-4779-b502-87ac9ce28ab7', '57ff2da0-773e-42df-b2af-ffb7a2317929'];
const all = neededPermissions.map(({ name }) => name);
const without = (...some: string[]) => all.filter((name) => !some.includes(name));

const well = {
  granted: { permissions: all, roles: [communications] },
  plans: [phoneSystem, teams],
  domains: ['contoso.com', '4f9a1.teams.carrier.example'],
} as const satisfies Facts;
const needs: Needs = { sbcs: ['4f9a1.teams.carrier.example', 'sbc1.contoso.com'], isSbcNew: false, groups: true };
const judged = (facts: Partial<Facts>, more: Partial<Needs> = {}) =>
  judgePrerequisites({ ...well, ...facts }, { ...needs, ...more }).map(({ standing, text }) => `${standing}: ${text}`);

describe('what must be so before an SBC, a route or a number can be made', () => {
  it('is not told where it is', () => {
    expect(judged({})).toEqual([]);
    expect(reportText(judgePrerequisites(well, needs))).toBeUndefined();
  });

  it.each([
    [[], 'lacking: a Teams role that writes. The token carries none'],
    [[reader], 'lacking: a Teams role that writes. The identity only has Teams Reader'],
    [[telephony], 'not known: whether Teams Telephony Administrator may give policies to many'],
    [undefined, "not known: the identity's Teams role: its token doesn't tell"],
  ])('is a role that writes: with %j', (roles, told) => {
    const granted = { permissions: all, ...(roles && { roles }) };
    expect(judged({ granted })).toEqual([expect.stringContaining(told)]);
  });

  it('is each permission that the files need, or one that includes it; one for groups only where there are some', () => {
    const lacking = (permissions: readonly string[], more: Partial<Needs> = {}) =>
      judged(
        { granted: { permissions, roles: [communications] } },
        { activates: 'new.example', consents: true, ...more },
      );
    for (const name of all) expect(lacking(without(name)).join()).toContain(`  ${name} (without it: `);
    expect(lacking(without('Group.Read.All'), { groups: false })).toEqual([]);
    expect(lacking(without('DelegatedPermissionGrant.ReadWrite.All'), { consents: undefined })).toEqual([]);
    expect(lacking([...without('User.Read.All', 'Group.Read.All'), 'Directory.Read.All'])).toEqual([]);
    // A domain that is verified already is read without it, and so is none at all.
    expect(lacking(without('Domain.Read.All'), { activates: 'Contoso.com' })).toEqual([]);
    expect(lacking(without('Domain.Read.All'), { activates: undefined })).toEqual([]);
    expect(
      lacking([])
        .join()
        .match(/without it/g),
    ).toHaveLength(all.length);
    expect(judged({ granted: { roles: [communications] } })).toEqual([
      "not known: the identity's permissions for Microsoft Graph: its token doesn't tell",
    ]);
  });

  it('is a subscription with Phone System and one with Teams', () => {
    expect(judged({ plans: [teams] })).toEqual([expect.stringMatching(/^lacking: a subscription with Phone System/)]);
    expect(judged({ plans: [] })).toHaveLength(2);
  });

  it('is a verified domain for each SBC, which is it or lies directly in it', () => {
    const told = judged({ domains: ['contoso.com'] });
    expect(told[0]).toMatch(/^lacking: a verified domain for 4f9a1\.teams\.carrier\.example: /);
    expect(told[1]).toMatch(/^not known: whether Teams takes SBCs in this tenant/);
    expect(judged({ domains: [] }, { sbcs: ['SBC1.Contoso.com'] })[0]).toContain('SBC1.Contoso.com');
    expect(judged({}, { sbcs: ['deep.sbc1.contoso.com'] })).toHaveLength(2);
    expect(judged({ domains: [] }, { sbcs: [] })).toEqual([]);
    // Nobody is told to do by hand what this very run does.
    const activates = '4F9A1.teams.carrier.example';
    expect(judged({ domains: ['contoso.com'] }, { activates })).toEqual([]);
    expect(judged({ domains: [] }, { activates })[0]).toMatch(/^lacking: a verified domain for sbc1\.contoso\.com: /);
  });

  it('is not told as well where it could not be read, nor where nothing tells it', () => {
    expect(judged({ plans: 'Forbidden.', domains: 'Forbidden.' })).toEqual([
      'not known: whether the tenant has licences with Phone System: Forbidden.',
      'not known: whether the domains of the SBCs are verified: Forbidden.',
    ]);
    expect(judged({ granted: 'no sign-in.' })).toEqual([
      'not known: role and permissions of the identity: no sign-in.',
    ]);
    expect(judged({}, { isSbcNew: true })).toEqual([expect.stringMatching(/^not known: whether Teams takes SBCs/)]);
  });

  it('is one message, what is lacking first, each with its fix', () => {
    const findings = judgePrerequisites(
      { ...well, plans: 'Forbidden.', granted: { permissions: without('User.Read.All'), roles: [] } },
      needs,
    );
    expect(
      reportText(findings),
    ).toBe(`Before the first write: what the tenant or this identity lacks for what the files ask.
  lacking: a Teams role that writes. The token carries none: it is not assigned, only eligible (PIM), or was assigned minutes ago.
    Fix: assign the Entra role "Teams Communications Administrator" to the application's service principal (or the managed identity) as active, not eligible, then run again: it counts in tokens that are issued later.
  lacking: application permissions of Microsoft Graph:
    User.Read.All (without it: nobody is found by their sign-in name, and no licence is seen)
    Fix: grant it to the automation's application with admin consent (docs/first-tenant.md, step 3; a managed identity: docs/sign-in.md), then run again: it counts in tokens that are issued later.
  not known: whether the tenant has licences with Phone System: Forbidden.`);
  });
});
