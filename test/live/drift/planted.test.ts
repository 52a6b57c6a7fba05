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
