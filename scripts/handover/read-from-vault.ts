import { ClientSecretCredential } from '@azure/identity';
import { z } from 'zod';
import { azureCliCredential } from '../../providers/msteams/auth/azure-cli.ts';
import type { Credential } from '../../providers/msteams/auth/credential.ts';
import { isLabTenant, isLoopback } from '../../providers/msteams/auth/lab-variables.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** Microsoft's commercial cloud: the only one that a tenant of trunkline is in. */
const vaultHost = /^([a-z0-9-]{3,24})\.vault\.azure\.net$/;

const scope = 'https://vault.azure.net/.default';

const bundle = z.looseObject({ value: z.string().min(1) });
const refusal = z.looseObject({ error: z.looseObject({ message: z.string(), innererror: z.unknown() }) });

/**
 * Whose right opens the secret: the person's own, by `az login`, in the tenant of the vault. The lab has no `az`: its automation, which may
 * read secrets there and no more, stands for the person.
 */
export const credentialOfPerson = (
  { app, id }: Tenant,
  env: Readonly<Record<string, string | undefined>>,
): Credential => {
  const tenantId = app.keyVault?.tenant ?? id;
  const { AZURE_CLIENT_ID: clientId = '', AZURE_CLIENT_SECRET: secret = '', AZURE_AUTHORITY_HOST: authorityHost } = env;
  if (!isLabTenant(id)) return azureCliCredential(tenantId, env);
  return new ClientSecretCredential(tenantId, clientId, secret, {
    ...(authorityHost !== undefined && { authorityHost }),
    disableInstanceDiscovery: true,
  });
};

/**
 * The address of a secret in the tenant file's own vault: a token goes nowhere else. The lab's vault is on this machine, and only the lab's
 * tenant's is there.
 */
const judged = (uri: string, { name, id, app }: Tenant): URL => {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const vault = app.keyVault?.vault.toLowerCase() ?? '';
  const isThere = isLabTenant(id)
    ? url !== undefined && isLoopback(url.host) && url.pathname.toLowerCase().startsWith(`/vaults/${vault}/secrets/`)
    : url !== undefined && url.port === '' && vaultHost.exec(url.hostname)?.[1] === vault;
  if (url !== undefined && url.protocol === 'https:' && isThere && vault !== '') return url;
  throw new ProblemError({
    file: 'pulumi stack output',
    path: 'ucaas.connectedAppSecretUri',
    message: `"${uri}" is not in the vault that the tenant file of ${name} names.`,
    allowed: isLabTenant(id)
      ? "The lab's vault, on this machine."
      : `https://${vault || '<vault>'}.vault.azure.net/secrets/…`,
    fix: 'run up with the files as they are, then try again.',
  });
};

const unread = (url: URL, message: string, fix: string): ProblemError =>
  new ProblemError({ file: 'Key Vault', path: url.pathname.split('/').at(-1) ?? '', message, fix });

const whyNot = (url: URL, status: number, body: unknown): ProblemError => {
  const said = refusal.safeParse(body).data?.error;
  const message = said === undefined ? `the vault answered ${status}.` : said.message.replaceAll(/\s+/g, ' ');
  if (status === 404) return unread(url, message, 'run up, which writes the newest generation into the vault.');
  const fix = /ByFirewall/.test(JSON.stringify(said?.innererror ?? ''))
    ? "open the vault's firewall for this machine, or do it from one that it lets through."
    : 'have the role Key Vault Secrets User at the vault given to you (it may take minutes to count), or sign in as who has it: az login.';
  return unread(url, message, fix);
};

/** The value behind a secret's address, by the person's own right: no identity of a pipeline reads it. It is in no argument, variable or log. */
export const readFromVault = async (
  uri: string,
  tenant: Tenant,
  credential: Credential = credentialOfPerson(tenant, process.env),
): Promise<string> => {
  const url = judged(uri, tenant);
  const token = await credential.getToken(scope).catch((error: Error) => {
    throw unread(
      url,
      `no sign-in: ${error.message.split('\n')[0]}`,
      `az login --tenant ${tenant.app.keyVault?.tenant}`,
    );
  });
  url.search = '?api-version=7.4';
  const headers = { authorization: `Bearer ${token?.token}` };
  const response = await fetch(url, { headers, redirect: 'error' }).catch((error: Error) => {
    throw unread(
      url,
      `the vault doesn't answer: ${error.message}`,
      'see that this machine reaches it, then try again.',
    );
  });
  const body: unknown = await response.json().catch(() => undefined);
  const found = bundle.safeParse(body).data;
  if (response.ok && found !== undefined) return found.value;
  throw whyNot(url, response.status, body);
};
