import type { LabContext } from '../context.ts';
import { labTenantId } from '../identity.ts';
import type { LabApplication, LabServicePrincipal } from '../model.ts';
import { checkAssertion, checkSecret } from './credentials.ts';
import { AadstsError } from './errors.ts';
import { findResource, isOfAzure, type Resource } from './resources.ts';
import type { Claims } from './tokens.ts';

/** The form of `POST /{tenant}/oauth2/v2.0/token`. */
export type TokenRequest = Readonly<Record<string, string | undefined>>;

/** A tenant is addressed by its id or by any of its verified domains. */
export const checkTenant = (context: LabContext, tenant: string): void => {
  if (['common', 'organizations', 'consumers'].includes(tenant)) throw new AadstsError(50059);
  const domain = context.store.get('domain', tenant);
  if (tenant.toLowerCase() !== labTenantId && domain?.isVerified !== true) throw new AadstsError(90002, { tenant });
};

export const parameter = (request: TokenRequest, name: string): string => {
  const value = request[name];
  if (value === undefined || value === '') throw new AadstsError(900144, { parameter: name });
  return value;
};

/** The service that is asked for, if this tenant has its service principal. */
export const resourceNamed = (context: LabContext, identifier: string): { resource: Resource; identifier: string } => {
  const resource = findResource(identifier, context.origin);
  const isHere =
    (resource !== undefined && isOfAzure(resource)) ||
    context.store.list('servicePrincipal').some((one) => one.appId === resource?.appId && one.deletedDateTime === null);
  if (resource === undefined || !isHere) {
    throw new AadstsError(500011, { resource: identifier, tenant: labTenantId });
  }
  return { resource, identifier };
};

const resourceOf = (context: LabContext, scope: string) => {
  const [first = '', ...others] = scope.split(' ').filter((one) => one !== '');
  if (others.length > 0 || !first.endsWith('/.default')) throw new AadstsError(1002012, { scope });
  return resourceNamed(context, first.slice(0, -'/.default'.length));
};

/** An application and its face in this tenant, by client id. */
export const findClient = (context: LabContext, client: string): [LabApplication, LabServicePrincipal] => {
  const asked = client.toLowerCase();
  const application = context.store
    .list('application')
    .find((one) => one.appId === asked && one.deletedDateTime === null);
  const principal = context.store
    .list('servicePrincipal')
    .find((one) => one.appId === asked && one.deletedDateTime === null);
  // Signing in needs the service principal: the app's face in this tenant.
  if (application === undefined || principal === undefined) {
    throw new AadstsError(700016, { client, tenant: labTenantId });
  }
  if (!principal.accountEnabled) throw new AadstsError(7000112, { client, name: principal.displayName });
  return [application, principal];
};

const rolesOn = (context: LabContext, resource: Resource, principal: LabServicePrincipal): string[] => {
  const service = context.store.list('servicePrincipal').find((one) => one.appId === resource.appId);
  if (service === undefined) return [];
  return context.store
    .list('appRoleAssignment')
    .filter((one) => one.principalId === principal.id && one.resourceId === service.id)
    .flatMap((one) => service.appRoles.filter((role) => role.id === one.appRoleId).map((role) => role.value));
};

/** What a token says of an identity: its permissions on the service, and the directory roles that are active. */
export const claimsOf = (
  context: LabContext,
  principal: LabServicePrincipal,
  resource: Resource,
  identifier: string,
): Claims => ({
  aud: identifier,
  appid: principal.appId,
  oid: principal.id,
  tid: labTenantId,
  roles: rolesOn(context, resource, principal),
  wids: context.store
    .list('directoryRole')
    .filter((one) => one.principalId === principal.id)
    .map((one) => one.roleId),
});

/** The client credentials flow: who asks, proved how, for which service. Throws an AadstsError. */
export const signIn = async (context: LabContext, tenant: string, request: TokenRequest): Promise<Claims> => {
  checkTenant(context, tenant);
  const grantType = parameter(request, 'grant_type');
  if (grantType !== 'client_credentials') throw new AadstsError(70003, { grantType });
  const [application, principal] = findClient(context, parameter(request, 'client_id'));
  const { resource, identifier } = resourceOf(context, parameter(request, 'scope'));
  const { client_secret: secret, client_assertion: assertion } = request;
  if (secret !== undefined) checkSecret(context, application, secret);
  else if (assertion !== undefined) await checkAssertion(context, application, assertion);
  else throw new AadstsError(7000216);
  return claimsOf(context, principal, resource, identifier);
};
