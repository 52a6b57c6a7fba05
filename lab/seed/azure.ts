import type { LabAzureResource } from '../azure/model.ts';
import { roleNamed } from '../azure/roles.ts';
import type { LabContext } from '../context.ts';
import { administrator, automation, dnsKeeper, idOf, type LabIdentity, labTenantId, vaultKeeper } from '../identity.ts';

/** The partner's subscription, in which vaults are. */
export const vaultSubscription = idOf('subscription', 'partner');
/** Of whoever runs DNS for the SIP domain. */
export const dnsSubscription = idOf('subscription', 'dns');

const groupId = (subscription: string, name: string): string => `/subscriptions/${subscription}/resourceGroups/${name}`;

const assign = ({ store }: LabContext, { objectId, displayName }: LabIdentity, role: string, scope: string): void => {
  const name = idOf('roleAssignment', `${displayName}/${role}/${scope}`);
  const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  const roleDefinitionId = `/subscriptions/${scope.split('/')[2]}/providers/Microsoft.Authorization/roleDefinitions/${roleNamed(role)}`;
  const principalType = 'ServicePrincipal';
  store.put('azureRole', id, {
    id,
    name,
    scope,
    roleDefinitionId,
    principalId: objectId,
    principalType,
    countsFrom: 0,
  });
};

/**
 * What a partner has before: a resource group with a vault, where an identity writes and deletes secrets and no more; another group in
 * which it may make a vault; and a DNS zone of the carrier with an identity for it.
 */
export const seedAzure = (context: LabContext): void => {
  const { store, origin } = context;
  const put = (resource: LabAzureResource) => store.put('azureResource', resource.id, resource);
  const group = (subscription: string, name: string): string => {
    const id = groupId(subscription, name);
    put({ id, name, type: 'Microsoft.Resources/resourceGroups', location: 'westeurope', properties: {} });
    return id;
  };
  const partner = group(vaultSubscription, 'rg-partner');
  const own = group(vaultSubscription, 'rg-vaults');
  const dns = group(dnsSubscription, 'rg-dns');
  const vault = `${partner}/providers/Microsoft.KeyVault/vaults/kv-partner`;
  put({
    id: vault,
    name: 'kv-partner',
    type: 'Microsoft.KeyVault/vaults',
    location: 'westeurope',
    properties: {
      tenantId: labTenantId,
      sku: { family: 'A', name: 'standard' },
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enablePurgeProtection: true,
      vaultUri: `${origin}/vaults/kv-partner/`,
      provisioningState: 'Succeeded',
    },
  });
  const zone = `${dns}/providers/Microsoft.Network/dnsZones/teams.carrier.example`;
  put({
    id: zone,
    name: 'teams.carrier.example',
    type: 'Microsoft.Network/dnsZones',
    location: 'global',
    properties: {},
  });
  assign(context, vaultKeeper, 'Contributor', vault);
  assign(context, vaultKeeper, 'Key Vault Secrets Officer', vault);
  assign(context, vaultKeeper, 'Owner', own);
  assign(context, administrator, 'Key Vault Secrets Officer', partner);
  // Whoever hands the secret over, by their own right: the lab has no people in Azure.
  for (const scope of [partner, own]) assign(context, automation, 'Key Vault Secrets User', scope);
  assign(context, dnsKeeper, 'DNS Zone Contributor', zone);
};
