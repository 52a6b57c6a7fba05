import type { LabContext } from '../context.ts';
import { type DirectoryRole, directoryRoles } from '../entra/directory-roles.ts';
import { microsoftGraph, type Resource, teamsAdmin } from '../entra/resources.ts';
import { idOf } from '../identity.ts';
import type { LabServicePrincipal } from '../model.ts';

/** What an identity may do, by name. */
export interface Permissions {
  /** Application permissions of Microsoft Graph. */
  readonly roles?: readonly string[];
  /** Application permissions of the Skype and Teams Tenant Admin API: trunkline needs none. */
  readonly teamsRoles?: readonly string[];
  /** Entra directory roles: what Teams cmdlets go by. */
  readonly directoryRoles?: readonly string[];
}

type Lab = Pick<LabContext, 'store'>;

const serviceOf = ({ store }: Lab, resource: Resource): LabServicePrincipal | undefined =>
  store.list('servicePrincipal').find((one) => one.appId === resource.appId);

const assign = (
  { store }: Lab,
  principal: LabServicePrincipal,
  service: LabServicePrincipal,
  names: readonly string[],
) => {
  for (const one of store.list('appRoleAssignment')) {
    if (one.principalId === principal.id && one.resourceId === service.id) store.delete('appRoleAssignment', one.id);
  }
  for (const role of service.appRoles.filter((one) => names.includes(one.value))) {
    const id = Buffer.from(idOf('appRoleAssignment', `${principal.id}/${role.id}`).replaceAll('-', ''), 'hex').toString(
      'base64url',
    );
    store.put('appRoleAssignment', id, {
      id,
      deletedDateTime: null,
      appRoleId: role.id,
      createdDateTime: '2024-01-15T08:00:00Z',
      principalDisplayName: principal.displayName,
      principalId: principal.id,
      principalType: 'ServicePrincipal',
      resourceDisplayName: service.displayName,
      resourceId: service.id,
    });
  }
};

/**
 * Gives a service principal exactly these permissions, as an administrator would; undefined, or what is wrong.
 * They show in tokens that are issued from now on.
 */
export const setPermissions = (lab: Lab, principalId: string, wanted: Permissions): string | undefined => {
  const { store } = lab;
  const principal = store.get('servicePrincipal', principalId);
  if (principal === undefined) return `"${principalId}" isn't a service principal here.`;
  const { roles, teamsRoles, directoryRoles: held } = wanted;
  const asked = [
    [serviceOf(lab, microsoftGraph), roles],
    [serviceOf(lab, teamsAdmin), teamsRoles],
  ] as const;
  const unknown =
    asked
      .flatMap(([service, names = []]) => names.filter((name) => !service?.appRoles.some((one) => one.value === name)))
      .at(0) ?? held?.find((name) => !(name in directoryRoles));
  if (unknown !== undefined) return `"${unknown}" isn't a permission or role of the lab.`;
  store.transaction(() => {
    for (const [service, names] of asked) {
      if (service !== undefined && names !== undefined) assign(lab, principal, service, names);
    }
    if (held !== undefined) {
      for (const one of store.list('directoryRole')) {
        if (one.principalId === principalId) store.delete('directoryRole', `${principalId}/${one.roleId}`);
      }
      for (const name of held) {
        const roleId = directoryRoles[name as DirectoryRole];
        store.put('directoryRole', `${principalId}/${roleId}`, { principalId, roleId });
      }
    }
  });
  return undefined;
};
