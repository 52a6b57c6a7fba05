import type { Kind, Properties } from '../../providers/kit/resource.ts';
import type { AzureClient } from './client.ts';
import { createPlainKind } from './plain-kind.ts';
import { createSecretKind } from './secret.ts';

const group = (subscription: string, args: Properties): string =>
  `/subscriptions/${subscription}/resourceGroups/${args.resourceGroupName}`;

export const vaultId = (subscription: string, args: Properties): string =>
  `${group(subscription, args)}/providers/Microsoft.KeyVault/vaults/${args.vaultName}`;

export const roleAssignmentId = (args: Properties): string =>
  `/${String(args.scope).replace(/^\//, '')}/providers/Microsoft.Authorization/roleAssignments/${args.roleAssignmentName}`;

export const recordSetId = (subscription: string, args: Properties): string =>
  `${group(subscription, args)}/providers/Microsoft.Network/dnsZones/${args.zoneName}/${args.recordType}/${args.relativeRecordSetName}`;

/** `/subscriptions/<>/resourceGroups/<name>/providers/<>/<type>/<name>[/<type>/<name>]` */
const namesIn = (id: string) => {
  const [, , , , resourceGroupName = '', , , , first = '', second = '', third = ''] = id.split('/');
  return { resourceGroupName, first, second, third };
};

const flat = ({ properties, ...rest }: Properties): Properties => ({ ...rest, ...(properties as Properties) });

/** The kinds of azure-native that trunkline uses. */
export const azureKinds = (session: () => AzureClient): readonly Kind<object, object>[] => [
  createSecretKind(session) as unknown as Kind<object, object>,
  createPlainKind(session, {
    token: 'azure-native:keyvault:Vault',
    known: ['resourceGroupName', 'vaultName', 'location', 'properties', 'tags'],
    required: ['resourceGroupName', 'vaultName', 'properties'],
    naming: ['resourceGroupName', 'vaultName'],
    idOf: vaultId,
    body: ({ location, properties, tags }) => ({ location, properties, tags }),
    inputs: (id, { location, tags, properties }) => {
      const { resourceGroupName, first: vaultName } = namesIn(id);
      const { vaultUri: _, provisioningState: __, ...asked } = properties as Properties;
      return { resourceGroupName, vaultName, location, tags, properties: asked };
    },
    outputs: ({ name, location, properties, tags, type }) => ({ name, location, properties, tags, type }),
    unknown: ['name'],
  }),
  createPlainKind(session, {
    token: 'azure-native:authorization:RoleAssignment',
    known: ['scope', 'roleAssignmentName', 'principalId', 'principalType', 'roleDefinitionId', 'description'],
    required: ['scope', 'roleAssignmentName', 'principalId', 'roleDefinitionId'],
    naming: ['scope', 'roleAssignmentName', 'principalId', 'roleDefinitionId'],
    idOf: (_, args) => roleAssignmentId(args),
    body: ({ principalId, principalType, roleDefinitionId, description }) => ({
      properties: { principalId, principalType, roleDefinitionId, description },
    }),
    inputs: (id, { name, properties }) => {
      const { scope: _, ...asked } = properties as Properties;
      return {
        ...asked,
        scope: id.slice(0, id.indexOf('/providers/Microsoft.Authorization')),
        roleAssignmentName: name,
      };
    },
    outputs: flat,
    unknown: ['name'],
  }),
  createPlainKind(session, {
    token: 'azure-native:dns:RecordSet',
    known: ['resourceGroupName', 'zoneName', 'recordType', 'relativeRecordSetName', 'ttl', 'txtRecords', 'metadata'],
    required: ['resourceGroupName', 'zoneName', 'recordType', 'relativeRecordSetName'],
    naming: ['resourceGroupName', 'zoneName', 'recordType', 'relativeRecordSetName'],
    idOf: recordSetId,
    body: ({ ttl, txtRecords, metadata }) => ({ properties: { TTL: ttl, TXTRecords: txtRecords, metadata } }),
    inputs: (id, { properties }) => {
      const { resourceGroupName, first: zoneName, second: recordType, third: relativeRecordSetName } = namesIn(id);
      const { TTL: ttl, TXTRecords: txtRecords, metadata } = properties as Properties;
      const names = { resourceGroupName, zoneName, recordType, relativeRecordSetName };
      return { ...names, ttl, txtRecords, ...(metadata !== undefined && { metadata }) };
    },
    outputs: (found) => {
      const { TTL: ttl, TXTRecords: txtRecords, ...rest } = flat(found);
      return { ...rest, ttl, txtRecords };
    },
    unknown: ['fqdn'],
  }),
];
