/** A permission of Microsoft Graph that an application registration declares: `Scope` is a delegated one, `Role` an application's. */
export interface GraphPermission {
  /** Absent where only its id was written. */
  readonly name?: string;
  readonly id: string;
  readonly type: 'Scope' | 'Role';
}

/** What could be asked for CCAIP, by name; any other delegated permission is written by its id. @see https://learn.microsoft.com/graph/permissions-reference */
export const graphPermissions = [
  { name: 'offline_access', id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182', type: 'Scope' },
  { name: 'openid', id: '37f7f235-527c-4136-accd-4a02d197296e', type: 'Scope' },
  { name: 'profile', id: '14dad69e-099b-42c9-810b-d002981feec1', type: 'Scope' },
  { name: 'email', id: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', type: 'Scope' },
  { name: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
  { name: 'User.ReadBasic.All', id: 'b340eb25-3456-403f-be2f-af7a0d370277', type: 'Scope' },
  { name: 'User.Read.All', id: 'a154be20-db9c-4678-8ab7-66f6cc099a59', type: 'Scope' },
  { name: 'Presence.Read', id: '76bc735e-aecd-4a1d-8b4c-2b915deabb79', type: 'Scope' },
  { name: 'Presence.Read.All', id: '9c7a330d-35b3-4aa1-963d-cb2b9f927841', type: 'Scope' },
  { name: 'Presence.ReadWrite', id: '8d3c54a7-cf58-4773-bf81-c0cd6ad522bb', type: 'Scope' },
  { name: 'Presence.ReadWrite.All', id: '83cded22-8297-4ff6-a7fa-e97e9545a259', type: 'Role' },
  { name: 'Directory.Read.All', id: '06da0dbc-49e2-44d2-8312-53f166ab848a', type: 'Scope' },
] as const satisfies readonly GraphPermission[];

/**
 * What CCAIP's application declares where the tenant file says nothing.
 *
 * Google's guide lists no permission; it only says that CCAIP fetches "user info, user presence info, and so on". These are the least
 * that could do that, so they are an assumption, and Link's own consent page is the authority.
 */
export const defaultPermissions: readonly string[] = [
  'offline_access',
  'User.Read',
  'User.Read.All',
  'Presence.Read.All',
];

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A permission as the tenant file writes it, by name or id; undefined where it is neither. */
export const permissionOf = (written: string): GraphPermission | undefined => {
  const known = graphPermissions.find(({ name, id }) => name === written || id === written.toLowerCase());
  if (known !== undefined) return known;
  return guid.test(written) ? { id: written.toLowerCase(), type: 'Scope' } : undefined;
};

/** What an application declares, each once, in the order of the file. */
export const permissionsOf = ({
  permissions = defaultPermissions,
}: {
  readonly permissions?: readonly string[] | undefined;
}) => {
  const declared = permissions.flatMap((written) => permissionOf(written) ?? []);
  return declared.filter(({ id }, at) => declared.findIndex((one) => one.id === id) === at);
};
