import { ServiceError } from '../../providers/kit/error.ts';
import type { Properties } from '../../providers/kit/resource.ts';
import type { AzureadClient } from './client.ts';

interface Entitlement {
  readonly id: string;
  readonly value: string | null;
}

interface GraphPrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly appRoles: readonly Entitlement[];
  readonly oauth2PermissionScopes: readonly Entitlement[];
}

/** Ids by name, as azuread flattens roles and scopes: those without a name are left out. */
const idsOf = (entitlements: readonly Entitlement[]): Readonly<Record<string, string>> =>
  Object.fromEntries(entitlements.flatMap(({ id, value }) => (value ? [[value, id] as const] : [])));

/**
 * azuread's data source azuread_service_principal, by client id, with what UcaasApp takes of it (SRC: service_principal_data_source.go
 * at f0169e0: a list by appId, then samlMetadataUrl from beta).
 */
export const findServicePrincipal = async (client: AzureadClient, args: Properties): Promise<Properties> => {
  const clientId = String(args.clientId);
  const doing = `Listing service principals for filter "appId eq '${clientId}'"`;
  const filter = new URLSearchParams({ $filter: `appId eq '${clientId}'` });
  const { value } = await client.call('GET', `/v1.0/servicePrincipals?${filter}`, doing);
  const [found] = value as readonly GraphPrincipal[];
  if (found === undefined) throw new ServiceError({ kind: 'NotFound', doing, text: 'No service principal found' });
  await client.call('GET', `/beta/servicePrincipals/${found.id}?%24select=samlMetadataUrl`, doing);
  return {
    id: `/servicePrincipals/${found.id}`,
    clientId: found.appId,
    displayName: found.displayName,
    objectId: found.id,
    appRoleIds: idsOf(found.appRoles),
    oauth2PermissionScopeIds: idsOf(found.oauth2PermissionScopes),
  };
};
