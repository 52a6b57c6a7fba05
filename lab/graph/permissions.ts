/**
 * Which application permissions open which call: least privileged first, then those that include it
 * (microsoft-graph-devx-content permissions/new/permissions.json).
 */
const directoryRead = ['Directory.Read.All', 'Directory.ReadWrite.All'];

export const permissions = {
  readUsers: ['User.Read.All', 'User.ReadWrite.All', ...directoryRead],
  /** Of the account on whose behalf the caller acts: delegated alone. */
  readOneself: ['User.Read', 'User.Read.All', 'User.ReadWrite.All', ...directoryRead],
  readRoles: ['RoleManagement.Read.Directory', ...directoryRead],
  writeUsers: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
  readLicences: [
    'LicenseAssignment.Read.All',
    'LicenseAssignment.ReadWrite.All',
    'Organization.Read.All',
    ...directoryRead,
  ],
  readLicenceDetails: [
    'LicenseAssignment.Read.All',
    'LicenseAssignment.ReadWrite.All',
    'User.Read.All',
    'User.ReadWrite.All',
    ...directoryRead,
  ],
  assignLicences: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  readOrganization: ['Organization.Read.All', ...directoryRead],
  readDomains: ['Domain.Read.All', 'Domain.ReadWrite.All', ...directoryRead],
  writeDomains: ['Domain.ReadWrite.All'],
  readApplications: [
    'Application.Read.All',
    'Application.ReadWrite.OwnedBy',
    'Application.ReadWrite.All',
    ...directoryRead,
  ],
  /** OwnedBy opens the call for what the caller owns: ownership.ts. */
  writeApplications: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
  grantAppRoles: ['AppRoleAssignment.ReadWrite.All'],
  /** DOC oauth2permissiongrant-list: these alone. */
  readPermissionGrants: ['Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'],
  /** Opens the same calls by public reports (OBS). */
  readPermissionGrantsNarrowly: ['DelegatedPermissionGrant.Read.All'],
  writePermissionGrants: ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'],
  readGroups: ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', ...directoryRead],
  writeGroups: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  readPresence: ['Presence.Read.All', 'Presence.ReadWrite.All'],
  /** DOC callrecords-callrecord-getdirectroutingcalls names CallRecords.Read.All alone by now; an older text of it, and the metadata, the narrow one first. */
  readCallLog: ['CallRecords.Read.All'],
  readCallLogNarrowly: ['CallRecord-PstnCalls.Read.All'],
  readNumbers: ['TeamsTelephoneNumber.Read.All', 'TeamsTelephoneNumber.ReadWrite.All'],
  writeNumbers: ['TeamsTelephoneNumber.ReadWrite.All'],
  readUserConfigurations: ['TeamsUserConfiguration.Read.All'],
  assignPolicies: ['TeamsPolicyUserAssign.ReadWrite.All'],
  readResourceAccounts: ['TeamsResourceAccount.Read.All'],
} as const satisfies Record<string, readonly string[]>;
