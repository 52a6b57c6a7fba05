import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labEnvironment } from '../../../lab/environment.ts';
import { administrator, dnsKeeper, type LabIdentity, labTenantId } from '../../../lab/identity.ts';
import { credentialOfPerson, readFromVault } from '../../../scripts/handover/read-from-vault.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant } from '../../components/a-tenant.ts';
import { openLab } from '../../lab/lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeAll(() =>
  lab.post('/lab/vault-secrets', { path: '/vaults/kv-partner/secrets/contoso-2026-11', value: 'the value' }),
);

const place = { vault: 'kv-partner', resourceGroup: 'rg', subscription: 's', tenant: labTenantId, outputSecret: false };
const tenantOf = (id: string): Tenant => {
  const tenant = aTenant({ id });
  return { ...tenant, app: { ...tenant.app, keyVault: place } };
};
const uri = `${lab.url}/vaults/kv-partner/secrets/contoso-2026-11`;
const by = (identity: LabIdentity) => ({
  getToken: async (scope: string) => ({ token: await lab.token(identity, scope), expiresOnTimestamp: 0 }),
});
const nobody = { getToken: () => expect.unreachable('a token was asked for') };
const said = (work: Promise<string>) =>
  work.then(
    () => expect.unreachable(),
    (error: Error) => error.message,
  );

describe('a secret in the vault', () => {
  it('is read by the right of whoever asks', async () => {
    expect(await readFromVault(uri, tenantOf(labTenantId), by(administrator))).toBe('the value');
    const person = credentialOfPerson(tenantOf(labTenantId), labEnvironment(lab));
    expect(await readFromVault(uri, tenantOf(labTenantId), person)).toBe('the value');
    const refused = await said(readFromVault(uri, tenantOf(labTenantId), by(dnsKeeper)));
    expect(refused).toContain('Caller is not authorized to perform action on resource.');
    expect(refused).toContain('Fix: have the role Key Vault Secrets User');
    await lab.post('/lab/vaults', { name: 'kv-partner', firewall: true });
    const shut = await said(readFromVault(uri, tenantOf(labTenantId), by(administrator)));
    expect(shut).toContain("Fix: open the vault's firewall");
    await lab.post('/lab/vaults', { name: 'kv-partner', firewall: false });
  });

  it.each([
    ['a real tenant’s at the lab', '7c2f0000-0000-4000-8000-000000000001', uri],
    [
      'a real tenant’s elsewhere',
      '7c2f0000-0000-4000-8000-000000000001',
      'https://kv-partner.vault.azure.net.evil.example/secrets/x',
    ],
    [
      'a real tenant’s in another vault',
      '7c2f0000-0000-4000-8000-000000000001',
      'https://kv-other.vault.azure.net/secrets/x',
    ],
    [
      'a real tenant’s in another cloud',
      '7c2f0000-0000-4000-8000-000000000001',
      'https://kv-partner.vault.azure.cn/secrets/x',
    ],
    ['the lab’s in a real vault', labTenantId, 'https://kv-partner.vault.azure.net/secrets/x'],
    ['the lab’s in the clear', labTenantId, uri.replace('https:', 'http:')],
  ])('is never asked for at an address that is not its own: %s', async (_, id, address) => {
    expect(await said(readFromVault(address, tenantOf(id), nobody))).toContain(
      'is not in the vault that the tenant file of contoso names.',
    );
  });
});
