import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Switches } from '../../../../../lab/switches.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const ada = 'ada@contoso.example';
const bob = 'bob@contoso.example';
const both = { [ada]: '+31205552101', [bob]: '+31205552102' };

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const create = (numbers: Record<string, string>) =>
  createPhoneNumbersKind(tenant.session, labSleep).create({ args: { numbers }, context: stepContext() });
const sent = () =>
  tenant.lab.context.requests.list()[
    'batched POST /v1.0/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber'
  ];
const ways: readonly Partial<Switches>[] = [
  { batchLocation: 'missing' },
  { batchLocation: 'kept', operationStatus: 'PascalCase' },
  { batchLocation: 'kept', singleObjects: 'wrapped' },
  { numberPaging: 'nextLink' },
];

describe('number assignments, however Graph tells how they go', () => {
  it.each(ways)('are watched to their end and sent once: %o', async (way) => {
    Object.assign(tenant.lab.switches, way, { numberOperationSeconds: 120 });
    const began = tenant.lab.clock.now();
    await create(both);
    // Seen as soon as it is done, and not when patience is over.
    expect((tenant.lab.clock.now() - began) / 1000).toBeLessThan(200);
    expect(tenant.numbers()).toMatchObject(both);
    expect(sent()).toBe(2);
  });

  it.each(ways.slice(1))('say why one failed, and keep it from nobody else: %o', async (way) => {
    Object.assign(tenant.lab.switches, { batchLocation: 'kept', ...way, numberRefusals: 'operation' });
    const row = { telephoneNumber: both[bob] ?? '', numberType: 'directRouting', assignmentTargetId: null } as const;
    tenant.lab.store.put('number', row.telephoneNumber, {
      ...row,
      assignmentStatus: 'unassigned',
      assignmentCategory: 'primary',
      numberSource: 'online',
      blocked: true,
    });
    const failure = await create(both).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).reasons).toEqual([expect.stringContaining('is blocked for assignment')]);
    expect(tenant.numbers()).toMatchObject({ [ada]: both[ada] });
    expect(tenant.numbers()).not.toHaveProperty(bob);
  });

  it('are given up in bounded time where Graph names no operation and the number never shows', async () => {
    Object.assign(tenant.lab.switches, { batchLocation: 'missing', numberOperationSeconds: 1_000_000 });
    const began = tenant.lab.clock.now();
    const failure = await create({ [ada]: '+31205552101' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).reasons[0]).toContain("Teams took the request and hasn't ended it yet.");
    expect(sent()).toBe(1);
    expect((tenant.lab.clock.now() - began) / 1000).toBeGreaterThan(200);
    expect((tenant.lab.clock.now() - began) / 1000).toBeLessThan(600);
  });
});
