import { describe, expect, it } from 'vitest';
import { planKeyVault, vaultSecretName } from '../../components/key-vault/plan.ts';
import { aTenant } from './a-tenant.ts';

const id = '5a3c1f70-2b94-4d0e-8f61-9c7d20e4b815';

describe('names of secrets in a vault', () => {
  it('are whose and which generation', () => {
    expect(vaultSecretName({ name: 'contoso', id }, '2026-11')).toBe('contoso-5a3c1f70-2026-11');
  });

  it('are of what a vault takes, and differ where the generations do', () => {
    const names = [
      '2026-11-a b',
      '2026-11-a-b',
      '2026-11-a/b',
      `2026-11-${'x'.repeat(200)}`,
      `2026-11-${'x'.repeat(201)}`,
    ].map((generation) => vaultSecretName({ name: 'contoso.nl', id }, generation));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[0-9A-Za-z-]{1,127}$/);
  });

  it('differ between two tenants of one folder name', () => {
    const other = vaultSecretName({ name: 'contoso', id: '6b3c1f70-2b94-4d0e-8f61-9c7d20e4b815' }, '2026-11');
    expect(other).not.toBe(vaultSecretName({ name: 'contoso', id }, '2026-11'));
  });
});

describe('the plan of a vault', () => {
  const place = { vault: 'kv', resourceGroup: 'rg', subscription: id, tenant: id, outputSecret: true };

  it('has one secret for each generation, and a role only where the vault is made', () => {
    const tenant = aTenant();
    const plan = planKeyVault('key-vault', tenant, place);
    expect(plan.secrets.map(({ generation }) => generation)).toEqual(tenant.app.secrets.map(({ name }) => name));
    expect(plan.secrets[0]?.id).toBe(
      `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv/secrets/${plan.secrets[0]?.secretName}`,
    );
    expect(plan.officer).toBeUndefined();
    expect(planKeyVault('key-vault', tenant, { ...place, make: { location: 'x' } }).officer).toBeDefined();
  });
});
