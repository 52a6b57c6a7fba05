import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LabUser } from '../../../../../lab/model.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Graph } from '../../../../../providers/msteams/graph/graph.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const sku = {
  e3: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  e5: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
  e5NoTeams: '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e',
  f3: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
  phone: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd',
};
const phonePlan = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const change = (name: string, facts: Partial<LabUser>): void => {
  const user = tenant.user(name);
  tenant.lab.store.put('user', user.id, { ...user, ...facts });
};

/** What each is refused for, by name, of an attempt to give all of them numbers. */
const refusals = async (names: readonly string[], graph = tenant.graph): Promise<(name: string) => string> => {
  const upn = (name: string) => tenant.user(name).userPrincipalName;
  const numbers = Object.fromEntries(names.map((name, at) => [upn(name), `+3120555710${at}`]));
  const error = await createPhoneNumbersKind({ ...tenant.session, graph: async () => graph }, labSleep)
    .create({ args: { numbers }, context: stepContext() })
    .then(() => undefined)
    .catch((caught: unknown) => caught);
  const reasons = error instanceof PartialFailure ? error.reasons.map(String) : [];
  if (error !== undefined && reasons.length === 0) throw error;
  return (name) => reasons.find((reason) => reason.includes(`to ${upn(name)}: `)) ?? 'given';
};

it('says of each who lacks a licence what they have, and the one that is to be added', async () => {
  change('ada', { licences: [sku.e3] });
  change('bob', { licences: [sku.e5], disabledPlans: { [sku.e5]: [phonePlan] } });
  change('cyd', { licences: [sku.f3] });
  change('dan', { licences: [sku.e5NoTeams] });
  change('eli', {
    licences: [sku.e3],
    refusedLicences: [{ skuId: sku.phone, group: 'g-1', error: 'CountViolation' }],
  });
  const said = await refusals(['ada', 'bob', 'cyd', 'dan', 'eli', 'fay']);
  expect(said('ada')).toMatch(
    /Microsoft 365 E3 has none\.\n {2}Fix: add Teams Phone Standard \(MCOEV\), of which \d+ of 100000 are free\./,
  );
  expect(said('bob')).toContain("Phone System is switched off in the user's Microsoft 365 E5.");
  expect(said('cyd')).toContain('Fix: buy Teams Phone Standard for Frontline Workers');
  expect(said('dan')).toContain('no Teams. Microsoft 365 E5 (no Teams) has none.');
  expect(said('eli')).toContain('by the group g-1, and not given: no unit of Teams Phone Standard was free.');
  expect(said('fay')).toBe('given');
});

it('asks for no licences where nobody lacks one', async () => {
  const asked: string[] = [];
  const list: Graph['list'] = (path, ...rest) => {
    asked.push(path);
    return tenant.graph.list(path, ...rest);
  };
  const told = await refusals(['ada', 'bob'], { ...tenant.graph, list });
  expect(told('ada')).toBe('given');
  expect(asked).not.toEqual([]);
  expect(asked.filter((path) => path.startsWith('/subscribedSkus'))).toEqual([]);
});

it('a preview says who will not get the number, before an up writes anything', async () => {
  change('ada', { licences: [sku.e3] });
  change('cyd', { licences: [sku.f3] });
  const numbers = Object.fromEntries(
    ['ada', 'bob', 'cyd'].map((name, at) => [tenant.user(name).userPrincipalName, `+3120555710${at}`]),
  );
  const context = stepContext();
  await createPhoneNumbersKind({ ...tenant.session }, labSleep).foresee?.({ args: { numbers }, context });
  const told = context.lines.find((line) => line.startsWith('As the tenant is now')) ?? '';
  const [first, ...rest] = told.split('\n');
  expect(first).toBe("As the tenant is now, 2 users can't get the number, and an up ends with an error:");
  expect(rest.filter((line) => line.startsWith('assign '))).toEqual([
    'assign +31205557100 to ada@contoso.example: The user has no Phone System. Microsoft 365 E3 has none.',
    'assign +31205557102 to cyd@contoso.example: The user has no Phone System. Microsoft 365 F3 has none.',
  ]);
  expect(Object.values(tenant.numbers()).filter((number) => number.startsWith('+312055571'))).toEqual([]);
});
