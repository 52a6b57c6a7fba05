/** An application permission of Microsoft Graph that the everyday identity needs. */
export interface NeededPermission {
  readonly name: string;
  /** What it is for, in words that follow "without it: ". */
  readonly purpose: string;
  /** Those that include it. */
  readonly including: readonly string[];
  /** Only where policies are given to groups. */
  readonly isForGroups?: true;
  /** Only where a domain is to be activated that isn't verified. */
  readonly isForActivation?: true;
  /** Only where the program consents for everybody. */
  readonly isForConsent?: true;
}

const directory = ['Directory.Read.All', 'Directory.ReadWrite.All'];

/**
 * The table of docs/first-tenant.md, step 3, and nothing more: the least of each, then those that include it.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const neededPermissions: readonly NeededPermission[] = [
  {
    name: 'Application.ReadWrite.OwnedBy',
    purpose: 'no app registration for CCAIP, and no secret of it',
    including: ['Application.ReadWrite.All'],
  },
  {
    name: 'User.Read.All',
    purpose: 'nobody is found by their sign-in name, and no licence is seen',
    including: ['User.ReadWrite.All', ...directory],
  },
  { name: 'TeamsTelephoneNumber.ReadWrite.All', purpose: 'no user gets a number', including: [] },
  { name: 'TeamsUserConfiguration.Read.All', purpose: 'nobody knows what a user really has', including: [] },
  {
    name: 'Organization.Read.All',
    purpose: 'Teams PowerShell connects to no tenant ("Tenant Domain is empty")',
    including: [],
  },
  {
    name: 'Group.Read.All',
    purpose: 'no policy is given to a group',
    including: ['GroupMember.Read.All', 'Group.ReadWrite.All', ...directory],
    isForGroups: true,
  },
  {
    name: 'Domain.Read.All',
    purpose: 'nobody knows whether the SIP domain is registered, nor its record in DNS',
    including: ['Domain.ReadWrite.All', ...directory],
    isForActivation: true,
  },
  {
    name: 'DelegatedPermissionGrant.ReadWrite.All',
    purpose: "nobody but who presses Link consents to CCAIP's permissions",
    including: ['Directory.ReadWrite.All'],
    isForConsent: true,
  },
];
