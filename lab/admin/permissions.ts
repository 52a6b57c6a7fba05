import type { LabContext } from '../context.ts';
import { type DirectoryRole, directoryRoles } from '../entra/directory-roles.ts';
import { microsoftGraph } from '../entra/resources.ts';
import { idOf } from '../identity.ts';

/** What an identity may do, by name. */
export interface Permissions {
  /** Application permissions of Microsoft Graph. */
  readonly roles?: readonly string[];
  /** Entra directory roles: what Teams cmdlets go by. */
  readonly directoryRoles?: readonly string[];
}

/**
 * Gives a service principal exactly these permissions, as an administrator would; undefined, or what is wrong.
 * They show in tokens that are issued from now on.
 */
export const setPermissions = (
  { store }: Pick<LabContext, 'store'>,
  principalId: string,
  wanted: Permissions,
): string | undefined => {
  const principal = store.get('servicePrincipal', principalId);
  const graph = store.list('servicePrincipal').find((one) => one.appId === microsoftGraph.appId);
  if (principal === undefined || graph === undefined) return `"${principalId}" isn't a service principal here.`;
  const { roles, directoryRoles: held } = wanted;
  const unknown =
    roles?.find((name) => !graph.appRoles.some((one) => one.value === name)) ??
    held?.find((name) => !(name in directoryRoles));
  if (unknown !== undefined) return `"${unknown}" isn't a permission or role of the lab.`;
  store.transaction(() => {
    if (roles !== undefined) {
      for (const one of store.list('appRoleAssignment')) {
        if (one.principalId === principalId && one.resourceId === graph.id) store.delete('appRoleAssignment', one.id);
      }
      for (const role of graph.appRoles.filter((one) => roles.includes(one.value))) {
        const id = Buffer.from(
          idOf('appRoleAssignment', `${principalId}/${role.id}`).replaceAll('-', ''),
          'hex',
        ).toString('base64url');
        store.put('appRoleAssignment', id, {
          id,
          deletedDateTime: null,
          appRoleId: role.id,
          createdDateTime: '2024-01-15T08:00:00Z',
          principalDisplayName: principal.displayName,
          principalId,
          principalType: 'ServicePrincipal',
          resourceDisplayName: graph.displayName,
          resourceId: graph.id,
        });
      }
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
