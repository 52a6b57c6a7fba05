import { readFile } from 'node:fs/promises';
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { ServiceError } from '../../kit/error.ts';
import { azureCliCredential } from './azure-cli.ts';
import type { Endpoints } from './endpoints.ts';
import type { Environment } from './environment-problem.ts';
import { managedIdentity } from './managed-identity.ts';
import type { SignIn } from './sign-in.ts';

/** What every way of signing in can do. */
export interface Credential {
  getToken(scope: string): Promise<{ readonly token: string; readonly expiresOnTimestamp: number } | null>;
}

/** A fresh assertion for each token: GitHub's live for five minutes, a run may last an hour. */
const githubAssertion = (signIn: SignIn & { method: 'githubOidc' }, doing: string) => async (): Promise<string> => {
  const url = new URL(signIn.requestUrl);
  url.searchParams.set('audience', 'api://AzureADTokenExchange');
  const response = await fetch(url, { headers: { authorization: `Bearer ${signIn.requestToken}` } });
  const body = response.ok ? ((await response.json()) as { value?: string }) : {};
  if (body.value !== undefined) return body.value;
  throw new ServiceError({
    kind: 'Forbidden',
    doing,
    text: `GitHub gave no OIDC token (HTTP ${response.status}).`,
    fix: 'give the job "permissions: id-token: write".',
  });
};

export type Certificate = SignIn & { method: 'certificate' };

const bytesOf = async ({ source }: Certificate, doing: string): Promise<Buffer> => {
  if ('base64' in source) return Buffer.from(source.base64, 'base64');
  return readFile(source.path).catch((cause: NodeJS.ErrnoException) => {
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: `The certificate "${source.path}" can't be read (${cause.code}).`,
      fix: 'correct ARM_CLIENT_CERTIFICATE_PATH (or AZURE_CLIENT_CERTIFICATE_PATH).',
    });
  });
};

/** Certificate and private key as PEM. The code that opens a PFX is loaded only where one is used. */
export const readCertificate = async (signIn: Certificate, doing: string): Promise<string> => {
  const bytes = await bytesOf(signIn, doing);
  const { CertificateProblem, toPem } = await import('./certificate.ts');
  try {
    return toPem(bytes, signIn.password);
  } catch (error) {
    if (!(error instanceof CertificateProblem)) throw error;
    const name = 'path' in signIn.source ? `"${signIn.source.path}"` : 'in ARM_CLIENT_CERTIFICATE';
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: `The certificate ${name} can't be used: ${error.message}`,
      fix: error.fix,
    });
  }
};

/**
 * The library tries again by itself where a request got no answer: at its own pace (seconds, doubled) each of our tries would take ten seconds more, and an `up` by far
 * more than its patience. A Retry-After is kept to as it is.
 */
const retryOptions = { maxRetries: 3, retryDelayInMs: 50 };

/** Turns the choice into one of Microsoft's credentials; a new one has an empty cache. */
export const openCredential = async (request: {
  readonly tenantId: string;
  readonly signIn: SignIn;
  readonly endpoints: Endpoints;
  readonly doing: string;
  readonly env: Environment;
}): Promise<Credential> => {
  const { tenantId, signIn, endpoints, doing, env } = request;
  const options = {
    authorityHost: endpoints.authorityHost,
    disableInstanceDiscovery: endpoints.disableInstanceDiscovery,
    retryOptions,
  };
  switch (signIn.method) {
    case 'secret':
      return new ClientSecretCredential(tenantId, signIn.clientId, signIn.secret, options);
    case 'certificate': {
      const certificate = await readCertificate(signIn, doing);
      const parts = { certificate, certificatePassword: signIn.password };
      return new ClientCertificateCredential(tenantId, signIn.clientId, parts, options);
    }
    case 'tokenFile':
      return new WorkloadIdentityCredential({
        ...options,
        tenantId,
        clientId: signIn.clientId,
        tokenFilePath: signIn.path,
      });
    case 'oidcToken':
      return new ClientAssertionCredential(tenantId, signIn.clientId, async () => signIn.token, options);
    case 'githubOidc':
      return new ClientAssertionCredential(tenantId, signIn.clientId, githubAssertion(signIn, doing), options);
    case 'managedIdentity':
      return managedIdentity(signIn.clientId);
    case 'azureCli':
      return azureCliCredential(tenantId, env);
  }
};
