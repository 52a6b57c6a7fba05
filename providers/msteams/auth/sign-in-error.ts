import { type ErrorKind, ServiceError } from '../../kit/error.ts';
import { networkFault } from './network-fault.ts';
import type { SignIn } from './sign-in.ts';
import { teamsAdminApi } from './teams-api.ts';

/** Who tried to sign in, where. */
export interface SigningIn {
  readonly tenantId: string;
  /** `client 8f0a… with a client secret`, never the secret. */
  readonly as: string;
  readonly clientId?: string;
  /** Whose names are told in a fix: another prefix than ARM is the setup identity's. */
  readonly variables?: 'ARM' | 'TRUNKLINE_SETUP';
  readonly method: SignIn['method'];
  readonly authorityHost: string;
  /** Blanked wherever a service's text repeats them. */
  readonly secrets: readonly string[];
}

interface Known {
  readonly fix: (who: SigningIn) => string;
  readonly kind?: ErrorKind;
}

/** Entra's codes that a person can do something about. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const known: Readonly<Record<string, Known>> = {
  AADSTS700016: {
    fix: ({ clientId, tenantId }) =>
      `check ARM_CLIENT_ID (or AZURE_CLIENT_ID); if it is right, let an administrator of the tenant add the application: az ad sp create --id ${clientId ?? '<client id>'} after az login --tenant ${tenantId}.`,
  },
  AADSTS7000215: { fix: () => "set ARM_CLIENT_SECRET to the secret's value; its id is another string." },
  AADSTS7000222: { fix: () => 'the secret has ended: make a new one for the application and set ARM_CLIENT_SECRET.' },
  AADSTS90002: { fix: () => 'no such tenant: correct tenant.id in the tenant file.' },
  AADSTS900023: { fix: () => 'no such tenant: correct tenant.id in the tenant file.' },
  AADSTS7000112: { fix: () => 'the application is disabled in this tenant: enable it under Enterprise applications.' },
  AADSTS700027: { fix: () => 'upload this certificate to the application under Certificates & secrets.' },
  AADSTS70021: { fix: () => 'add a federated credential to the application for exactly this issuer and subject.' },
  AADSTS700211: { fix: () => 'add a federated credential to the application for exactly this issuer.' },
  AADSTS700213: { fix: () => 'add a federated credential to the application for exactly this subject.' },
  AADSTS700024: { fix: () => 'the OIDC token has ended: start the job again, or let it fetch a fresh one.' },
  AADSTS65001: { fix: () => "let an administrator consent to the application's permissions in this tenant." },
  AADSTS500011: {
    fix: () =>
      `let an administrator add the Skype and Teams Tenant Admin API to the tenant: az ad sp create --id ${teamsAdminApi}.`,
  },
  AADSTS53003: {
    fix: () => 'a Conditional Access policy blocks this identity: exclude it, or run where the policy allows.',
  },
  AADSTS90033: { kind: 'Unavailable', fix: () => 'try again in a minute.' },
};

const requestIdOf = (text: string): string | undefined => /(?:Trace|Correlation) ID: ([0-9a-f-]{36})/i.exec(text)?.[1];

/** Entra's text without its trace lines, on one line. */
const wordsOf = (text: string): string =>
  text
    .replace(/^.*?(?=AADSTS\d+:)/s, '')
    .replace(/^AADSTS\d+:\s*/, '')
    .split(/(?:\s|\r?\n)+(?:Trace ID|Correlation ID|Timestamp):/)[0]
    ?.replace(/\s+/g, ' ')
    .trim() ?? '';

/** A fix, by the names of the identity that failed. */
const inNamesOf = ({ variables }: SigningIn, { facts }: ServiceError): ServiceError =>
  new ServiceError({
    ...facts,
    fix: facts.fix?.replace(/ \(or AZURE_\w+\)/g, '').replaceAll(/\bARM_/g, `${variables}_`),
  });

/** One message for one failed sign-in: Entra's code and words, and what to do. No stack, no secret. */
export const signInError = (error: unknown, who: SigningIn): ServiceError => {
  const told = error instanceof ServiceError ? error : wordedError(error, who);
  return who.variables === undefined || who.variables === 'ARM' ? told : inNamesOf(who, told);
};

const wordedError = (error: unknown, who: SigningIn): ServiceError => {
  const doing = `sign in to tenant ${who.tenantId} as ${who.as}`;
  const blank = (text: string) =>
    who.secrets.filter((one) => one !== '').reduce((all, one) => all.replaceAll(one, '***'), text);
  const raw = blank(error instanceof Error ? error.message : String(error));
  const code = /AADSTS\d+/.exec(raw)?.[0];
  if (code !== undefined) {
    const entry = known[code];
    return new ServiceError({
      kind: entry?.kind ?? 'Forbidden',
      doing,
      code,
      text: wordsOf(raw),
      requestId: requestIdOf(raw),
      fix: entry?.fix(who) ?? `look the code up: https://login.microsoftonline.com/error?code=${code.slice(6)}`,
    });
  }
  if (who.method === 'managedIdentity') {
    return new ServiceError({
      kind: 'Rejected',
      doing,
      text: `This machine gave no token of its managed identity: ${raw.split('\n')[0] ?? raw}`,
      fix: "give the machine an identity (Azure portal, its Identity page), name a user-assigned one by its client id in ARM_CLIENT_ID, or unset ARM_USE_MSI where the machine isn't in Azure.",
      cause: error,
    });
  }
  const fault = networkFault(error, who.authorityHost, doing);
  if (fault !== undefined) return fault;
  const [, status] = /^server_error:.*?Http status code: (\d{3})/s.exec(raw) ?? [];
  if (status !== undefined) {
    return new ServiceError({
      kind: 'Unavailable',
      doing,
      text: `${who.authorityHost} answers with HTTP ${status}.`,
      fix: 'run again in a few minutes: it goes on where it stopped.',
      cause: error,
    });
  }
  if (error instanceof Error && error.name === 'CredentialUnavailableError') {
    return new ServiceError({
      kind: 'Rejected',
      doing,
      text: raw.split('\n')[0] ?? raw,
      fix: 'set ARM_CLIENT_ID and ARM_CLIENT_SECRET (or a certificate, or ARM_USE_OIDC=true); see docs/first-tenant.md, step 8.',
    });
  }
  return new ServiceError({
    kind: 'Unknown',
    doing,
    text: raw.split('\n')[0] ?? raw,
    fix: 'check the credentials in the environment.',
  });
};
