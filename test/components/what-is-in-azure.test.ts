import * as pulumi from '@pulumi/pulumi';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { KeyVault } from '../../components/key-vault/index.ts';
import { SipDomainRecord } from '../../components/sip-domain-record/index.ts';
import { azureProvider } from '../../stacks/azure-provider.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant } from './a-tenant.ts';

/** What the state has, by URN, and what Azure answers, by the function that asks. */
const world: { urns: string[]; azure: Record<string, object> } = { urns: [], azure: {} };
const asked: string[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ id, name, inputs }) => ({ id: id || `${name}-id`, state: inputs }),
      call: ({ token }) => {
        if (token === 'pulumi:pulumi:readStackResourceOutputs') {
          return { outputs: Object.fromEntries(world.urns.map((urn) => [urn, {}])) };
        }
        const [, , name = ''] = token.split(':');
        asked.push(name);
        const found = world.azure[name];
        if (found === undefined) throw new Error('Status=404 Code="NotFound"');
        return found as Record<string, unknown>;
      },
    },
    'trunkline',
    'contoso',
    false,
    'organization',
  ),
);
beforeEach(() => {
  Object.assign(world, { urns: [], azure: {} });
  asked.length = 0;
});

const id = '7c2f0000-0000-4000-8000-000000000001';
const generation = '2026-11';
const { app, ucaas, ...rest } = aTenant({ id });
const { linked: _, ...unlinked } = ucaas;
const tenant = { ...rest, app: { ...app, secrets: [{ name: generation, expires: '2028-10-31' }] }, ucaas: unlinked };
const place = { subscription: 'AB', tenant: id, resourceGroup: 'RG-Voice' };
type Registered = { readonly name: string; readonly opts: pulumi.CustomResourceOptions; readonly inputs: object };

/** What a component registers below itself. */
const childrenOf = async (open: (options: pulumi.ComponentResourceOptions) => Promise<unknown>) => {
  const seen: Registered[] = [];
  await open({
    transformations: [
      ({ name, opts, props }) => {
        seen.push({ name, opts, inputs: props });
        return undefined;
      },
    ],
  });
  await new Promise((resolve) => setImmediate(resolve));
  return seen.slice(1);
};

const aVault = (changes: Partial<Tenant> = {}) => {
  const secrets = [{ value: pulumi.output('value'), endDate: pulumi.output('2028-11-01T12:00:00Z') }];
  const args = {
    tenant: { ...tenant, ...changes },
    place: { ...place, vault: 'KV-Partner', outputSecret: true },
    applicationId: pulumi.output('app'),
    secrets,
  };
  const provider = azureProvider('azure-vault', place, 'TRUNKLINE_VAULT');
  return childrenOf((options) => KeyVault.open('key-vault', args, { ...options, provider }));
};
const ours = { tags: { 'trunkline-tenant': id, 'trunkline-generation': generation } };
const secretUrn = `urn:pulumi:c::t::trunkline:index:KeyVault$azure-native:keyvault:Secret::key-vault-${generation}`;

it('a secret is taken up only where the state lacks it: an id of another spelling would have the engine delete the live one', async () => {
  world.azure = { getSecret: ours };
  expect((await aVault())[0]?.opts.import).toMatch(/\/resourceGroups\/rg-voice\/.*\/vaults\/kv-partner\/secrets\//);
  world.urns = [secretUrn];
  expect((await aVault())[0]?.opts.import).toBeUndefined();
});

it('a secret of the state isn’t asked whose it is: a new version by hand drops its tags', async () => {
  world.azure = { getSecret: { tags: {} } };
  await expect(aVault()).rejects.toThrow('az keyvault secret set-attributes');
  world.urns = [secretUrn];
  expect(await aVault()).toHaveLength(1);
});

it('the secret that CCAIP is linked with is protected, as its generation is', async () => {
  world.azure = { getSecret: ours };
  expect((await aVault())[0]?.opts.protect).toBe(false);
  const linked = { secret: generation, by: 'admin@contoso.com', on: '2026-11-30' };
  expect((await aVault({ ucaas: { ...ucaas, linked } }))[0]?.opts.protect).toBe(true);
});

const aRecord = () => {
  const args = {
    tenant,
    place: { ...place, zone: 'Contoso.com' },
    record: pulumi.output({ label: 'sbc', type: 'TXT', value: 'MS=ms1', ttl: '3600' }),
  };
  const provider = azureProvider('azure-dns', place, 'TRUNKLINE_DNS');
  return childrenOf((options) => SipDomainRecord.open('record', args, { ...options, provider }));
};
const recordUrn = 'urn:pulumi:c::t::trunkline:index:SipDomainRecord$azure-native:dns:RecordSet::record-txt';
const values = (...texts: string[]) => ({ id: '/x', txtRecords: texts.map((text) => ({ value: [text] })) });

it('a record set of the state stays ours and whole when others have had their hand in it', async () => {
  world.urns = [recordUrn];
  world.azure = { getRecordSet: values('v=spf1', 'MS=ms1') };
  const [record] = await aRecord();
  expect(record?.opts).toMatchObject({
    retainOnDelete: true,
    ignoreChanges: expect.arrayContaining(['txtRecords', 'metadata']),
  });
  expect(record?.opts.import).toBeUndefined();
  expect(record?.inputs).toMatchObject({ zoneName: 'contoso.com', resourceGroupName: 'rg-voice' });
});

it('a record set that the state lacks is taken up where it is ours, and left alone where it isn’t', async () => {
  world.azure = { getRecordSet: { ...values('MS=ms1'), metadata: { 'trunkline-tenant': id } } };
  const [record] = await aRecord();
  expect(record?.opts).toMatchObject({ import: '/x', retainOnDelete: true });
  expect(record?.opts.ignoreChanges).toBeUndefined();
  world.azure = { getRecordSet: values('MS=ms1') };
  expect(await aRecord()).toEqual([]);
});
