import { describe, expect, it } from 'vitest';
import { type CheckFacts, checkIdentities } from '../../../scripts/bootstrap/check.ts';
import { everydayOf, setupOf } from '../../../scripts/bootstrap/needs.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';

const { tenant } = loadTenant({ root: tenantsRoot({}), name: 'lab', today: '2026-11-30' });
if (tenant === undefined) throw new Error('stacks/lab is right');
const needs = { everyday: everydayOf(tenant), setup: setupOf(tenant) };
const names = needs.everyday.map(({ name }) => name);
const communications = 'baf37b3a-610e-45da-9e62-d9d1e5e8914b';
const right: CheckFacts = { granted: { permissions: names, roles: [communications] }, hasTeamsApi: { value: true } };

const told = (facts: CheckFacts) =>
  checkIdentities(facts, needs)
    .filter(({ standing }) => standing !== 'good')
    .map(({ identity, standing, text }) => `${standing} ${identity}: ${text}`);

describe('what --check says of the identities', () => {
  it('has nothing against what the script gives', () => {
    expect(told(right)).toEqual([]);
  });

  it('names each permission that is missing with what fails without it', () => {
    const permissions = names.filter((name) => !name.startsWith('Teams'));
    expect(told({ ...right, granted: { ...right.granted, permissions } })).toEqual([
      'missing everyday: TeamsTelephoneNumber.ReadWrite.All: without it no user gets a number.',
      'missing everyday: TeamsUserConfiguration.Read.All: without it nobody knows what a user really has.',
    ]);
  });

  it('names what is more than is needed, with what it would let somebody do, and the least that does', () => {
    const permissions = [
      ...names.filter((name) => name !== 'User.Read.All' && name !== 'Domain.Read.All'),
      'Directory.Read.All',
      'Domain.ReadWrite.All',
      'Presence.Read.All',
      'Mail.Read',
    ];
    expect(told({ ...right, granted: { ...right.granted, permissions } })).toEqual([
      'too much everyday: Directory.Read.All: User.Read.All and Domain.Read.All are enough.',
      'too much everyday: Domain.ReadWrite.All: Domain.Read.All is enough; with it anybody who has its credential can add a federated domain, and so sign in as anyone.',
      'too much everyday: Mail.Read: these files need none of it.',
      'too much everyday: Presence.Read.All: only npm run verify reads with it.',
    ]);
  });

  it.each([
    [[], 'missing everyday: a Teams role that writes'],
    [['aa38014f-0993-46e9-9b45-30501a20909d'], "can't tell everyday: whether Teams Telephony Administrator"],
    [['62e90394-69f5-4237-9190-012177145e10'], 'too much everyday: the role Global Administrator'],
    [
      [communications, 'e8611ab8-c189-46e8-94e1-60213ab1f814'],
      'too much everyday: the role Privileged Role Administrator',
    ],
  ])('of the roles %j: %s', (roles, expected) => {
    const lines = told({ ...right, granted: { ...right.granted, roles } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  it('takes what the token or Graph does not tell for not known, never for good', () => {
    expect(told({ granted: {}, hasTeamsApi: { why: 'Graph is down.' } })).toEqual([
      "can't tell everyday: its permissions of Microsoft Graph: its token doesn't tell.",
      "can't tell everyday: its Teams role: its token doesn't tell.",
      "can't tell tenant: whether the API behind Teams PowerShell is known in it: Graph is down.",
    ]);
    expect(told({ ...right, hasTeamsApi: { value: false } })[0]).toContain('missing tenant: the service principal');
  });

  it('says of a setup identity what it lacks, what it has beyond, and that it is to go', () => {
    const setup = ['Domain.ReadWrite.All', 'User.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'];
    expect(told({ ...right, setup: { value: setup } })).toEqual([
      'missing setup: LicenseAssignment.ReadWrite.All: licenses the user who activates it.',
      'too much setup: RoleManagement.ReadWrite.Directory: these files need none of it.',
      'too much setup: it can sign in and has Domain.ReadWrite.All, RoleManagement.ReadWrite.Directory, User.ReadWrite.All: what it may do is tier 0.',
    ]);
    expect(told({ ...right, setup: { why: 'the secret is over.' } })).toEqual([
      "can't tell setup: its permissions: the secret is over.",
    ]);
  });
});
