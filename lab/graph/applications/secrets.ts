import { randomBytes, randomUUID } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import { hashOf } from '../../entra/credentials.ts';
import { idOf } from '../../identity.ts';
import type { LabApplication, LabPasswordCredential } from '../../model.ts';
import { badRequest, GraphError } from '../error.ts';

type Body = Readonly<Record<string, unknown>>;

const twoYears = (start: string): string => {
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + 2);
  return end.toISOString();
};

const dateTime = (body: Body, name: string): string | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) {
    throw badRequest(`Invalid value specified for property '${name}' of resource 'PasswordCredential'.`);
  }
  return value;
};

/** Entra's secrets are 40 characters of base64url and `.~_-`, with `~` at the fifth place or so. */
const makeSecret = (): string => {
  const letters = randomBytes(40).toString('base64url').replaceAll('_', '.').replaceAll('-', '~');
  return `${letters.slice(0, 3)}8Q~${letters.slice(3, 37)}`;
};

const dayMilliseconds = 86_400_000;

/**
 * The tenant's own policy for applications. The refusal of a life too long was seen whole (OBS microsoft-365-agents-toolkit#10998);
 * of the other only the code is known (the same project's table), its text is assumed.
 */
const checkPolicy = ({ switches }: LabContext, start: string, end: string): void => {
  const days = switches.longestSecretDays;
  const policy = `as per assigned policy '${idOf('policy', 'applications')}'.`;
  if (days < 0) {
    throw new GraphError(400, 'CredentialTypeNotAllowedAsPerAppPolicy', `Credential type not allowed ${policy}`);
  }
  if (days === 0 || Date.parse(end) - Date.parse(start) <= days * dayMilliseconds) return;
  const message = `Credential lifetime exceeds the max value allowed ${policy}`;
  throw new GraphError(400, 'CredentialInvalidLifetimeAsPerAppPolicy', message, {
    details: [{ code: 'InvalidKeyEndDate', message, target: 'EndDate' }],
  });
};

/**
 * POST addPassword: the only moment when the secret's text is shown. Without dates it lives for two years; the API sets no
 * longest life (24 months is the portal's rule). Dates are kept as they were sent: azuread compares them as text.
 */
export const addPassword = (
  lab: LabContext,
  application: LabApplication,
  body: Body,
): Omit<LabPasswordCredential, 'secretText'> & { secretText: string } => {
  const asked = (body.passwordCredential ?? {}) as Body;
  const startDateTime = dateTime(asked, 'startDateTime') ?? new Date(lab.clock.now()).toISOString();
  const endDateTime = dateTime(asked, 'endDateTime') ?? twoYears(startDateTime);
  if (Date.parse(endDateTime) <= Date.parse(startDateTime)) {
    throw badRequest('Key credential end date is invalid.');
  }
  checkPolicy(lab, startDateTime, endDateTime);
  const secretText = makeSecret();
  const credential: LabPasswordCredential = {
    customKeyIdentifier: null,
    displayName: typeof asked.displayName === 'string' ? asked.displayName : null,
    endDateTime,
    hint: secretText.slice(0, 3),
    keyId: randomUUID(),
    secretText: null,
    startDateTime,
  };
  const worksFrom = lab.clock.now() + lab.switches.newSecretSeconds * 1000;
  lab.store.put('secret', credential.keyId, { applicationId: application.id, hash: hashOf(secretText), worksFrom });
  lab.store.put('application', application.id, {
    ...application,
    passwordCredentials: [...application.passwordCredentials, credential],
  });
  return { ...credential, secretText };
};

/** POST removePassword: the secret is dead at once. */
export const removePassword = (lab: LabContext, application: LabApplication, body: Body): void => {
  const keyId = String(body.keyId ?? '').toLowerCase();
  if (!application.passwordCredentials.some((one) => one.keyId === keyId)) {
    // Text assumed.
    throw badRequest(`No password credential found with keyId '${keyId}'.`);
  }
  lab.store.delete('secret', keyId);
  lab.store.put('application', application.id, {
    ...application,
    passwordCredentials: application.passwordCredentials.filter((one) => one.keyId !== keyId),
  });
};
