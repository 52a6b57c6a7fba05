import { startClock } from '../../clock.ts';
import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import type { Rows } from '../../store.ts';
import { startingSwitches } from '../../switches.ts';
import { notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { findSku } from '../skus.ts';
import { endedPlans, plansOf, workingPlans } from './licensing.ts';

/** Who gave a licence: a group, somebody directly (null), or both. */
const giversOf = (user: LabUser, skuId: string): (string | null)[] => {
  const group = user.groupLicences?.[skuId] ?? null;
  return group !== null && user.directToo?.includes(skuId) === true ? [group, null] : [group];
};
/** Mastered in an on-premises directory. */
export const isSynced = ({ synced, onPremLineUri, onPremisesUserPrincipalName }: LabUser): boolean =>
  synced === true || onPremLineUri !== null || onPremisesUserPrincipalName !== undefined;

/** People of the lab are named after their domain: Ada Contoso. A resource account has one name. */
const familyOf = ({ userPrincipalName, accountType }: LabUser): string | null => {
  const [label = ''] = userPrincipalName.split('@')[1]?.split('.') ?? [];
  return accountType === 'resourceAccount' ? null : label.charAt(0).toUpperCase() + label.slice(1);
};

/** A user as Graph shows it. Without `$select` only `basic` comes: no licences, no usage location, no accountEnabled. */
export const userView = (
  user: LabUser,
  { clock, switches }: Pick<LabContext, 'clock' | 'switches'>,
): Record<string, unknown> => {
  const assignedAt = new Date(user.licencesFrom ?? 0).toISOString();
  const working = workingPlans(user, clock.now());
  const name = user.userPrincipalName.split('@')[0] ?? '';
  // Teams writes it, and says to put it back where it is missing (DOC SfB:manage-resource-accounts).
  const isMarked = user.accountType === 'resourceAccount' && switches.resourceAccountDepartment === 'written';
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName: user.givenName === undefined ? user.displayName : user.givenName,
    jobTitle: null,
    mail: user.userPrincipalName,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: user.surname === undefined ? familyOf(user) : user.surname,
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    accountEnabled: user.accountEnabled,
    usageLocation: user.usageLocation,
    userType: user.accountType === 'guest' ? 'Guest' : 'Member',
    deletedDateTime: user.deletedDateTime,
    createdDateTime: '2024-01-15T08:00:00Z',
    mailNickname: name,
    proxyAddresses: [`SMTP:${user.userPrincipalName}`],
    imAddresses: [user.userPrincipalName],
    onPremisesSyncEnabled: isSynced(user) ? true : null,
    onPremisesUserPrincipalName: isSynced(user) ? (user.onPremisesUserPrincipalName ?? user.userPrincipalName) : null,
    country: null,
    department: isMarked ? 'Microsoft Communication Application Instance' : null,
    assignedLicenses: user.licences.map((skuId) => ({ disabledPlans: user.disabledPlans?.[skuId] ?? [], skuId })),
    assignedPlans: [...working, ...endedPlans(user).filter((plan) => !working.includes(plan))].map((plan) => ({
      assignedDateTime: assignedAt,
      capabilityStatus: working.includes(plan) ? 'Enabled' : 'Deleted',
      service: plan.service,
      servicePlanId: plan.id,
    })),
    provisionedPlans: working.map((plan) => ({
      capabilityStatus: 'Enabled',
      provisioningStatus: 'Success',
      service: plan.service,
    })),
    licenseAssignmentStates: [
      ...user.licences.flatMap((skuId) =>
        giversOf(user, skuId).map((assignedByGroup) => ({
          assignedByGroup,
          disabledPlans: user.disabledPlans?.[skuId] ?? [],
          error: 'None',
          lastUpdatedDateTime: assignedAt,
          skuId,
          state: 'Active',
        })),
      ),
      ...(user.refusedLicences ?? []).map(({ skuId, group, error }) => ({
        assignedByGroup: group,
        disabledPlans: [],
        error,
        lastUpdatedDateTime: assignedAt,
        skuId,
        state: 'Error',
      })),
    ],
  };
};

const sample: LabUser = {
  id: '',
  userPrincipalName: '',
  displayName: '',
  accountEnabled: true,
  usageLocation: null,
  licences: [],
  accountType: 'user',
  deletedDateTime: null,
  teamsUpgradePolicy: 'UpgradeToTeams',
  enterpriseVoiceEnabled: false,
  onPremLineUri: null,
  policies: {},
};

export const userRules: CollectionRules = {
  type: 'user',
  defaultPage: 100,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set(
    Object.keys(
      userView(sample, {
        clock: startClock(0, 0),
        switches: startingSwitches({}),
      }),
    ),
  ),
  unfilterable: new Set(['provisionedPlans', 'licenseAssignmentStates', 'deletedDateTime']),
  basic: [
    'businessPhones',
    'displayName',
    'givenName',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
    'id',
  ],
  directory: true,
};

/** licenseDetails of one user. */
export const licenceDetails = (user: LabUser): object[] =>
  user.licences.flatMap((skuId) => {
    const sku = findSku(skuId);
    if (sku === undefined) return [];
    const on = plansOf(user);
    return {
      id: Buffer.from(`${user.id}${skuId}`.replaceAll('-', ''), 'hex').toString('base64url'),
      skuId,
      skuPartNumber: sku.skuPartNumber,
      servicePlans: sku.plans.map((plan) => ({
        servicePlanId: plan.id,
        servicePlanName: plan.name,
        provisioningStatus: on.includes(plan) ? 'Success' : 'Disabled',
        appliesTo: 'User',
      })),
    };
  });

/** A living user by object id or UPN; a soft-deleted one answers 404 like none. */
export const findUser = (rows: Rows, key: string): LabUser => {
  const asked = key.toLowerCase();
  const user =
    rows.get('user', asked) ??
    rows.where('user', 'userPrincipalName', asked).find((one) => one.deletedDateTime === null);
  if (user === undefined || user.deletedDateTime !== null) throw notFound(key);
  return user;
};
