import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openAzure } from '../../../lab/azure-native/client.ts';
import { azureKinds } from '../../../lab/azure-native/kinds.ts';
import type { Environment } from '../../../lab/azure-native/sign-in.ts';
import { labEnvironment } from '../../../lab/environment.ts';
import { dnsKeeper, idOf, type LabIdentity, labTenantId, vaultKeeper } from '../../../lab/identity.ts';
import { dnsSubscription, vaultSubscription } from '../../../lab/seed/azure.ts';
import type { Properties } from '../../../providers/kit/resource.ts';
import { openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const context = { urn: 'urn:pulumi:t::t::x::x', signal: new AbortController().signal, log: () => undefined };
const waits: number[] = [];

/** The stand-in as an engine starts it: with the environment of one identity. */
const signedIn = (by: LabIdentity, subscriptionId: string, more: Environment = {}) => {
  const env = {
    ...labEnvironment(lab),
    ARM_CLIENT_ID: by.clientId,
    ARM_CLIENT_SECRET: by.clientSecret,
    ...more,
  };
  const client = openAzure(env, {
    tenantId: labTenantId,
    subscriptionId,
    sleep: async (seconds) => {
      waits.push(seconds);
      lab.later(seconds);
    },
  });
  const kinds = new Map(azureKinds(() => client).map((kind) => [kind.token.split(':').at(-1), kind]));
  return (name: string) => kinds.get(name) ?? expect.unreachable();
};
const kind = signedIn(vaultKeeper, vaultSubscription);
const secret = kind('Secret');

const asked = (value = 'one', expires = 1_856_606_400): Properties => ({
  resourceGroupName: 'rg-partner',
  vaultName: 'kv-partner',
  secretName: 'contoso-2026-11',
  properties: { value, contentType: 'text/plain', attributes: { expires } },
  tags: { of: 'contoso' },
});
const create = (args = asked()) => secret.create({ args, context });
const inVault = () => lab.store.get('vaultSecret', 'kv-partner/contoso-2026-11');

describe('a secret of the stand-in for azure-native', () => {
  it('is written through ARM, which never shows its value: a change by hand is no difference', async () => {
    const { id, state } = await create();
    expect(id).toMatch(/\/vaults\/kv-partner\/secrets\/contoso-2026-11$/);
    expect(JSON.stringify(state)).not.toContain('"one"');
    expect(state).toMatchObject({
      properties: {
        secretUri: `${lab.url}/vaults/kv-partner/secrets/contoso-2026-11`,
        attributes: { expires: 1_856_606_400 },
      },
    });
    await lab.post('/lab/vault-secrets', { path: '/vaults/kv-partner/secrets/contoso-2026-11', value: 'by hand' });
    const read = await secret.read({ id, state, args: asked(), context });
    expect(JSON.stringify(read)).not.toContain('by hand');
  });

  it('differs by value, end, content type and tags, and each write is a version', async () => {
    const { id, state } = await create();
    const paths = (args: Properties) => secret.diff({ urn: '', id, state, args }).map(({ path }) => path);
    expect(paths(asked())).toEqual([]);
    expect(paths({ ...asked('two', 1), tags: {} })).toEqual([
      'properties.value',
      'properties.attributes.expires',
      'tags',
    ]);
    await secret.update({ id, state, args: asked('two'), context });
    expect(inVault()?.versions.map(({ value }) => value)).toEqual(['one', 'two']);
  });

  it('has the id of the answer, which may be spelled otherwise, and is found by it', async () => {
    await lab.post('/lab/switches', { azureIds: 'other case' });
    const { id, state } = await create();
    expect(id).toContain('/resourcegroups/rg-partner/');
    await secret.delete({ id, state, context });
    expect(inVault()?.deleted).toBeDefined();
    await lab.post('/lab/switches', { azureIds: 'as asked' });
    lab.later(60);
    expect((await create()).id).toContain('/resourceGroups/rg-partner/');
  });

  it('is refused where it is there already, whoever made it', async () => {
    await create();
    await expect(create()).rejects.toThrow("cannot create already existing resource '/subscriptions/");
  });

  it('is made once where the reply to its write was lost: the plugin sends it again', async () => {
    await lab.post('/lab/faults', { kind: 'lostReply', on: 'PUT /subscriptions' });
    await create();
    expect(inVault()?.versions.map(({ value }) => value)).toEqual(['one', 'one']);
  });

  it('is deleted through the vault, softly, and recovered when it comes again', async () => {
    await lab.post('/lab/switches', { deletedSecrets: 'recovered' });
    const { id, state } = await create();
    await secret.delete({ id, state, context });
    expect(inVault()?.deleted).toBeDefined();
    // It isn't in the list of the deleted for some seconds: asked again.
    await create(asked('three'));
    expect(inVault()?.versions.map(({ value }) => value)).toEqual(['one', 'three']);
    expect(inVault()?.deleted).toBeUndefined();
  });

  it('keeps its name when it was deleted, where nothing recovers it, as versions before do', async () => {
    await lab.post('/lab/switches', { deletedSecrets: 'refused' });
    const { id, state } = await create();
    await secret.delete({ id, state, context });
    await expect(create()).rejects.toThrow(
      'Status=409 Code="Conflict" Message="Secret contoso-2026-11 is currently in a deleted but recoverable state',
    );
  });

  it('is not deleted without the role in the vault, nor through its firewall, though ARM goes on', async () => {
    const { id, state } = await create();
    await lab.post('/lab/vaults', { name: 'kv-partner', firewall: true });
    await expect(secret.delete({ id, state, context })).rejects.toThrow('Client address is not authorized');
    await secret.update({ id, state, args: asked('two'), context });
    await lab.post('/lab/vaults', { name: 'kv-partner', firewall: false });
    for (const role of lab.store.list('azureRole')) {
      if (role.roleDefinitionId.endsWith('b86a8fe4-44ce-4948-aee5-eccb2c155cd7'))
        lab.store.delete('azureRole', role.id);
    }
    await expect(secret.delete({ id, state, context })).rejects.toThrow("secrets/delete'");
    expect(inVault()?.deleted).toBeUndefined();
  });

  it('is not purged where the vault is protected against it', async () => {
    const { id, state } = await create();
    await secret.delete({ id, state, context });
    lab.later(60);
    const authorization = `Bearer ${await lab.token(vaultKeeper, 'https://vault.azure.net/.default')}`;
    const purge = () =>
      lab.call('DELETE', '/vaults/kv-partner/deletedsecrets/contoso-2026-11', undefined, {
        headers: { authorization },
      });
    const refused = await purge();
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('purge protection');
    expect(inVault()?.deleted).toBeDefined();
    // The name is free when the retention is over.
    lab.later(91 * 86_400);
    await create(asked('anew'));
    expect(inVault()?.versions.map(({ value }) => value)).toEqual(['anew']);
  });

  it.each([
    ['a vault', '/vaults/kv-partner/secrets/x', 'https://management.azure.com/.default'],
    [
      'Azure Resource Manager',
      `/subscriptions/${vaultSubscription}/resourceGroups/rg-partner`,
      'https://vault.azure.net/.default',
    ],
  ])('is of %s that takes tokens for itself alone', async (_, path, scope) => {
    const headers = { authorization: `Bearer ${await lab.token(vaultKeeper, scope)}` };
    const { status, body } = await lab.call('GET', path, undefined, { headers });
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationTokenAudience']);
  });

  it('is written by who may and is signed in by the secret of its own environment alone', async () => {
    const byDns = signedIn(dnsKeeper, vaultSubscription)('Secret');
    await expect(byDns.create({ args: asked(), context })).rejects.toThrow('Code="AuthorizationFailed"');
    const wrong = signedIn(vaultKeeper, vaultSubscription, { ARM_CLIENT_SECRET: 'of another' })('Secret');
    await expect(wrong.create({ args: asked(), context })).rejects.toThrow('AADSTS7000215');
    const none = signedIn(vaultKeeper, vaultSubscription, { ARM_CLIENT_SECRET: '' })('Secret');
    await expect(none.create({ args: asked(), context })).rejects.toThrow('Azure CLI not found on path');
  });
});

describe('what the stand-in makes beside secrets', () => {
  const vault: Properties = {
    resourceGroupName: 'rg-vaults',
    vaultName: 'kv-own',
    location: 'westeurope',
    properties: { tenantId: labTenantId, sku: { family: 'A', name: 'standard' }, enablePurgeProtection: true },
  };
  const inOwn = { ...asked(), resourceGroupName: 'rg-vaults', vaultName: 'kv-own' };

  it('is a vault whose secrets its maker deletes only once the role counts', async () => {
    const { id: scope } = await kind('Vault').create({ args: vault, context });
    const { id, state } = await secret.create({ args: inOwn, context });
    const assignment = {
      scope,
      roleAssignmentName: idOf('test', 'assignment'),
      principalId: vaultKeeper.objectId,
      principalType: 'ServicePrincipal',
      roleDefinitionId: `/subscriptions/${vaultSubscription}/providers/Microsoft.Authorization/roleDefinitions/b86a8fe4-44ce-4948-aee5-eccb2c155cd7`,
    };
    const made = await kind('RoleAssignment').create({ args: assignment, context });
    await expect(secret.delete({ id, state, context })).rejects.toThrow('not authorized to perform action');
    lab.later(600);
    await secret.delete({ id, state, context });
    expect(kind('RoleAssignment').diff({ urn: '', ...made, args: assignment })).toEqual([]);
  });

  it('is a record that the domain’s owner proves itself by', async () => {
    const record = signedIn(dnsKeeper, dnsSubscription)('RecordSet');
    const args = {
      resourceGroupName: 'rg-dns',
      zoneName: 'teams.carrier.example',
      recordType: 'TXT',
      relativeRecordSetName: '4f9a1',
      ttl: 3600,
      txtRecords: [{ value: ['MS=ms12345678'] }],
    };
    const { id, state } = await record.create({ args, context });
    expect(lab.store.get('setting', 'dns/4f9a1.teams.carrier.example')).toEqual({ text: 'MS=ms12345678' });
    await record.delete({ id, state, context });
    expect(lab.store.get('setting', 'dns/4f9a1.teams.carrier.example')).toBeUndefined();
  });
});
