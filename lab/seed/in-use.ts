import type { Tenant, User } from '../../tenant/tenant.ts';
import type { LabContext } from '../context.ts';
import { administrator, idOf, labTenantId } from '../identity.ts';
import { runCmdlet } from '../teams/run-cmdlet.ts';
import { seedExternalUsers } from './in-ccaip.ts';

/** Policies of a row of users.csv, by Teams' types. */
const given = {
  OnlineVoiceRoutingPolicy: 'voiceRoutingPolicy',
  TenantDialPlan: 'dialPlan',
  TeamsCallingPolicy: 'callingPolicy',
} as const satisfies Record<string, keyof User>;

/** One cmdlet as the tenant's administrator runs it. */
export const byHand = (context: LabContext, cmdlet: string, parameters: Record<string, unknown>): readonly unknown[] =>
  runCmdlet(context, { objectId: administrator.objectId, tenantId: labTenantId }, cmdlet, parameters).output;

/** What the files of the lab's tenant say, made by hand long ago: nothing carries a mark, everybody has number and policies, and is in CCAIP. */
export const seedInUse = (context: LabContext, tenant: Tenant): void => {
  for (const { fqdn, port, maxSessions, forwardPai } of tenant.sbcs) {
    byHand(context, 'New-CsOnlinePSTNGateway', {
      Fqdn: fqdn,
      SipSignalingPort: port,
      MaxConcurrentSessions: maxSessions,
      ForwardPai: forwardPai,
      Enabled: true,
    });
  }
  byHand(context, 'Set-CsOnlinePstnUsage', {
    Identity: 'Global',
    Usage: { Add: tenant.pstnUsages.map(({ name }) => name) },
  });
  const fqdns = new Map(tenant.sbcs.map(({ key, fqdn }) => [key, fqdn]));
  for (const { name, pattern, pstnUsages, sbcs } of tenant.voiceRoutes) {
    byHand(context, 'New-CsOnlineVoiceRoute', {
      Identity: name,
      NumberPattern: pattern,
      OnlinePstnUsages: [...pstnUsages],
      OnlinePstnGatewayList: sbcs.map((key) => fqdns.get(key) ?? key),
    });
  }
  for (const { name, pstnUsages } of tenant.voiceRoutingPolicies) {
    byHand(context, 'New-CsOnlineVoiceRoutingPolicy', { Identity: name, OnlinePstnUsages: [...pstnUsages] });
  }
  for (const { name, rules } of tenant.dialPlans) byHand(context, 'New-CsTenantDialPlan', planOf(name, rules));
  for (const user of tenant.users) giveAll(context, user);
  seedExternalUsers(context, tenant);
};

/** A plan as New-CsTenantDialPlan takes it. */
export const planOf = (
  name: string,
  rules: readonly { name: string; pattern: string; translation: string; internal?: boolean }[],
): Record<string, unknown> => ({
  Identity: name,
  ...(rules.length > 0 && {
    NormalizationRules: rules.map((rule) => ({
      $cmdlet: 'New-CsVoiceNormalizationRule',
      parameters: {
        Name: rule.name,
        Parent: name,
        Pattern: rule.pattern,
        Translation: rule.translation,
        IsInternalExtension: rule.internal ?? false,
        InMemory: true,
      },
    })),
  }),
});

/** Ten thousand people by cmdlets would take the lab minutes: as they are once all of that has spread. */
const giveAll = ({ store }: LabContext, user: User): void => {
  const id = idOf('user', user.upn);
  const row = store.get('user', id);
  if (row === undefined) return;
  const policies = Object.entries(given).flatMap(([type, field]) => {
    const policy = user[field];
    return policy === undefined ? [] : [[type, policy] as const];
  });
  store.put('user', id, { ...row, enterpriseVoiceEnabled: true, policies: Object.fromEntries(policies) });
  store.put('number', user.number, {
    telephoneNumber: user.number,
    numberType: 'directRouting',
    assignmentTargetId: id,
    assignmentStatus: 'userAssigned',
    assignmentCategory: 'primary',
    numberSource: 'online',
    blocked: false,
  });
};
