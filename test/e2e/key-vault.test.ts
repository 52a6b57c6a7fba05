import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dnsSubscription, vaultSubscription } from '../../lab/seed/azure.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

interface VaultSecret {
  readonly name: string;
  readonly versions: readonly { value: string; contentType?: string; attributes: { exp?: number }; tags?: object }[];
  readonly deleted?: object;
}

let tenant: LabTenant;

const first = { name: '2026-11', expires: '2028-10-31' };
const second = { name: '2026-11b', expires: '2028-10-30' };
const keyVault = {
  vault: 'kv-of-the-lab',
  resourceGroup: 'rg-vaults',
  subscription: vaultSubscription,
  make: { location: 'westeurope' },
  outputSecret: false,
};
/** A domain that nobody has registered, in a zone of Azure DNS. */
const fresh = '7b2c3.teams.carrier.example';
const dns = { zone: 'teams.carrier.example', resourceGroup: 'rg-dns', subscription: dnsSubscription };
const nameOf = (generation: string) => `lab-1ab00000-${generation}`;

const vaultSecrets = async () =>
  Object.fromEntries(((await tenant.look('vault-secrets')) as VaultSecret[]).map((one) => [one.name, one]));
const isVerified = async () => {
  const { value } = (await tenant.graph('GET', '/v1.0/domains')) as { value: { id: string; isVerified: boolean }[] };
  return value.find(({ id }) => id === fresh)?.isVerified;
};
const setApp = (key: string, value: unknown) => tenant.editTenant((document) => document.setIn(['app', key], value));
const state = async () => (await tenant.session.run('stack', 'export')).stdout;

interface State {
  readonly deployment: {
    readonly resources: readonly { type: string; outputs: { ucaas?: Record<string, unknown> } }[];
  };
}
const outputsOf = (text: string) =>
  (JSON.parse(text) as State).deployment.resources.find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs ?? {};

beforeAll(async () => {
  tenant = await openLabTenant();
  setApp('keyVault', keyVault);
  tenant.editTenant((document) => {
    document.setIn(['sipDomain', 'name'], fresh);
    document.setIn(['sipDomain', 'dns'], dns);
    document.setIn(['sbcs', 'main', 'fqdn'], fresh);
  });
  // Azure answers ids in another case than they were asked by: nothing may be imported twice for that.
  await tenant.press('switches', { azureIds: 'other case' });
  tenant.session.withSetup(true);
  const { exitCode, stdout, stderr } = await tenant.up();
  expect(exitCode, `${stdout}${stderr}`).toBe(0);
  // Nobody is asked to publish a record that this run writes itself; the next one has it verified.
  expect(stdout).toMatch(
    /the record \S+ TXT "MS=ms\d+" \(TTL 3600 s\) is to be written into the DNS zone teams\.carrier\.example/,
  );
  expect(stdout).not.toContain('publish this record in DNS');
  expect(await isVerified()).toBe(false);
});
afterAll(() => tenant.close());

describe('client secrets in a vault, on the real engine', () => {
  it('are there with their end, and outputs hold their address alone', async () => {
    const { [nameOf('2026-11')]: secret } = await vaultSecrets();
    expect(secret?.versions).toEqual([
      expect.objectContaining({
        contentType: 'text/plain',
        attributes: expect.objectContaining({ exp: Date.parse('2028-11-01T12:00:00Z') / 1000 }),
        tags: expect.objectContaining({
          'trunkline-tenant': '1ab00000-0000-4000-8000-00000000c0de',
          'trunkline-generation': '2026-11',
        }),
      }),
    ]);
    const kept = await state();
    const told = outputsOf(kept).ucaas;
    expect(told).not.toHaveProperty('connectedAppSecret');
    expect(told?.connectedAppSecretUri).toMatch(/\/vaults\/kv-of-the-lab\/secrets\/lab-1ab00000-2026-11$/);
    const value = secret?.versions[0]?.value ?? '';
    expect(value.length).toBeGreaterThan(20);
    expect(kept).not.toContain(value);
    // The credential isn't in the state, under no name.
    expect(kept).not.toMatch(/lab~(vault|dns)~secret/);
    // What waits for the domain goes on; the vault and the zone are as they are asked.
    const names = (await tenant.preview()).map(({ name }) => name);
    expect(names.filter((name) => /^(key-vault|sip-domain-record)/.test(name))).toEqual([]);
  });

  it('are the same however the file spells where they are, and whoever dropped their tags', async () => {
    const mine = `/vaults/kv-of-the-lab/secrets/${nameOf('2026-11')}`;
    await tenant.press('vault-secrets', { path: mine, value: 'by hand' });
    setApp('keyVault', { ...keyVault, vault: 'KV-of-the-Lab', resourceGroup: 'RG-Vaults' });
    const names = (await tenant.preview()).map(({ name }) => name);
    expect(names.filter((name) => /^(key-vault|sip-domain-record)/.test(name))).toEqual([]);
    setApp('keyVault', keyVault);
  });

  it('come one by one: what a killed run left in the vault is taken up by the next, and others’ are not', async () => {
    setApp('secrets', [first, second]);
    const theirs = `/vaults/kv-of-the-lab/secrets/${nameOf('2026-11b')}`;
    await tenant.press('vault-secrets', { path: theirs, value: 'of somebody else' });
    const refused = await tenant.up();
    expect(refused.exitCode).not.toBe(0);
    expect(`${refused.stdout}${refused.stderr}`).toContain("its tags don't say that it is this tenant's generation");
    const tags = { 'trunkline-tenant': '1ab00000-0000-4000-8000-00000000c0de', 'trunkline-generation': '2026-11b' };
    await tenant.press('vault-secrets', { path: theirs, value: 'half done', tags });
    const { exitCode, stdout, stderr } = await tenant.up();
    expect(exitCode, `${stdout}${stderr}`).toBe(0);
    const { [nameOf('2026-11b')]: secret } = await vaultSecrets();
    expect(secret?.versions.at(-1)?.value).not.toBe('half done');
    expect(await isVerified()).toBe(true);
    expect(secret?.versions.at(-1)?.attributes.exp).toBe(Date.parse('2028-10-31T12:00:00Z') / 1000);
  });

  it('go with their generation, through the vault itself', async () => {
    setApp('secrets', [second]);
    expect((await tenant.up()).exitCode).toBe(0);
    expect((await vaultSecrets())[nameOf('2026-11')]).toHaveProperty('deleted');
  });

  it('go with the stack, which keeps the vault that it made and takes it up again', async () => {
    const { exitCode, stdout, stderr } = await tenant.session.run('destroy', '--yes', '--skip-preview');
    expect(exitCode, `${stdout}${stderr}`).toBe(0);
    expect(Object.values(await vaultSecrets()).every((one) => one.deleted !== undefined)).toBe(true);
    const steps = await tenant.preview();
    expect(steps.flatMap(({ op, name }) => (op === 'import' ? [name] : []))).toEqual([
      'key-vault',
      'key-vault-secrets-officer',
    ]);
  });
});
