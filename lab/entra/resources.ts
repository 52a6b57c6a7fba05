/** A service that tokens are issued for. */
export interface Resource {
  readonly appId: string;
  readonly displayName: string;
  /** What a client may put before `/.default`, besides the app id. */
  readonly identifiers: readonly string[];
}

export const microsoftGraph: Resource = {
  appId: '00000003-0000-0000-c000-000000000000',
  displayName: 'Microsoft Graph',
  identifiers: ['https://graph.microsoft.com'],
};

/** Where Teams PowerShell goes (Connect-MicrosoftTeams, application authentication page). */
export const teamsAdmin: Resource = {
  appId: '48ac35b8-9aa8-4d74-927d-1f4a14a0b239',
  displayName: 'Skype and Teams Tenant Admin API',
  identifiers: ['https://api.interfaces.records.teams.microsoft.com'],
};

/** Azure Resource Manager: what azure-native writes by. Its audiences are those of the public cloud's metadata. */
export const azureManagement: Resource = {
  appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  displayName: 'Windows Azure Service Management API',
  identifiers: ['https://management.azure.com', 'https://management.core.windows.net'],
};

/** The data plane of Key Vault. */
export const keyVault: Resource = {
  appId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
  displayName: 'Azure Key Vault',
  identifiers: ['https://vault.azure.net'],
};

const resources = [microsoftGraph, teamsAdmin, azureManagement, keyVault];

/** Azure's services need no service principal in the tenant that signs in: what an identity may do there is said by roles in Azure. */
export const isOfAzure = (resource: Resource): boolean => resource === azureManagement || resource === keyVault;

/** The resource that a scope names; the lab's own address is its Graph, because azuread asks for it by address. */
export const findResource = (identifier: string, origin: string): Resource | undefined => {
  const asked = identifier.replace(/\/+$/, '').toLowerCase();
  if (asked === origin.toLowerCase()) return microsoftGraph;
  return resources.find((one) => one.appId === asked || one.identifiers.includes(asked));
};

/** True if a token for `aud` opens the resource. */
export const isFor = (resource: Resource, aud: string, origin: string): boolean =>
  findResource(aud, origin) === resource;
