import { readFile } from 'node:fs/promises';
import {
  AzureCliCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { ServiceError } from '../../kit/error.ts';
import type { Endpoints } from './endpoints.ts';
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

const readCertificate = async (path: string, doing: string): Promise<string> => {
  const text = await readFile(path, 'latin1').catch((cause: NodeJS.ErrnoException) => {
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: `The certificate "${path}" can't be read (${cause.code}).`,
      fix: 'correct ARM_CLIENT_CERTIFICATE_PATH (or AZURE_CLIENT_CERTIFICATE_PATH).',
    });
  });
  if (text.includes('BEGIN CERTIFICATE') && text.includes('PRIVATE KEY')) return text;
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text: `"${path}" isn't a PEM file with a certificate and its private key. azuread reads PFX, Microsoft's library for Node reads PEM.`,
    fix: `make one (openssl pkcs12 -in ${path} -out client.pem -nodes), set AZURE_CLIENT_ID and AZURE_CLIENT_CERTIFICATE_PATH to it, and leave azuread's PFX in its own provider settings.`,
  });
};

/** Turns the choice into one of Microsoft's credentials. */
export const openCredential = async (request: {
  readonly tenantId: string;
  readonly signIn: SignIn;
  readonly endpoints: Endpoints;
  readonly doing: string;
}): Promise<Credential> => {
  const { tenantId, signIn, endpoints, doing } = request;
  const options = {
    authorityHost: endpoints.authorityHost,
    disableInstanceDiscovery: endpoints.disableInstanceDiscovery,
  };
  switch (signIn.method) {
    case 'secret':
      return new ClientSecretCredential(tenantId, signIn.clientId, signIn.secret, options);
    case 'certificate': {
      const certificate = await readCertificate(signIn.path, doing);
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
      return signIn.clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: signIn.clientId });
    case 'azureCli':
      return new AzureCliCredential({ tenantId });
  }
};
