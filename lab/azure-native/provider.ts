import type { Provider, ProviderFunction } from '../../providers/kit/provider.ts';
import { Refusal } from '../../providers/kit/refusal.ts';
import type { Properties } from '../../providers/kit/resource.ts';
import type { Sleep } from '../../providers/kit/sleep.ts';
import { labTenantId } from '../identity.ts';
import { type AzureClient, openAzure } from './client.ts';
import { azureKinds, recordSetId, roleAssignmentId, vaultId } from './kinds.ts';
import { type SecretArgs, secretId, secretState } from './secret.ts';
import type { Environment } from './sign-in.ts';

export const azureNativeVersion = '3.28.0';

const isLoopback = (host: string): boolean => /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);

/** Questions: ARM's GET, by what names the thing. */
const functionsOf = (session: () => AzureClient): Record<string, ProviderFunction> => {
  const ask = async (id: string) => session().arm('GET', id, `read ${id}`);
  const inSubscription = (args: Properties, idOf: (subscription: string, args: Properties) => string) =>
    ask(idOf(session().subscriptionId, args));
  return {
    'azure-native:keyvault:getSecret': async (args) => {
      const found = await ask(secretId(session().subscriptionId, args as unknown as SecretArgs));
      return { id: found.id, ...secretState(found, undefined) };
    },
    'azure-native:keyvault:getVault': (args) => inSubscription(args, vaultId),
    'azure-native:authorization:getRoleAssignment': (args) => ask(roleAssignmentId(args)),
    'azure-native:dns:getRecordSet': async (args) => {
      const { id, name, properties } = await inSubscription(args, recordSetId);
      const { TTL: ttl, TXTRecords: txtRecords, fqdn, metadata } = properties as Properties;
      return { id, name, ttl, txtRecords, fqdn, ...(metadata !== undefined && { metadata }) };
    },
    'azure-native:authorization:getClientConfig': async () => {
      const { subscriptionId, tenantId } = session();
      return { ...(await session().caller()), subscriptionId, tenantId };
    },
  };
};

/**
 * A stand-in for the azure-native plugin: what the pinned version does through Azure's API for the kinds that trunkline uses, signed in by
 * the environment that its engine gives it. The engine starts one for each provider resource, so each has credentials of its own. It serves the lab's
 * tenant at loopback, and nothing else.
 */
export const azureNativeProvider = (env: Environment, sleep?: Sleep): Provider => ({
  name: 'azure-native',
  version: azureNativeVersion,
  schema: () => JSON.stringify({ name: 'azure-native', version: azureNativeVersion }),
  configure: (config) => {
    const { tenantId = env.ARM_TENANT_ID, subscriptionId = env.ARM_SUBSCRIPTION_ID } = config as Record<string, string>;
    if (tenantId !== labTenantId || !isLoopback(env.ARM_METADATA_HOSTNAME ?? '')) {
      throw new Refusal(
        `This is the lab's stand-in for azure-native: it serves the lab's tenant on this machine alone, not tenant ${tenantId}.`,
        'use a PULUMI_HOME in which no lab has been, so that the engine gets the genuine plugin.',
      );
    }
    if (!subscriptionId)
      throw new Refusal('azure-native has no subscription.', 'give the provider its subscriptionId.');
    let client: AzureClient | undefined;
    const session = (): AzureClient => {
      client ??= openAzure(env, { tenantId, subscriptionId, ...(sleep && { sleep }) });
      return client;
    };
    return {
      identity: `subscription ${subscriptionId} of tenant ${tenantId}`,
      kinds: azureKinds(session),
      functions: functionsOf(session),
    };
  },
});
