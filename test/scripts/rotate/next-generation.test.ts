import { describe, expect, it } from 'vitest';
import { nextGeneration } from '../../../scripts/rotate/next-generation.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant } from '../../components/a-tenant.ts';

const tenantWith = (secrets: Tenant['app']['secrets'], linked?: string): Tenant => {
  const tenant = aTenant();
  return {
    ...tenant,
    app: { ...tenant.app, secrets },
    ucaas: {
      multicastLimit: 40,
      statusInheritance: 'none',
      ...(linked !== undefined && { linked: { secret: linked, by: 'x', on: '2026-11-20' } }),
    },
  };
};
const one = { name: '2026-11', expires: '2028-10-31' };

describe('the next generation', () => {
  it('is named after its month, and ends with the last whole month that its 24 months allow', () => {
    expect(nextGeneration(tenantWith([one], '2026-11'), '2028-09-14')).toEqual({
      name: '2028-09',
      expires: '2030-08-31',
    });
    expect(nextGeneration(tenantWith([one], '2026-11'), '2028-09-14', { expires: '2029-01-31' })).toEqual({
      name: '2028-09',
      expires: '2029-01-31',
    });
  });

  it('has a letter where its month has one already', () => {
    const b = { name: '2026-11b', expires: '2028-10-31' };
    expect(nextGeneration(tenantWith([one], '2026-11'), '2026-11-22')).toMatchObject({ name: '2026-11b' });
    expect(nextGeneration(tenantWith([one, b], '2026-11b'), '2026-11-22')).toMatchObject({ name: '2026-11c' });
  });

  it('is always the newest: one that is named after a later month is in its way', () => {
    const later = { name: '2027-06', expires: '2029-05-31' };
    expect(nextGeneration(tenantWith([one, later], '2027-06'), '2026-11-22')).toMatchObject({
      problem: { message: '"2027-06" is there already, and newer than any name of this month.' },
    });
  });

  it('is not added beside one that CCAIP is not linked with yet, unless that one ends soon or has ended', () => {
    const b = { name: '2026-11b', expires: '2028-10-31' };
    expect(nextGeneration(tenantWith([one, b], '2026-11'), '2026-11-22')).toMatchObject({
      problem: {
        message: '"2026-11b" is there already, and CCAIP is still linked with "2026-11".',
        fix: 'link "2026-11b": npm run pulumi -- up -s contoso, then npm run handover -- contoso, which writes ucaas.linked; if its value is lost, or somebody else has it: --lost.',
      },
    });
    expect(nextGeneration(tenantWith([one, b], '2026-11'), '2026-11-22', { isLost: true })).toMatchObject({
      name: '2026-11c',
    });
    expect(nextGeneration(tenantWith([one]), '2026-12-01')).toMatchObject({
      problem: { message: `"2026-11" is there already, and CCAIP isn't linked yet.` },
    });
    expect(nextGeneration(tenantWith([one, b], '2026-11'), '2028-09-02')).toMatchObject({ name: '2028-09' });
    expect(nextGeneration(tenantWith([one, b], '2026-11'), '2028-12-01')).toMatchObject({ name: '2028-12' });
  });

  it('is added where the linked one has ended: that is the way out', () => {
    expect(nextGeneration(tenantWith([one], '2026-11'), '2029-02-01')).toEqual({
      name: '2029-02',
      expires: '2031-01-31',
    });
  });
});
