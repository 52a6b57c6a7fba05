import { describe, expect, it } from 'vitest';
import { expectedOfTenant } from '../../components/expected-of-tenant.ts';
import { aTenant } from './a-tenant.ts';

const tenant = aTenant();

describe('what is asked of a tenant before the first write', () => {
  it('is the consent for everybody only where the file has it, since it takes a permission of its own', () => {
    expect(expectedOfTenant(tenant)).not.toHaveProperty('consents');
    expect(expectedOfTenant({ ...tenant, app: { ...tenant.app, adminConsent: true } })).toMatchObject({
      consents: true,
    });
  });

  it("is a verified domain for the tenant's own SBCs, not for a carrier's derived trunk", () => {
    const [sbc] = tenant.sbcs;
    if (sbc === undefined) throw new Error('it has one');
    const sbcs = [
      { ...sbc, fqdn: 'own.contoso.example', derived: false },
      { ...sbc, fqdn: 'derived.carrier.example', derived: true },
    ];
    expect(expectedOfTenant({ ...tenant, sbcs }).sbcs).toEqual(['own.contoso.example']);
  });
});
