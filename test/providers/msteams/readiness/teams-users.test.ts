import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readTeamsUsers } from '../../../../providers/msteams/readiness/teams-users.ts';
import { type LabTenant, openLabTenant, stepContext } from '../lab-tenant.ts';

let tenant: LabTenant;
beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const people = 2_500;
let ids: string[];
beforeEach(() => {
  tenant.lab.context.reset();
  const ada = tenant.user('ada');
  for (let n = 0; n < people; n += 1) {
    const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    tenant.lab.store.put('user', id, { ...ada, id, userPrincipalName: `user${n}@contoso.example` });
  }
  ids = tenant.lab.store.list('user').map(({ id }) => id);
  tenant.lab.context.requests.clear();
});
const pages = (): number =>
  Object.entries(tenant.lab.context.requests.list()).reduce(
    (sum, [request, times]) => sum + (request.endsWith('/admin/teams/userConfigurations') ? times : 0),
    0,
  );
const read = () => readTeamsUsers(tenant.graph, ids, stepContext());
/** Whom the list holds: resource accounts and who is deleted aren't in it. */
const listed = () =>
  tenant.lab.store
    .list('user')
    .filter(({ accountType, deletedDateTime }) => accountType !== 'resourceAccount' && deletedDateTime === null).length;

describe('the whole list of users', () => {
  it.each([
    ['honoured', 3],
    ['cut', 26],
    // The page that is refused, and then pages of the service's own size.
    ['refused', 27],
  ] as const)(
    'takes few pages where large ones are %s, and one list for rosters that ask together',
    async (largePages, most) => {
      tenant.lab.context.switches.largePages = largePages;
      const [one, other] = await Promise.all([read(), read(), read(), read()]);
      expect(pages()).toBeLessThanOrEqual(most);
      expect(one?.size).toBe(listed());
      expect([...(other?.keys() ?? [])]).toEqual([...(one?.keys() ?? [])]);
    },
  );

  it('is never older than the question', async () => {
    await read();
    const id = ids[0] ?? '';
    const user = tenant.lab.store.get('user', id);
    if (user === undefined) throw new Error('No such user.');
    tenant.lab.store.put('user', id, { ...user, policies: { TenantDialPlan: 'NL' } });
    tenant.lab.clock.advance(3_600_000);
    expect(JSON.stringify((await read()).get(id))).toContain('"NL"');
  });
});
