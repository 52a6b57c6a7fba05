import { setPermissions } from '../admin/permissions.ts';
import type { LabContext } from '../context.ts';
import { hashOf } from '../entra/credentials.ts';
import { federatedAudience, federatedIssuer } from '../entra/federation.ts';
import { graphPermissions } from '../entra/permission-ids.ts';
import { microsoftGraph, type Resource, teamsAdmin } from '../entra/resources.ts';
import { newApplication, newServicePrincipal } from '../graph/applications/defaults.ts';
import {
  administrator,
  automation,
  dnsKeeper,
  idOf,
  type LabIdentity,
  machine,
  setup,
  vaultKeeper,
} from '../identity.ts';

const born = '2024-01-15T08:00:00Z';

/**
 * The only application permission of the Skype and Teams Tenant Admin API that public reports name; its real id isn't published.
 * An app that has it is refused everything else.
 */
const teamsPermissions = [
  ['application_access_custom_sba_appliance', null, idOf('appRole', 'application_access_custom_sba_appliance')],
] as const;

/** Delegated permissions on everybody that users may consent to nevertheless (DOC permissions-reference: AdminConsentRequired No). */
const usersMayConsent = new Set(['User.ReadBasic.All', 'Presence.Read.All']);

/** Microsoft's own services, present in every tenant. */
const seedService = ({ store }: LabContext, resource: Resource): void => {
  const id = idOf('servicePrincipal', resource.displayName);
  const permissions = resource === microsoftGraph ? graphPermissions : teamsPermissions;
  store.put('servicePrincipal', id, {
    ...newServicePrincipal({ id, appId: resource.appId, displayName: resource.displayName, createdDateTime: born }),
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    servicePrincipalNames: [resource.appId, ...resource.identifiers],
    appRoles: permissions.flatMap(([value, , role]) =>
      role === null
        ? []
        : [
            {
              allowedMemberTypes: ['Application'],
              description: value,
              displayName: value,
              id: role,
              isEnabled: true,
              origin: 'Application',
              value,
            },
          ],
    ),
    oauth2PermissionScopes: permissions.flatMap(([value, scope]) =>
      scope === null
        ? []
        : [
            {
              adminConsentDescription: value,
              adminConsentDisplayName: value,
              id: scope,
              isEnabled: true,
              type: value.endsWith('.All') && !usersMayConsent.has(value) ? 'Admin' : 'User',
              userConsentDescription: value,
              userConsentDisplayName: value,
              value,
            },
          ],
    ),
  });
};

const seedMachine = ({ store }: LabContext): void => {
  const { clientId: appId, displayName, objectId: id } = machine;
  const principal = newServicePrincipal({ id, appId, displayName, createdDateTime: born });
  store.put('servicePrincipal', id, { ...principal, servicePrincipalType: 'ManagedIdentity' });
};

const seedIdentity = ({ store }: LabContext, identity: LabIdentity): void => {
  const { applicationObjectId, clientId, clientSecret, displayName, objectId } = identity;
  const keyId = idOf('secret', displayName);
  store.put('application', applicationObjectId, {
    ...newApplication({ id: applicationObjectId, appId: clientId, displayName, createdDateTime: born }),
    passwordCredentials: [
      {
        customKeyIdentifier: null,
        displayName: 'lab',
        endDateTime: '2124-01-15T08:00:00Z',
        hint: clientSecret.slice(0, 3),
        keyId,
        secretText: null,
        startDateTime: born,
      },
    ],
  });
  store.put('secret', keyId, { applicationId: applicationObjectId, hash: hashOf(clientSecret) });
  store.put(
    'servicePrincipal',
    objectId,
    newServicePrincipal({ id: objectId, appId: clientId, displayName, createdDateTime: born }),
  );
};

/** What a person grants trunkline's automation, once: the table of docs/first-tenant.md and nothing more. */
export const automationRoles = [
  'Application.ReadWrite.OwnedBy',
  'User.Read.All',
  'TeamsTelephoneNumber.ReadWrite.All',
  'TeamsUserConfiguration.Read.All',
  'Organization.Read.All',
  'Domain.Read.All',
  'Group.Read.All',
];

/** And its setup identity, for as long as there is something to do. */
const setupRoles = ['Domain.ReadWrite.All', 'User.ReadWrite.All', 'LicenseAssignment.ReadWrite.All'];

export const seedIdentities = (context: LabContext): void => {
  for (const resource of [microsoftGraph, teamsAdmin]) seedService(context, resource);
  for (const identity of [automation, setup, vaultKeeper, dnsKeeper, administrator]) seedIdentity(context, identity);
  seedMachine(context);
  for (const { objectId } of [automation, machine]) {
    setPermissions(context, objectId, {
      roles: automationRoles,
      directoryRoles: ['Teams Communications Administrator'],
    });
  }
  setPermissions(context, setup.objectId, { roles: setupRoles, directoryRoles: [] });
  setPermissions(context, administrator.objectId, {
    roles: graphPermissions.flatMap(([value, , role]) => (role === null ? [] : [value])),
    directoryRoles: ['Global Administrator'],
  });
  context.store.put('federatedCredential', 'automation/main', {
    id: idOf('federatedCredential', 'main'),
    applicationId: automation.applicationObjectId,
    name: 'main',
    issuer: federatedIssuer,
    subject: 'repo:contoso/voice:ref:refs/heads/main',
    audiences: [federatedAudience],
    description: null,
  });
};
