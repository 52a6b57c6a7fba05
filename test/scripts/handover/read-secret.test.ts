import { afterAll, describe, expect, it } from 'vitest';
import { labEnvironment } from '../../../lab/environment.ts';
import { labTenantId } from '../../../lab/identity.ts';
import { readSecret } from '../../../scripts/handover/read-secret.ts';
import type { Engine } from '../../../scripts/pulumi/engine.ts';
import { aTenant } from '../../components/a-tenant.ts';
import { openLab } from '../../lab/lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());

const place = { vault: 'kv-partner', resourceGroup: 'rg', subscription: 's', tenant: labTenantId };
const tenantWith = (outputSecret: boolean) => {
  const tenant = aTenant({ id: labTenantId });
  return { ...tenant, app: { ...tenant.app, keyVault: { ...place, outputSecret } } };
};
const asked: (readonly string[])[] = [];
const engineSaying = (outputs: object): Engine =>
  ({
    ask: async (...args: string[]) => {
      asked.push(args);
      return { exitCode: 0, stdout: JSON.stringify(outputs), stderr: '' };
    },
  }) as unknown as Engine;

describe('the secret that is handed over', () => {
  it('is that of the outputs, where they hold it', async () => {
    const engine = engineSaying({ connectedAppSecret: 'of the state', connectedAppSecretUri: `${lab.url}/x` });
    expect(await readSecret(engine, tenantWith(true), {})).toBe('of the state');
  });

  it('is read from the vault where outputs hold its address alone, and the state’s secrets stay shut', async () => {
    await lab.post('/lab/vault-secrets', { path: '/vaults/kv-partner/secrets/contoso-2026-11', value: 'of the vault' });
    asked.length = 0;
    const engine = engineSaying({ connectedAppSecretUri: `${lab.url}/vaults/kv-partner/secrets/contoso-2026-11` });
    expect(await readSecret(engine, tenantWith(false), labEnvironment(lab))).toBe('of the vault');
    expect(asked.flat()).not.toContain('--show-secrets');
  });

  it('is not lost where the last up left it out of the outputs: another up shows it', async () => {
    const held = engineSaying({ connectedAppSecretUri: `${lab.url}/x` });
    await expect(readSecret(held, tenantWith(true), {})).rejects.toThrow('Fix: npm run pulumi -- up -s contoso, then');
    const lost = readSecret(engineSaying({}), tenantWith(true), {});
    await expect(lost).rejects.toThrow('npm run rotate -- contoso --lost');
  });

  it('isn’t there before an up that wrote it into the vault', async () => {
    await expect(readSecret(engineSaying({}), tenantWith(false), {})).rejects.toThrow(
      "the last up didn't write the secret into the vault.",
    );
  });
});
