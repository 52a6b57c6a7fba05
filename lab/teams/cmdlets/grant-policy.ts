import { type Cmdlet, type CmdletContext, cmdlet } from '../cmdlet.ts';
import { bareName } from '../identity.ts';
import { assignDirectly } from '../policies/assignments.ts';
import { callerIdPolicyDefaults } from '../policies/caller-id-policy.ts';
import { callingPolicyDefaults } from '../policies/calling-policy.ts';
import { emergencyPolicyDefaults } from '../policies/emergency-policy.ts';
import { grantToGroup, unassignFromGroup } from '../policies/group-assignments.ts';
import { findGrantable } from '../policies/policy-types.ts';
import { invalid, notUserPolicy, refused } from '../refusals.ts';
import { findUsers } from '../voice-user.ts';
import { onlineUserRow } from './online-user.ts';

/** `-Global` copies the named policy's settings into Global; nothing refers to the policy afterwards (DOC PS:Grant-CsTenantDialPlan). */
const copyToGlobal = ({ store }: CmdletContext, type: string, name: string | null): void => {
  if (type === 'OnlineVoiceRoutingPolicy') {
    const global = store.get('voiceRoutingPolicy', 'Global');
    const named = name === null ? undefined : store.get('voiceRoutingPolicy', name);
    if (global === undefined) return;
    const { OnlinePstnUsages = [], Description = null } = named ?? {};
    store.put('voiceRoutingPolicy', 'Global', { ...global, OnlinePstnUsages: [...OnlinePstnUsages], Description });
  }
  if (type === 'TenantDialPlan') {
    const global = store.get('dialPlan', 'Global');
    const named = name === null ? undefined : store.get('dialPlan', name);
    if (global === undefined) return;
    const { NormalizationRules = [], Description = null } = named ?? {};
    store.put('dialPlan', 'Global', {
      ...global,
      NormalizationRules: structuredClone(NormalizationRules),
      Description,
    });
  }
  if (type === 'TeamsCallingPolicy') {
    const global = store.get('callingPolicy', 'Global');
    const named = name === null ? undefined : store.get('callingPolicy', name);
    if (global === undefined) return;
    const { Identity: _, grantableFrom: __, ...settings } = named ?? { ...global, ...callingPolicyDefaults };
    store.put('callingPolicy', 'Global', { ...global, ...settings });
  }
  if (type === 'TeamsEmergencyCallRoutingPolicy') {
    const global = store.get('emergencyPolicy', 'Global');
    const named = name === null ? undefined : store.get('emergencyPolicy', name);
    if (global === undefined) return;
    const { EmergencyNumbers, Description, AllowEnhancedEmergencyServices } = named ?? emergencyPolicyDefaults;
    store.put('emergencyPolicy', 'Global', {
      ...global,
      EmergencyNumbers: structuredClone([...EmergencyNumbers]),
      Description,
      AllowEnhancedEmergencyServices,
    });
  }
  if (type === 'CallingLineIdentity') {
    const global = store.get('callerIdPolicy', 'Global');
    const named = name === null ? undefined : store.get('callerIdPolicy', name);
    if (global === undefined) return;
    const { Identity: _, grantableFrom: __, ...settings } = named ?? { ...global, ...callerIdPolicyDefaults };
    store.put('callerIdPolicy', 'Global', { ...global, ...settings });
  }
};

/** OBS ISS:ps-docs#9103: other types than voice routing answer in the newer form. */
const notGrantable = (type: string, name: string) =>
  type === 'OnlineVoiceRoutingPolicy' || type === 'TenantDialPlan'
    ? notUserPolicy(name)
    : refused('ClientError', `[ClientError] : "${name}" not found`, 'GrantCsUserPolicy_GrantExpanded');

/** Grant-Cs<type>: to one user, to a group with a rank, or into Global; `$null` takes away. No output without -PassThru. */
export const grantPolicy = (type: string, defaultSet: 'Identity' | 'GrantToTenant'): Cmdlet =>
  cmdlet({
    name: `Grant-Cs${type}`,
    defaultSet,
    parameters: {
      Identity: { type: 'String', sets: ['Identity'] },
      Global: { type: 'Switch', sets: ['GrantToTenant'] },
      Group: { type: 'String', sets: ['GrantToGroup'], mandatory: true },
      Rank: { type: 'Int32', sets: ['GrantToGroup'] },
      PolicyName: { type: 'String' },
      PassThru: { type: 'Switch' },
    },
    run: (context, given) => {
      const name = given.PolicyName === undefined || given.PolicyName === '' ? null : bareName(given.PolicyName);
      if (given.Group !== undefined) {
        if (name === null) unassignFromGroup(context, given.Group, type);
        else grantToGroup(context, { groupId: given.Group, type, name, rank: given.Rank });
        return [];
      }
      const policy = name === null ? null : findGrantable(context.store, context.clock.now(), type, name);
      if (given.Identity === undefined || given.Identity === '') {
        if (given.Global !== true) {
          // DOC: without a user it is for the whole tenant; -Global skips the warning.
          context.warn(`${type} is set for all users of the tenant that have none of their own.`);
        }
        if (policy === undefined) throw notGrantable(type, name ?? '');
        copyToGlobal(context, type, policy === null ? null : policy.name);
        return [];
      }
      const users = findUsers(context, given.Identity, (user) => [user.displayName]);
      const [user] = users;
      // OBS ISS:ps-docs#8336.
      if (user === undefined) throw refused('ClientError', 'User does not exist', 'GrantCsUserPolicy_GrantExpanded');
      if (users.length > 1) throw invalid(context.cmdlet, `"${given.Identity}" is the name of more than one user.`);
      if (policy === undefined) throw notGrantable(type, name ?? '');
      assignDirectly(context, user, type, policy === null ? null : policy.name);
      return given.PassThru === true ? [onlineUserRow(context, context.store.get('user', user.id) ?? user)] : [];
    },
  });
