import { resolve } from 'node:path';
import { Provider as AzureAd } from '@pulumi/azuread/provider.js';
import * as pulumi from '@pulumi/pulumi';
import { expectedOfTenant } from '../components/expected-of-tenant.ts';
import { usersInState } from '../components/external-users/left-in-state.ts';
import { leaveWhileHandedOver } from '../components/external-users/left-to-nobody.ts';
import { trunkInState } from '../components/sip-trunk/left-in-state.ts';
import { tooManyNumbers } from '../components/sip-trunk/too-many-numbers.ts';
import { nothingToEnterYet, trunkOutput, trunkToDo } from '../components/sip-trunk/words.ts';
import { UcaasApp } from '../components/ucaas-app/index.ts';
import { ccaipUsers as ccaipUsersOf, toDo as toDoFor, ucaasSettings } from '../components/ucaas-settings.ts';
import { judgeEnvironment } from '../providers/msteams/auth/judge-environment.ts';
import { ask } from '../providers/msteams/sdk/functions.ts';
import { Provider as MsTeams } from '../providers/msteams/sdk/provider.ts';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { isConnected } from '../tenant/not-known-yet.ts';
import { formatProblem } from '../tenant/problem.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { countsOf } from './counts.ts';
import { lackingSecrets } from './needed-secrets.ts';
import { openTeams } from './teams.ts';

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

const { provider: trunkProvider } = tenant.sipTrunk;
const isByApi = tenant.ucaas.externalUsers?.by === 'api';
const lacking = [
  ...(pulumi.runtime.isDryRun() ? [] : lackingSecrets(tenant, process.env)),
  ...(trunkProvider === undefined ? [] : tooManyNumbers(tenant)),
];
if (lacking.length > 0) {
  throw new pulumi.RunError(
    `${lacking.map(formatProblem).join('\n')}\n${lacking.length} to fix; nothing was contacted for tenant ${tenant.id}.`,
  );
}

const entra = { provider: new AzureAd('azuread', { tenantId: tenant.id }) };
const teams = { provider: new MsTeams('msteams', { tenantId: tenant.id }) };

// Asked beside what comes first.
const inState = isByApi ? undefined : usersInState();
const trunkLeft = trunkInState(tenant);

const isNamed = isConnected(tenant);
// Before the first resource: what is lacking for all of it is told together.
await ask('expectTenant', expectedOfTenant(tenant), teams);

const left = await inState;
const leave = [...(isByApi ? [] : leaveWhileHandedOver(tenant, left)), ...(await trunkLeft)];
if (leave.length > 0) {
  throw new pulumi.RunError(`${leave.map(formatProblem).join('\n')}\n${leave.length} to fix; nothing was changed.`);
}

const app = new UcaasApp('ucaas-app', { tenant, today }, { providers: [entra.provider, teams.provider] });
const trunk = trunkProvider && (await import('./sip-trunk.ts')).openSipTrunk(tenant, trunkProvider, teams.provider);
// Until the file has the name of a trunk that up makes, Teams gets nothing: all of it would name that.
const sipDomain = isNamed
  ? await openTeams(tenant, {
      provider: teams.provider,
      waitsFor: trunk?.teamsWaitsFor,
      hasExternalUsers: left !== undefined,
    })
  : undefined;

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
export const counts = countsOf(tenant);

/** The trunk that `up` makes: its name, where CCAIP sends calls, and which numbers were bought; absent where somebody else has it ready. */
export const sipTrunk = trunk && trunkOutput(tenant, trunk.trunk);

/** What is left for a person. */
export const toDo = trunk === undefined ? toDoFor(tenant) : trunkToDo(tenant, trunk.trunk);

/** Whose values a person has to enter, change or clear in CCAIP's user settings, a line each. A secret: it names people, and `up` prints outputs. */
export const ccaipUsers = pulumi.secret(isNamed ? ccaipUsersOf(tenant) : nothingToEnterYet);
