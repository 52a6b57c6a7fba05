import { randomUUID } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { Claims } from '../../entra/tokens.ts';
import type { LabServicePrincipal } from '../../model.ts';
import type { Rows } from '../../store.ts';
import { badRequest, GraphError, notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { newServicePrincipal } from './defaults.ts';
import { deepMerge } from './merge.ts';
import { checkOwnership, forgetOwners, readBoundOwners, setFirstOwners } from './owners.ts';

type Body = Readonly<Record<string, unknown>>;

const empty = newServicePrincipal({ id: '', appId: '', displayName: '', createdDateTime: '' });

export const principalView = (principal: LabServicePrincipal, version: 'v1.0' | 'beta'): Record<string, unknown> =>
  version === 'beta' ? { ...principal, samlMetadataUrl: null } : principal;

export const principalRules = (version: 'v1.0' | 'beta'): CollectionRules => ({
  type: 'servicePrincipal',
  defaultPage: 100,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set(Object.keys(principalView(empty, version))),
  directory: true,
});

/** A living service principal by object id, or by client id as `appId=…`. */
export const findPrincipal = (rows: Rows, key: string): LabServicePrincipal => {
  const [, appId] = /^appId=(.+)$/i.exec(key) ?? [];
  const principal =
    appId === undefined
      ? rows.get('servicePrincipal', key)
      : rows.list('servicePrincipal').find((one) => one.appId === appId.toLowerCase());
  if (principal === undefined || principal.deletedDateTime !== null) throw notFound(appId ?? key);
  return principal;
};

const readOnly = new Set(['id', 'appId', 'appDisplayName', 'createdDateTime', 'servicePrincipalNames', 'displayName']);

const writable = (body: Body): Body => Object.fromEntries(Object.entries(body).filter(([name]) => !readOnly.has(name)));

const checkBody = (body: Body): void => {
  const unknown = Object.keys(body).find((name) => !name.includes('@odata.') && !(name in empty));
  if (unknown !== undefined) throw badRequest(`Invalid property '${unknown}'.`);
};

/** POST /servicePrincipals: an application's face in this tenant. Readable at once: azuread gives up on a 404 here. */
export const createPrincipal = (lab: LabContext, caller: Claims, body: Body): LabServicePrincipal => {
  checkBody(body);
  const appId = String(body.appId ?? '').toLowerCase();
  const application = lab.store.list('application').find((one) => one.appId === appId && one.deletedDateTime === null);
  if (application === undefined) {
    // With OwnedBy an app of another tenant can't be brought in either.
    if (!caller.roles.includes('Application.ReadWrite.All') && caller.roles.includes('Application.ReadWrite.OwnedBy')) {
      throw new GraphError(
        403,
        'Authorization_RequestDenied',
        'When using this permission, the backing application of the service principal being created must in the local tenant',
      );
    }
    throw badRequest(`The appId '${appId}' of the service principal does not reference a valid application object.`);
  }
  checkOwnership(lab.store, caller, application.id);
  if (lab.store.list('servicePrincipal').some((one) => one.appId === appId && one.deletedDateTime === null)) {
    const message = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`;
    throw new GraphError(409, 'Request_MultipleObjectsWithSameKeyValue', message, {
      details: [{ code: 'ObjectConflict', target: 'servicePrincipalNames', message }],
    });
  }
  readBoundOwners(lab.store, body);
  const born = newServicePrincipal({
    id: randomUUID(),
    appId,
    displayName: application.displayName,
    createdDateTime: new Date(lab.clock.now()).toISOString(),
  });
  const principal = deepMerge(
    { ...born, appOwnerOrganizationId: lab.tenantId, signInAudience: application.signInAudience },
    writable(body),
  );
  lab.store.put('servicePrincipal', principal.id, principal);
  setFirstOwners(lab, caller, principal.id, body);
  return principal;
};

/** PATCH /servicePrincipals/{id}. */
export const changePrincipal = (lab: LabContext, principal: LabServicePrincipal, body: Body): void => {
  checkBody(body);
  lab.store.put('servicePrincipal', principal.id, deepMerge(principal, writable(body)));
};

/** DELETE /servicePrincipals/{id}: its grants go with it. */
export const deletePrincipal = ({ store, clock }: LabContext, principal: LabServicePrincipal): void => {
  store.put('servicePrincipal', principal.id, {
    ...principal,
    deletedDateTime: new Date(clock.now()).toISOString(),
  });
  forgetOwners(store, principal.id);
  for (const one of store.list('appRoleAssignment')) {
    if (one.principalId === principal.id || one.resourceId === principal.id) store.delete('appRoleAssignment', one.id);
  }
  for (const one of store.list('oauth2PermissionGrant')) {
    if (one.clientId === principal.id || one.resourceId === principal.id) store.delete('oauth2PermissionGrant', one.id);
  }
};
