import type { Provider } from '../../providers/kit/provider.ts';
import { Refusal } from '../../providers/kit/refusal.ts';
import type { Kind } from '../../providers/kit/resource.ts';
import { createApplicationKind } from './application.ts';
import { createApplicationPasswordKind } from './application-password.ts';
import { type AzureadClient, connect, type WaitingClock } from './client.ts';
import { createDelegatedPermissionGrantKind } from './delegated-permission-grant.ts';
import { findServicePrincipal } from './find-service-principal.ts';
import { createServicePrincipalKind } from './service-principal.ts';

/**
 * A stand-in for the azuread plugin, for machines that can't download it: it sends to Graph what the genuine one was seen to send,
 * for the kinds that trunkline uses. Engines attach to it, so that no real tenant can ever meet it.
 */
export const azureadProvider = (
  environment: () => Readonly<Record<string, string | undefined>>,
  clock: WaitingClock,
): Provider => {
  let connected: Promise<AzureadClient> | undefined;
  return {
    name: 'azuread',
    version: '6.9.1',
    schema: () => JSON.stringify({ name: 'azuread', version: '6.9.1' }),
    configure: (config) => {
      const asked = config.tenantId;
      const tenantId = typeof asked === 'string' && asked !== '' ? asked : environment().ARM_TENANT_ID;
      if (tenantId === undefined || tenantId === '') {
        throw new Refusal('azuread has no tenant id.', 'give the provider its tenantId, or set ARM_TENANT_ID.');
      }
      // The genuine plugin lives for one command and signs in once in it: so does this one, from Configure to Configure.
      connected = undefined;
      const session = () => {
        connected ??= connect(environment(), { tenantId, clock }).catch((error: unknown) => {
          connected = undefined;
          throw error;
        });
        return connected;
      };
      const kinds = [
        createApplicationKind(session),
        createServicePrincipalKind(session),
        createApplicationPasswordKind(session),
        createDelegatedPermissionGrantKind(session),
      ];
      return {
        identity: `tenant ${tenantId}`,
        kinds: kinds as unknown as Kind<object, object>[],
        functions: {
          'azuread:index/getClientConfig:getClientConfig': async () => {
            const client = await session();
            const { clientId, objectId } = client;
            return { clientId, id: `${client.tenantId}-${clientId}-${objectId}`, objectId, tenantId: client.tenantId };
          },
          'azuread:index/getServicePrincipal:getServicePrincipal': async (args) =>
            findServicePrincipal(await session(), args),
        },
      };
    },
  };
};
