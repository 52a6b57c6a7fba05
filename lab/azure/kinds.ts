import { z } from 'zod';
import type { LabContext } from '../context.ts';
import { AzureRefusal } from './error.ts';
import type { LabAzureResource, LabVaultSecret } from './model.ts';
import type { ResourceId } from './resource-id.ts';
import { findSecret, findVault, newest, writeSecret } from './secrets.ts';

/** How Azure Resource Manager reads and writes one type. A PUT of what is there writes it anew. */
interface ArmKind {
  readonly type: string;
  read(lab: LabContext, id: string, parsed: ResourceId): object | undefined;
  write(lab: LabContext, id: string, parsed: ResourceId, body: unknown): object;
  /** Absent: ARM has no DELETE of it. */
  remove?(lab: LabContext, id: string, parsed: ResourceId): void;
  missing(parsed: ResourceId): AzureRefusal;
}

const gone = ({ type, names }: ResourceId): AzureRefusal =>
  new AzureRefusal(404, 'ResourceNotFound', `The Resource '${type}/${names.join('/')}' was not found.`);

const tags = z.record(z.string(), z.string()).optional();

const vaultBody = z.looseObject({
  location: z.string(),
  tags,
  properties: z.looseObject({ tenantId: z.string(), sku: z.looseObject({ family: z.string(), name: z.string() }) }),
});

/** Names are the world's: 3-24 letters, digits and hyphens (DOC). Purge protection, once on, stays on (DOC). */
const vaults: ArmKind = {
  type: 'Microsoft.KeyVault/vaults',
  read: (lab, id) => lab.store.get('azureResource', id),
  write: (lab, id, { names: [name = ''] }, body) => {
    const { location, properties, tags: given } = vaultBody.parse(body);
    const before = findVault(lab, name);
    if (before !== undefined && before.id.toLowerCase() !== id.toLowerCase()) {
      const message = `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.`;
      throw new AzureRefusal(409, 'VaultAlreadyExists', message);
    }
    if (!/^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(name)) {
      throw new AzureRefusal(400, 'VaultNameNotValid', `The vault name '${name}' is invalid.`);
    }
    if (before?.properties.enablePurgeProtection === true && properties.enablePurgeProtection !== true) {
      const message =
        'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.';
      throw new AzureRefusal(400, 'BadRequest', message);
    }
    const vault: LabAzureResource = {
      id: before?.id ?? id,
      name,
      type: 'Microsoft.KeyVault/vaults',
      location,
      ...(given !== undefined && { tags: given }),
      properties: {
        ...properties,
        enableSoftDelete: true,
        softDeleteRetentionInDays: properties.softDeleteRetentionInDays ?? 90,
        vaultUri: `${lab.origin}/vaults/${name}/`,
        provisioningState: 'Succeeded',
      },
    };
    lab.store.put('azureResource', id, vault);
    return vault;
  },
  missing: gone,
};

const secretBody = z.looseObject({
  tags,
  properties: z.looseObject({
    value: z.string(),
    contentType: z.string().optional(),
    attributes: z
      .looseObject({ enabled: z.boolean().optional(), exp: z.int().optional(), nbf: z.int().optional() })
      .optional(),
  }),
});

const secretView = (lab: LabContext, id: string, secret: LabVaultSecret): object => {
  const { version, attributes, contentType, tags: given } = newest(secret);
  const uri = `${lab.origin}/vaults/${secret.vault}/secrets/${secret.name}`;
  return {
    id,
    name: secret.name,
    type: 'Microsoft.KeyVault/vaults/secrets',
    location: findVault(lab, secret.vault)?.location,
    ...(given !== undefined && { tags: given }),
    properties: {
      attributes,
      ...(contentType !== undefined && { contentType }),
      secretUri: uri,
      secretUriWithVersion: `${uri}/${version}`,
    },
  };
};

const secrets: ArmKind = {
  type: 'Microsoft.KeyVault/vaults/secrets',
  read: (lab, id, { names: [vault = '', name = ''] }) => {
    const found = findSecret(lab, findVault(lab, vault)?.name ?? vault, name);
    return found === undefined ? undefined : secretView(lab, id, found);
  },
  write: (lab, id, { names: [vault = '', name = ''] }, body) => {
    const inVault = findVault(lab, vault);
    if (inVault === undefined) throw gone({ scope: '', type: 'Microsoft.KeyVault/vaults', names: [vault] });
    if (!/^[0-9a-zA-Z-]{1,127}$/.test(name)) {
      throw new AzureRefusal(400, 'BadRequest', `The secret name '${name}' is invalid.`);
    }
    const { properties, tags: given } = secretBody.parse(body);
    const { value, contentType, attributes } = properties;
    return secretView(lab, id, writeSecret(lab, inVault.name, name, { value, contentType, attributes, tags: given }));
  },
  missing: ({ names: [, name = ''] }) =>
    new AzureRefusal(404, 'SecretNotFound', `A secret with (name/id) ${name} was not found in this key vault.`),
};

const assignmentBody = z.looseObject({
  properties: z.looseObject({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.string().default('User'),
  }),
});

const roleAssignments: ArmKind = {
  type: 'Microsoft.Authorization/roleAssignments',
  read: (lab, id) => {
    const found = lab.store.get('azureRole', id);
    if (found === undefined) return undefined;
    const { countsFrom: _, id: known, name, ...properties } = found;
    return { id: known, name, type: 'Microsoft.Authorization/roleAssignments', properties };
  },
  write: (lab, id, parsed, body) => {
    const { roleDefinitionId, principalId, principalType } = assignmentBody.parse(body).properties;
    const same = lab.store
      .list('azureRole')
      .find(
        (one) =>
          one.scope.toLowerCase() === parsed.scope.toLowerCase() &&
          one.principalId === principalId &&
          one.roleDefinitionId.toLowerCase() === roleDefinitionId.toLowerCase(),
      );
    if (same !== undefined && same.id.toLowerCase() !== id.toLowerCase()) {
      const message = `The role assignment already exists. The ID of the conflicting role assignment is ${same.name}.`;
      throw new AzureRefusal(409, 'RoleAssignmentExists', message);
    }
    const countsFrom = same?.countsFrom ?? lab.clock.now() + lab.switches.azureRoleSeconds * 1000;
    const [name = ''] = parsed.names;
    const row = { id, name, scope: parsed.scope, roleDefinitionId, principalId, principalType, countsFrom };
    lab.store.put('azureRole', id, row);
    return roleAssignments.read(lab, id, parsed) ?? {};
  },
  remove: ({ store }, id) => void store.delete('azureRole', id),
  missing: gone,
};

const recordBody = z.looseObject({
  properties: z.looseObject({
    TTL: z.int(),
    metadata: z.record(z.string(), z.string()).optional(),
    TXTRecords: z.array(z.looseObject({ value: z.array(z.string().max(255)) })),
  }),
});

/** A record set holds all records of its name and type: a PUT writes all of them. What it says is in the world's DNS at once. */
const records: ArmKind = {
  type: 'Microsoft.Network/dnsZones/TXT',
  read: ({ store }, id) => store.get('azureResource', id),
  write: ({ store }, id, { scope, names: [zone = '', name = ''] }, body) => {
    if (store.get('azureResource', `${scope}/providers/Microsoft.Network/dnsZones/${zone}`) === undefined) {
      throw gone({ scope, type: 'Microsoft.Network/dnsZones', names: [zone] });
    }
    const { TTL, TXTRecords, metadata } = recordBody.parse(body).properties;
    const fqdn = name === '@' ? zone : `${name}.${zone}`;
    const record = {
      id,
      name,
      type: 'Microsoft.Network/dnsZones/TXT',
      properties: { TTL, TXTRecords, ...(metadata && { metadata }), fqdn: `${fqdn}.`, provisioningState: 'Succeeded' },
    };
    store.put('azureResource', id, record);
    store.put('setting', `dns/${fqdn}`, { text: TXTRecords.map(({ value }) => value.join('')).join('\n') });
    return record;
  },
  remove: ({ store }, id, { names: [zone = '', name = ''] }) => {
    if (store.delete('azureResource', id)) store.delete('setting', `dns/${name === '@' ? zone : `${name}.${zone}`}`);
  },
  missing: gone,
};

export const armKinds: readonly ArmKind[] = [vaults, secrets, roleAssignments, records];
