import { expect, it } from 'vitest';
import { sbcDomainsHaveUsers } from '../../../policies/rules/sbc-domains-have-users.ts';
import { aSubject, keptTenant } from '../a-subject.ts';

const [main] = keptTenant().sbcs;
if (main === undefined) throw new Error('no SBC');
const found = (fqdn: string) =>
  sbcDomainsHaveUsers.check(aSubject({ sbcs: [main, { ...main, key: 'Theirs', fqdn, derived: true }] }));

it('shows a derived trunk in whose domain the files know nobody', () => {
  expect(found('contoso.customers.carrier.example')).toEqual([
    {
      what: 'derived trunk "Theirs" lies in contoso.customers.carrier.example, where the files know no user.',
      fix: expect.stringContaining('e.g. activate@contoso.customers.carrier.example, a day before up'),
    },
  ]);
});

it('is kept by a tenant whose SBCs lie in domains with users', () => {
  expect(sbcDomainsHaveUsers.check(aSubject())).toEqual([]);
});
