import { describe, expect, it } from 'vitest';
import { isConnected, isNotKnownYet, placesNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { load, trunkSections } from './a-tenant-folder.ts';

const connected = (sections: Parameters<typeof load>[0] = {}): boolean | string[] => {
  const { tenant, problems } = load(sections);
  return tenant === undefined ? problems : isConnected(tenant as Tenant);
};

describe("a name that isn't known yet", () => {
  it('stands where a file whose trunk up makes says none', () => {
    const { tenant } = load({ sections: trunkSections });
    expect(tenant?.sipDomain.name).toBe('not-known-yet.invalid');
    expect(tenant?.sbcs.map(({ fqdn }) => fqdn)).toEqual(['not-known-yet.invalid']);
    expect(tenant && placesNotKnownYet(tenant)).toEqual([
      ['sipDomain', 'name'],
      ['sbcs', 'main', 'fqdn'],
    ]);
    expect(tenant?.sipDomain.activation?.user).toBe('activate@not-known-yet.invalid');
  });

  it.each([
    ['the name', 'not-known-yet.invalid', true],
    ['in any case', 'Not-Known-Yet.invalid', true],
    ['of an address', 'activate@not-known-yet.invalid', true],
    ['of a host below', 'sbc.not-known-yet.invalid', true],
    ['another', 'a-not-known-yet.invalid', false],
    ['another below', 'not-known-yet.invalid.example', false],
  ])('%s', (_, name, told) => {
    expect(isNotKnownYet(name)).toBe(told);
  });

  it('is known once the domain and every SBC are', () => {
    expect(connected()).toBe(true);
    expect(connected({ sections: trunkSections })).toBe(false);
    const sipDomain = 'sipDomain: { name: x.mstsbc.telnyx.tech }';
    expect(connected({ sections: { ...trunkSections, sipDomain } })).toBe(false);
    const sbcs = 'sbcs: { main: { fqdn: x.mstsbc.telnyx.tech, port: 5061 } }';
    expect(connected({ sections: { ...trunkSections, sipDomain, sbcs } })).toBe(true);
  });
});
