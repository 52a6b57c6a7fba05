import { dumpCcaip } from '../ccaip/dump.ts';
import { labTenantId } from '../identity.ts';
import type { LabApplication, LabOwner, LabServicePrincipal } from '../model.ts';
import type { Rows } from '../store.ts';
import { dumpTeams } from '../teams/dump.ts';
import { dumpTelnyx } from '../telnyx/dump.ts';

/** Names of what is random or a moment: they differ between two tenants that are the same. */
const fleeting = new Set(['licencesFrom', 'usageLocationFrom', 'formerName', 'deletedDateTime', 'passwordResets']);

const plain = (row: object): object =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !fleeting.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const sorted = <T>(rows: readonly T[], nameOf: (row: T) => string): T[] =>
  rows.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

const applicationOf = (rows: Rows, application: LabApplication): object => ({
  displayName: application.displayName,
  signInAudience: application.signInAudience,
  web: application.web,
  requiredResourceAccess: application.requiredResourceAccess,
  secrets: sorted(application.passwordCredentials, (one) => one.displayName ?? '').map(
    ({ displayName, endDateTime }) => ({ displayName, endDateTime }),
  ),
  owners: ownersOf(rows, application.id),
});

const ownersOf = (rows: Rows, objectId: string): string[] =>
  rows
    .list('owner')
    .filter((one: LabOwner) => one.objectId === objectId)
    .map(
      ({ ownerId }) =>
        rows.get('servicePrincipal', ownerId)?.displayName ?? rows.get('user', ownerId)?.displayName ?? ownerId,
    )
    .toSorted();

const principalOf = (rows: Rows, principal: LabServicePrincipal): object => ({
  displayName: principal.displayName,
  accountEnabled: principal.accountEnabled,
  owners: ownersOf(rows, principal.id),
  roles: rows
    .list('appRoleAssignment')
    .filter((one) => one.principalId === principal.id)
    .map(
      (one) => rows.get('servicePrincipal', one.resourceId)?.appRoles.find((role) => role.id === one.appRoleId)?.value,
    )
    .toSorted(),
});

/**
 * The whole tenant as JSON that is equal for equal tenants: sorted, without random ids and moments.
 * Direct Routing numbers that nobody holds stay in a real tenant's inventory for ever; they and deleted
 * objects are left out unless `all`.
 */
export const dumpTenant = (rows: Rows, { all = false }: { all?: boolean } = {}): object => {
  const living = <T extends { deletedDateTime: string | null }>(list: readonly T[]) =>
    list.filter((one) => all || one.deletedDateTime === null);
  return {
    tenant: labTenantId,
    domains: sorted(rows.list('domain'), (one) => one.id).map(plain),
    users: sorted(rows.list('user'), (one) => one.userPrincipalName.toLowerCase()).map((one) => ({
      ...plain(one),
      deleted: one.deletedDateTime !== null,
    })),
    numbers: sorted(
      rows.list('number').filter((one) => all || one.assignmentTargetId !== null || one.numberType !== 'directRouting'),
      (one) => one.telephoneNumber,
    ).map(plain),
    applications: sorted(living(rows.list('application')), (one) => one.displayName).map((one) =>
      applicationOf(rows, one),
    ),
    servicePrincipals: sorted(living(rows.list('servicePrincipal')), (one) => one.displayName).map((one) =>
      principalOf(rows, one),
    ),
    permissionGrants: rows.list('oauth2PermissionGrant').map(({ clientId, scope }) => ({
      client: rows.get('servicePrincipal', clientId)?.displayName ?? clientId,
      scope,
    })),
    ...dumpTeams(rows),
    ...dumpCcaip(rows),
    ...dumpTelnyx(rows),
  };
};
