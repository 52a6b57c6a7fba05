import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantDrift } from '../../../scripts/drift/output-schema.ts';
import { type DriftingTenant, group, openDriftingTenant } from './a-drifting-tenant.ts';
import { plantedBesideTeams } from './planted-beside-teams.ts';
import { plantedInTeams } from './planted-in-teams.ts';

const planted = [...plantedInTeams, ...plantedBesideTeams];

let tenant: DriftingTenant;
let drift: TenantDrift;

beforeAll(async () => {
  tenant = await openDriftingTenant();
  for (const { what, plant } of planted) {
    try {
      plant(tenant);
    } catch (error) {
      throw new Error(`${what}: ${error}`);
    }
  }
  tenant.lab.clock.advance(3 * 24 * 3_600_000);
  ({ drift } = await tenant.look());
}, 120_000);
afterAll(() => tenant.close());

describe('a tenant in which people did things by hand', () => {
  it.each(planted)('tells of $what', ({ about, name, text }) => {
    const found = drift.differences.find((one) => one.about === about && one.name === name);
    expect(found?.text).toMatch(text);
    expect(found?.standing).toBe('drift');
  });

  it.each([
    ['SBC', 'main', /^calls of all 12 users .* go out as another number/, 12],
    ['routes', 'trial order', /^no call of users.csv changes/, []],
    ['route', 'International', /^eve, jon and kim can now call abroad/, ['eve', 'jon', 'kim']],
    ['route', 'NL geographic', /^all 12 users .*can now call numbers like /, 12],
    ['route', 'Test of Friday', /can no longer call numbers like 6$/, 12],
    ['PSTN usage', 'Spare', /^no call changes$/, []],
    ['policy', 'NL supervisors', /^no call changes$/, []],
    ['emergency call routing policy', 'NL', /all 12 users can now call 112 \(emergency\)/, 12],
    ['caller ID policy', 'Hidden', /^calls of kim by SBC main show no number instead of \+31205552112/, ['kim']],
    ['calling policy', 'Desk', /^who answers for kim is another/, ['kim']],
    ['treatment', 'Theirs', /instead of reception \(treatment Theirs\)/, 12],
    ['Global', 'dial plan', /^people with Global policies \(not counted\) /, []],
    ['user', 'cyd@contoso.example', /^cyd can no longer call abroad/, ['cyd']],
    ['user', 'bob@contoso.example', /^bob has another number, \+31205552102: \+31205552188 rings nobody$/, ['bob']],
    ['user', 'dan@contoso.example', /calls now reach dan$/, ['dan']],
    ['number', '+31205552102', /calls for \+31205552102 ring at bob, not spare1$/, ['bob', 'spare1']],
  ])('says what putting right %s %s does to calls, and whose', (about, name, calls, touched) => {
    const found = drift.differences.find((one) => one.about === about && one.name === name);
    expect(found?.calls).toMatch(calls);
    const names = (found?.touched ?? []).map((one) => one.split('@')[0]);
    expect(typeof touched === 'number' ? names.length : names).toEqual(touched);
  });

  it('could be read whole, and tells of nothing that nobody did', () => {
    expect(drift.failures).toEqual([]);
    const names = planted.map(({ about, name }) => `${about} ${name}`);
    const others = drift.differences.filter(({ about, name }) => !names.includes(`${about} ${name}`));
    // She has it by the group that gives it no more.
    expect(others.map(({ text }) => text)).toEqual([
      `kim@contoso.example: callerIdPolicy none; the file says Hidden by group ${group}.`,
    ]);
    expect(drift.standing).toBe('drift');
  });
});
