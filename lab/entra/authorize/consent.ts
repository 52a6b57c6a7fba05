import { randomBytes } from 'node:crypto';
import type { LabPermissionGrant, LabServicePrincipal, LabUser } from '../../model.ts';
import type { Rows, Store } from '../../store.ts';
import { type AskedScopes, graphPrincipal } from './scopes.ts';

/** Who consents to delegated permissions for everybody (DOC "Grant tenant-wide admin consent to an application"). */
const consenting = [
  'Global Administrator',
  'Privileged Role Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
];

export const mayConsentForAll = ({ directoryRoles = [] }: LabUser): boolean =>
  directoryRoles.some((role) => consenting.includes(role));

const grantsOf = (rows: Rows, client: LabServicePrincipal, user: LabUser): LabPermissionGrant[] =>
  rows
    .list('oauth2PermissionGrant')
    .filter(
      (one) =>
        one.clientId === client.id &&
        one.resourceId === graphPrincipal(rows).id &&
        (one.consentType === 'AllPrincipals' || one.principalId === user.id),
    );

/** Delegated permissions that the app has for this user, by anybody's consent. */
export const consented = (rows: Rows, client: LabServicePrincipal, user: LabUser): string[] => [
  ...new Set(grantsOf(rows, client, user).flatMap(({ scope }) => scope.split(' ').filter((one) => one !== ''))),
];

/** What nobody has consented to yet. By `.default` one earlier consent is enough. */
export const lacking = (held: readonly string[], { names, byDefault }: AskedScopes): string[] => {
  const missing = names.filter((name) => !held.includes(name));
  return byDefault && held.length > 0 ? [] : missing;
};

/** Users consent by themselves to what needs no administrator: a new tenant's setting (assumed to be the tenant's). */
export const needAdministrator = (rows: Rows, names: readonly string[]): boolean =>
  graphPrincipal(rows).oauth2PermissionScopes.some((one) => names.includes(one.value) && one.type === 'Admin');

/** Writes a consent down as Graph shows it, into the entry of before if there is one. */
export const grant = (
  store: Store,
  client: LabServicePrincipal,
  names: readonly string[],
  forUser: LabUser | undefined,
): void => {
  const resourceId = graphPrincipal(store).id;
  const consentType = forUser === undefined ? 'AllPrincipals' : 'Principal';
  const principalId = forUser?.id ?? null;
  const before = store
    .list('oauth2PermissionGrant')
    .find(
      (one) =>
        one.clientId === client.id &&
        one.resourceId === resourceId &&
        one.consentType === consentType &&
        one.principalId === principalId,
    );
  const id = before?.id ?? randomBytes(32).toString('base64url');
  const scope = [...new Set([...(before?.scope ?? '').split(' '), ...names])].filter((one) => one !== '').join(' ');
  store.put('oauth2PermissionGrant', id, { clientId: client.id, consentType, id, principalId, resourceId, scope });
};
