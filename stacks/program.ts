import { resolve } from 'node:path';
import { Provider as AzureAd } from '@pulumi/azuread/provider.js';
import * as pulumi from '@pulumi/pulumi';
import { BlockedCallers } from '../components/blocked-callers/index.ts';
import { CallerIdPolicies } from '../components/caller-id-policies/index.ts';
import { CallingPolicies } from '../components/calling-policies/index.ts';
import { DialPlans } from '../components/dial-plans/index.ts';
import { DirectRouting } from '../components/direct-routing/index.ts';
import { expectedOfTenant } from '../components/expected-of-tenant.ts';
import { usersInState } from '../components/external-users/left-in-state.ts';
import { leaveWhileHandedOver } from '../components/external-users/left-to-nobody.ts';
import { planExternalUsers } from '../components/external-users/plan.ts';
import { UcaasApp } from '../components/ucaas-app/index.ts';
import { ccaipUsers as ccaipUsersOf, toDo as toDoFor, ucaasSettings } from '../components/ucaas-settings.ts';
import { UnassignedNumbers } from '../components/unassigned-numbers/index.ts';
import { VoiceUsers } from '../components/voice-users/index.ts';
import { judgeEnvironment } from '../providers/msteams/auth/judge-environment.ts';
import { ask } from '../providers/msteams/sdk/functions.ts';
import { Provider as MsTeams } from '../providers/msteams/sdk/provider.ts';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { formatProblem } from '../tenant/problem.ts';
import { tenantsRoot } from '../tenant/root.ts';

const checkout = resolve(import.meta.dirname, '..');
if (resolve(pulumi.getRootDirectory()) === checkout && pulumi.getStack() !== 'lab') {
  // The engine would keep this stack's salt in the lab's folder, where the next run doesn't find it.
  throw new pulumi.RunError(
    formatProblem({
      file: 'stack',
      path: pulumi.getStack(),
      message: 'the engine was started in the checkout, where only the lab has its file.',
      allowed: "A tenant's Pulumi.<tenant>.yaml lies with the tenant, and the launcher tells the engine where.",
      fix: `npm run pulumi -- up -s ${pulumi.getStack()}`,
    }),
  );
}

const today = dayOf(new Date());
const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name: pulumi.getStack(), today });
if (tenant === undefined) {
  throw new pulumi.RunError(
    `${problems.map(formatProblem).join('\n')}\n${problems.length} to fix; nothing was contacted.`,
  );
}

// Before anything is registered: azuread would take the credential wherever these variables lead.
const { keyVault } = tenant.app;
const azure = { vault: keyVault !== undefined, dns: tenant.sipDomain.dns !== undefined };
const astray = judgeEnvironment(tenant.id, process.env, { azure });
if (astray.length > 0) {
  throw new pulumi.RunError(
    `${astray.map(formatProblem).join('\n')}\n${astray.length} to fix; nothing was contacted for tenant ${tenant.id}.`,
  );
}

const isByApi = tenant.ucaas.externalUsers?.by === 'api';
if (isByApi && !process.env.TRUNKLINE_CCAIP_TOKEN && !pulumi.runtime.isDryRun()) {
  const { howToMakeToken } = await import('../providers/ccaip/place.ts');
  throw new pulumi.RunError(
    `${formatProblem({
      file: 'environment',
      path: 'TRUNKLINE_CCAIP_TOKEN',
      message: "it isn't set, and external users are set by CCAIP's API (ucaas.externalUsers: by: api).",
      allowed: 'The token of an API credential of the CCAIP portal; a preview goes without.',
      fix: howToMakeToken,
    })}\n1 to fix; nothing was contacted for tenant ${tenant.id}.`,
  );
}

const entra = { provider: new AzureAd('azuread', { tenantId: tenant.id }) };
const teams = { provider: new MsTeams('msteams', { tenantId: tenant.id }) };

// Asked beside what comes first.
const inState = isByApi ? undefined : usersInState();

// Before the first resource: what is lacking for all of it is told together.
await ask('expectTenant', expectedOfTenant(tenant), teams);

const left = await inState;
const leave = isByApi ? [] : leaveWhileHandedOver(tenant, left);
if (leave.length > 0) {
  throw new pulumi.RunError(`${leave.map(formatProblem).join('\n')}\n${leave.length} to fix; nothing was changed.`);
}

const app = new UcaasApp('ucaas-app', { tenant, today }, { providers: [entra.provider, teams.provider] });
const directRouting = new DirectRouting('direct-routing', { tenant }, { providers: [teams.provider] });
const dialPlans = new DialPlans('dial-plans', { tenant }, { providers: [teams.provider] });
// A tenant that only names policies of a type has no such component.
const callingPolicies =
  tenant.callingPolicies.length === 0 && tenant.global?.callingPolicy === undefined
    ? []
    : new CallingPolicies('calling-policies', { tenant }, { providers: [teams.provider] }).policies;
const callerIdPolicies =
  tenant.callerIdPolicies.length === 0
    ? []
    : new CallerIdPolicies('caller-id-policies', { tenant }, { providers: [teams.provider] }).policies;
if (tenant.unassignedNumbers.length > 0) {
  new UnassignedNumbers('unassigned-numbers', { tenant }, { providers: [teams.provider] });
}
if (tenant.blockedCallers.length + tenant.blockedCallerExemptions.length > 0) {
  new BlockedCallers('blocked-callers', { tenant }, { providers: [teams.provider] });
}
// Who is asked no more is cleared before the numbers change, and who is asked is set behind them.
const external = planExternalUsers(tenant, left !== undefined);
const externalUsers = external && (await import('./external-users.ts')).openExternalUsers(tenant, external);
const voiceUsers = new VoiceUsers(
  'voice-users',
  {
    tenant,
    beforeNumbers: externalUsers?.first,
    sipDomain: directRouting.sipDomain,
    policies: {
      // Also of policies that are not of this stack.
      OnlineVoiceRoutingPolicy: [...directRouting.policies, ...directRouting.routes],
      TenantDialPlan: dialPlans.plans,
      TeamsCallingPolicy: callingPolicies,
      TeamsEmergencyCallRoutingPolicy: [...directRouting.emergencyPolicies, ...directRouting.routes],
      CallingLineIdentity: callerIdPolicies,
    },
  },
  { providers: [teams.provider] },
);
externalUsers?.behind(voiceUsers.numbers);

// A tenant that names no vault loads nothing of azure-native.
const { azureProvider } = azure.vault || azure.dns ? await import('./azure-provider.ts') : {};
const vault =
  keyVault === undefined || azureProvider === undefined
    ? undefined
    : await (await import('../components/key-vault/index.ts')).KeyVault.open(
        'key-vault',
        { tenant, place: keyVault, applicationId: app.applicationId, secrets: app.nodes.secrets },
        { provider: azureProvider('azure-vault', keyVault, 'TRUNKLINE_VAULT') },
      );

const { dns } = tenant.sipDomain;
const [sipDomain] = directRouting.sipDomain;
if (dns !== undefined && sipDomain !== undefined && azureProvider !== undefined) {
  const { SipDomainRecord } = await import('../components/sip-domain-record/index.ts');
  await SipDomainRecord.open(
    'sip-domain-record',
    { tenant, place: dns, record: sipDomain.record },
    { provider: azureProvider('azure-dns', dns, 'TRUNKLINE_DNS') },
  );
}

/** What goes to CCAIP's UCaaS settings; only the secret is secret. */
export const ucaas = {
  ...ucaasSettings(tenant),
  connectedAppId: app.applicationId,
  ...(keyVault?.outputSecret !== false && { connectedAppSecret: app.secret }),
  ...(vault && { connectedAppSecretUri: vault.secretUri }),
  secretExpires: app.secretExpires,
};

/** How much this tenant asks for. */
export const counts = {
  sbcs: tenant.sbcs.filter((sbc) => !sbc.derived).length,
  pstnUsages: tenant.pstnUsages.length,
  voiceRoutes: tenant.voiceRoutes.length,
  voiceRoutingPolicies: tenant.voiceRoutingPolicies.length,
  dialPlans: tenant.dialPlans.length,
  ...(tenant.translationRules.length > 0 && { translationRules: tenant.translationRules.length }),
  ...(tenant.callingPolicies.length > 0 && { callingPolicies: tenant.callingPolicies.length }),
  ...(tenant.emergencyCallRoutingPolicies.length > 0 && {
    emergencyCallRoutingPolicies: tenant.emergencyCallRoutingPolicies.length,
  }),
  ...(tenant.callerIdPolicies.length > 0 && { callerIdPolicies: tenant.callerIdPolicies.length }),
  ...(tenant.unassignedNumbers.length > 0 && { unassignedNumberTreatments: tenant.unassignedNumbers.length }),
  ...(tenant.blockedCallers.length > 0 && { blockedCallers: tenant.blockedCallers.length }),
  ...(tenant.blockedCallerExemptions.length > 0 && { blockedCallerExemptions: tenant.blockedCallerExemptions.length }),
  ...(tenant.users.some(({ signIn }) => signIn !== undefined) && {
    signIns: tenant.users.filter(({ signIn }) => signIn !== undefined).length,
  }),
  numbers: tenant.users.length,
};

/** What is left for a person. */
export const toDo = toDoFor(tenant);

/** Whose values a person has to enter, change or clear in CCAIP's user settings, a line each. A secret: it names people, and `up` prints outputs. */
export const ccaipUsers = pulumi.secret(ccaipUsersOf(tenant));
