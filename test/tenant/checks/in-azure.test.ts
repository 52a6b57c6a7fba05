import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const id = '8F1C2B34-5D6E-4F70-8A9B-0C1D2E3F4A5B';
const place = `resourceGroup: rg-voice, subscription: ${id}`;
const secrets =
  'redirectDomain: https://contoso.uc1.ccaiplatform.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }]';
const withVault = (keyVault: string) => ({ sections: { app: `app: { ${secrets}, keyVault: { ${keyVault} } }` } });
const withZone = (zone: string, activation = ', activation: { user: activate, licence: SPE_E5 }') => ({
  sections: { sipDomain: `sipDomain: { name: teams.carrier.example${activation}, dns: { zone: ${zone}, ${place} } }` },
});

describe('a vault', () => {
  it('is in the customer’s own tenant where none is named, is there, and outputs hold the secret', () => {
    const { tenant, problems } = load(withVault(`vault: kv-partner, ${place}`));
    expect(problems).toEqual([]);
    expect(tenant?.app.keyVault).toEqual({
      vault: 'kv-partner',
      resourceGroup: 'rg-voice',
      subscription: id.toLowerCase(),
      tenant: tenant?.id,
      outputSecret: true,
    });
  });

  it('may be the partner’s, be made, and leave the secret out of the outputs', () => {
    const { tenant } = load(
      withVault(`vault: kv-partner, ${place}, tenant: ${id}, make: { location: westeurope }, outputSecret: false`),
    );
    expect(tenant?.app.keyVault).toMatchObject({
      tenant: id.toLowerCase(),
      make: { location: 'westeurope' },
      outputSecret: false,
    });
  });

  it('is named, not addressed', () => {
    expect(onlyProblem(withVault(`vault: https://kv-partner.vault.azure.net, ${place}`))).toBe(
      `stacks/contoso/tenant.yaml: app.keyVault.vault: "https://kv-partner.vault.azure.net" isn't the name of a vault.
  3-24 letters, digits and single hyphens, first a letter, last no hyphen; no address.
  Fix: write the name alone, e.g. kv-partner.`,
    );
  });
});

describe('a DNS zone', () => {
  it('holds the SIP domain, or is it', () => {
    expect(load(withZone('Carrier.example')).problems).toEqual([]);
    expect(load(withZone('teams.carrier.example')).problems).toEqual([]);
    expect(onlyProblem(withZone('contoso.example'))).toBe(
      `stacks/contoso/tenant.yaml: sipDomain.dns.zone: "contoso.example" doesn't hold teams.carrier.example.
  The zone is the SIP domain itself, or one that it lies under.
  Fix: name the zone in which teams.carrier.example is, or leave dns out: a person then publishes the record.`,
    );
  });

  it('is for a domain that this stack registers', () => {
    expect(onlyProblem(withZone('carrier.example', ''))).toContain('sipDomain.activation is missing.');
  });
});
