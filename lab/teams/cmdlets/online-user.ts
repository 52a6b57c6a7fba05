import { plans } from '../../graph/skus.ts';
import { featureTypes, heardByTeams, plansOf, workingPlans } from '../../graph/users/licensing.ts';
import type { LabUser } from '../../model.ts';
import { shownUser } from '../../read-model.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { parseFilter } from '../filter.ts';
import { bareName, sameName } from '../identity.ts';
import { directPolicy } from '../policies/assignments.ts';
import { assignedTypes, policySources } from '../policies/effective-policy.ts';
import { invalid, notFound } from '../refusals.ts';
import { aliasOf, asTeamsKnows, findUsers, sipAddressOf } from '../voice-user.ts';

/** Policy types that the row always shows, null when Global holds. */
const shownPolicies = [
  'CallingLineIdentity',
  'OnlineVoiceRoutingPolicy',
  'TeamsCallingPolicy',
  'TeamsEmergencyCallRoutingPolicy',
  'TeamsUpgradePolicy',
  'TenantDialPlan',
];

const accountTypes = {
  user: 'User',
  resourceAccount: 'ResourceAccount',
  guest: 'Guest',
  sfbOnPremUser: 'SfBOnPremUser',
  ineligibleUser: 'IneligibleUser',
} as const;

/** Without a licence there is nothing that Teams can do for a user. */
const accountTypeOf = (user: LabUser) =>
  accountTypes[user.accountType === 'user' && plansOf(user).length === 0 ? 'ineligibleUser' : user.accountType];

/** Since 3.0 an object that prints as its name; null when not directly assigned, and group policies never show (DOC). */
const policyObject = (name: string | undefined) =>
  name === undefined ? null : { Authority: 'Tenant', Name: bareName(name) };

const lineUri = (numbers: readonly { telephoneNumber: string; assignmentCategory: string }[]) => {
  const primary = numbers.find(({ assignmentCategory }) => assignmentCategory === 'primary');
  return primary === undefined ? null : `tel:${primary.telephoneNumber}`;
};

/** One row of Get-CsOnlineUser (DOC, its page): what Teams' read side shows, which lags behind numbers and policies. */
export const onlineUserRow = (context: CmdletContext, row: LabUser): Readonly<Record<string, unknown>> => {
  const now = context.clock.now();
  const { user: current, numbers } = shownUser(context.store, now, row);
  const user = asTeamsKnows(current, now);
  const features = featureTypes(user, heardByTeams(context));
  const isVoice = features.some((feature) => feature === 'PhoneSystem' || feature === 'VoiceApp');
  const upgrade = user.teamsUpgradePolicy;
  const policies = {
    ...Object.fromEntries(shownPolicies.map((type) => [type, policyObject(directPolicy(user, type))])),
    TeamsUpgradePolicy: upgrade === 'UpgradeToTeams' ? null : { Authority: 'Host', Name: upgrade },
  };
  return {
    Identity: user.id,
    Alias: aliasOf(user),
    DisplayName: user.displayName,
    UserPrincipalName: user.userPrincipalName,
    SipAddress: `sip:${sipAddressOf(user)}`,
    AccountEnabled: user.accountEnabled,
    AccountType: accountTypeOf(user),
    UsageLocation: user.usageLocation,
    EnterpriseVoiceEnabled: user.enterpriseVoiceEnabled,
    LineUri: lineUri(numbers),
    OnPremLineURI: user.onPremLineUri,
    TelephoneNumbers: numbers.map(({ telephoneNumber, assignmentCategory }) => ({
      number: telephoneNumber,
      category: assignmentCategory,
    })),
    FeatureTypes: features,
    AssignedPlan: workingPlans(user, now)
      .filter((plan) => plan !== plans.TEAMS1)
      .map((plan) => ({ Capability: plan.name, CapabilityStatus: 'Enabled', ServicePlanId: plan.id })),
    HostingProvider: user.accountType === 'sfbOnPremUser' ? 'SRV:' : 'sipfed.online.lync.com',
    InterpretedUserType: isVoice ? 'PureOnlineTeamsOnlyUser' : 'DirSyncDisabled_NoService',
    RegistrarPool: isVoice ? 'sippoolam10.infra.lync.com' : null,
    TeamsUpgradeEffectiveMode: upgrade === 'UpgradeToTeams' ? 'TeamsOnly' : upgrade,
    UserValidationErrors: [],
    SoftDeletionTimestamp: user.deletedDateTime,
    ...policies,
    EffectivePolicyAssignments: effectivePolicies(context, user),
  };
};

const effectivePolicies = (context: CmdletContext, user: LabUser) =>
  assignedTypes(context, user).map((PolicyType) => {
    const [source] = policySources(context, user, PolicyType);
    const { PolicyName: displayName, AssignmentType: assignmentType, Reference: groupId } = source ?? {};
    return { PolicyType, PolicyAssignment: { displayName, assignmentType, groupId } };
  });

const always = ['Identity', 'UserPrincipalName', 'Alias', 'AccountEnabled', 'DisplayName'];

const narrowed = (row: Readonly<Record<string, unknown>>, properties: string | undefined) => {
  if (properties === undefined || properties === '') return row;
  const asked = [...always, ...properties.split(',').map((name) => name.trim())];
  return Object.fromEntries(Object.entries(row).filter(([name]) => asked.some((one) => sameName(one, name))));
};

const sorted = (rows: Readonly<Record<string, unknown>>[], by: string | undefined) => {
  const name = Object.keys(rows[0] ?? {}).find((key) => sameName(key, by ?? ''));
  if (name === undefined) return rows;
  // With case: observed for LineURI.
  return rows.toSorted((a, b) => (String(a[name] ?? '') < String(b[name] ?? '') ? -1 : 1));
};

/** -Identity: GUID, SIP address, UPN or alias; no display name since 2.6 (DOC). */
export const getOnlineUser = cmdlet({
  name: 'Get-CsOnlineUser',
  defaultSet: 'Filter',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'] },
    Filter: { type: 'String', sets: ['Filter'] },
    AccountType: { type: 'String' },
    Properties: { type: 'String' },
    ResultSize: { type: 'Int32' },
    OrderBy: { type: 'String', aliases: ['Sort'] },
    SoftDeletedUsers: { type: 'Switch', aliases: ['SoftDeletedUser'] },
    SkipUserPolicies: { type: 'Switch' },
  },
  run: (context, given) => {
    // The list leaves resource accounts out, unless it is theirs that is asked for (OBS); by name they are shown (INF).
    const isListed = (user: LabUser) => user.accountType !== 'resourceAccount' || given.AccountType !== undefined;
    const wantsDeleted = given.SoftDeletedUsers === true;
    const found =
      given.Identity !== undefined && given.Identity !== ''
        ? findUsers(context, given.Identity, (user) => [aliasOf(user)])
        : context.store
            .list('user')
            .filter((user) => (user.deletedDateTime !== null) === wantsDeleted && isListed(user));
    if (given.Identity && found.length === 0 && context.switches.absentIdentity === 'error') {
      throw notFound(context.cmdlet, given.Identity);
    }
    const matches = parseFilter(given.Filter ?? '', (why) => invalid(context.cmdlet, why));
    const rows = found
      .map((user) => onlineUserRow(context, user))
      .filter((row) => given.AccountType === undefined || sameName(String(row.AccountType), given.AccountType))
      .filter(matches);
    return sorted(rows, given.OrderBy)
      .slice(0, given.ResultSize ?? rows.length)
      .map((row) => narrowed(row, given.Properties));
  },
});
