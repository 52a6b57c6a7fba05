import { Provider } from '@pulumi/azure-native/provider.js';
import { type AzurePrefix, azureNames } from '../providers/msteams/auth/azure-identity.ts';
import type { AzurePlace } from '../tenant/tenant.ts';

/**
 * azure-native for one place in Azure. Its credential is none of its arguments, which the state keeps: the engine gives each provider the
 * environment in which `ARM_…` are this identity's own.
 */
export const azureProvider = (name: string, { subscription, tenant }: AzurePlace, prefix: AzurePrefix): Provider =>
  new Provider(
    name,
    { subscriptionId: subscription, tenantId: tenant, useDefaultAzureCredential: false },
    { envVarMappings: Object.fromEntries(azureNames.map((of) => [`${prefix}_${of}`, `ARM_${of}`])) },
  );
