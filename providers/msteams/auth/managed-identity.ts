import { ManagedIdentityApplication } from '@azure/msal-node';
import type { Environment } from './environment-problem.ts';
import type { SignIn } from './sign-in.ts';

/** The token of an identity that belongs to this machine. Nothing is cached here: its service keeps each token up to 24 hours. */
export const managedIdentity = (clientId: string | undefined) => {
  const application = new ManagedIdentityApplication(
    clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } },
  );
  return {
    getToken: async (scope: string) => {
      // MSAL's own cache outlives every instance: asking again must ask the machine.
      const found = await application.acquireToken({ resource: scope.replace(/\/\.default$/, ''), forceRefresh: true });
      return { token: found.accessToken, expiresOnTimestamp: found.expiresOn?.getTime() ?? 0 };
    },
  };
};

/** Variables by which another service than plain IMDS gives the machine its tokens. */
const otherSources = ['IDENTITY_ENDPOINT', 'MSI_ENDPOINT', 'IMDS_ENDPOINT', 'AZURE_POD_IDENTITY_AUTHORITY_HOST'];

/**
 * Whether `Connect-MicrosoftTeams -Identity` would sign in as this run does: it asks plain IMDS for the identity that the
 * machine has, so a named one (`ARM_CLIENT_ID`) or one of another service may be another.
 */
export const connectsByIdentity = (signIn: SignIn, env: Environment, inLab: boolean): boolean =>
  signIn.method === 'managedIdentity' &&
  signIn.clientId === undefined &&
  // The lab's IMDS can't have the address of the real one.
  otherSources.every((name) => !env[name] || (inLab && name === 'AZURE_POD_IDENTITY_AUTHORITY_HOST'));
