import { expectedOfTenant } from '../../components/expected-of-tenant.ts';
import type { SetupPermission } from '../../providers/msteams/auth/setup-identity.ts';
import { type NeededPermission, neededPermissions } from '../../providers/msteams/prerequisites/permissions.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** A permission of the setup identity, and what of the files asks for it. */
export interface SetupPermissionNeeded {
  readonly name: SetupPermission;
  readonly purpose: string;
}

/** What the identity that runs every day needs for these files: the table of docs/first-tenant.md, step 3. */
export const everydayOf = (tenant: Tenant): readonly NeededPermission[] => {
  const { groups, activates, consents = false } = expectedOfTenant(tenant);
  return neededPermissions.filter(
    ({ isForGroups, isForActivation, isForConsent }) =>
      (groups || isForGroups !== true) &&
      (activates !== undefined || isForActivation !== true) &&
      (consents || isForConsent !== true),
  );
};

/** What the second identity needs for what these files may have to be done by it; nothing where they ask for none of it. */
export const setupOf = ({ sipDomain, licences, users, approvals }: Tenant): readonly SetupPermissionNeeded[] => {
  const changesSignIns =
    users.some(({ upn, signIn }) => signIn !== undefined && signIn.toLowerCase() !== upn.toLowerCase()) ||
    approvals.signInReturns !== undefined;
  const uses: readonly (readonly [SetupPermission, boolean, string])[] = [
    ['Domain.ReadWrite.All', sipDomain.activation !== undefined, 'registers and verifies the SIP domain'],
    ['User.ReadWrite.All', sipDomain.activation !== undefined, 'makes the user who activates it'],
    ['User.ReadWrite.All', licences !== undefined, 'sets a usage location where a licence needs one'],
    ['User.ReadWrite.All', changesSignIns, 'changes sign-in names'],
    ['LicenseAssignment.ReadWrite.All', sipDomain.activation !== undefined, 'licenses the user who activates it'],
    ['LicenseAssignment.ReadWrite.All', licences !== undefined, 'gives and takes back licences'],
  ];
  const byName = Map.groupBy(
    uses.filter(([, isUsed]) => isUsed),
    ([name]) => name,
  );
  return [...byName].map(([name, some]) => ({ name, purpose: some.map(([, , purpose]) => purpose).join('; ') }));
};
