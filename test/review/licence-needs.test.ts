import { describe, expect, it } from 'vitest';
import { licenceNeeds } from '../../review/licence-needs.ts';
import { needsOfChange } from '../../review/needs.ts';
import { settingsEdited } from '../../review/settings-edited.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant } from '../routing/prove/a-tenant.ts';

const tenant = (licences?: Tenant['licences'], users = aTenant().users): Tenant =>
  aTenant({ ...(licences && { licences }), users });
const texts = (base: Tenant, head: Tenant) => licenceNeeds(base, head).map(({ text }) => text);

describe('a review of licences', () => {
  it('says when they begin to be given, and when that ends', () => {
    expect(texts(tenant(), tenant('assign'))).toEqual([
      expect.stringMatching(/^licences: assign begins: .*setup identity.*files don't know/),
    ]);
    expect(texts(tenant('assign'), tenant())).toEqual([
      expect.stringMatching(/^licences: assign goes: what trunkline has given stays/),
    ]);
    expect(texts(tenant(), tenant())).toEqual([]);
    expect(texts(tenant('assign'), tenant('assignWhatIsFree'))).toEqual([]);
    expect(needsOfChange(tenant(), tenant('assign')).map(({ what }) => what)).toEqual(['licences']);
    expect(JSON.stringify(settingsEdited(tenant(), tenant('assign'), []))).toContain('assign');
  });

  it('counts the rows that come and go', () => {
    const [ada] = aTenant().users;
    if (ada === undefined) throw new Error('nobody');
    const users = ['ada', 'bob'].map((name) => ({ ...ada, upn: `${name}@contoso.com` }));
    expect(texts(tenant('assign', users), tenant('assign', users.slice(1)))).toEqual([
      'up to 1 goes back of rows that go, those that trunkline gave; the next up needs the setup identity (TRUNKLINE_SETUP_*) in its environment for that.',
    ]);
    expect(texts(tenant('assign', users.slice(2)), tenant('assign', users))).toEqual([
      'up to 2 licences are given for rows that are new; the next up needs the setup identity (TRUNKLINE_SETUP_*) in its environment for that.',
    ]);
  });
});
