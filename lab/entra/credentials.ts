import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { LabContext } from '../context.ts';
import type { LabApplication } from '../model.ts';
import { AadstsError } from './errors.ts';
import { federatedIssuer, federatedKeySet } from './federation.ts';

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A secret works between its dates on the lab's clock, so that a test can let it expire; a new one is listed before it works (OBS). */
export const checkSecret = (context: LabContext, application: LabApplication, secret: string): void => {
  const hash = hashOf(secret);
  const credential = application.passwordCredentials.find((one) => {
    const kept = context.store.get('secret', one.keyId);
    return kept?.hash === hash && (kept.worksFrom ?? 0) <= context.clock.now();
  });
  if (credential === undefined) throw new AadstsError(7000215, { client: application.appId });
  if (Date.parse(credential.endDateTime) <= context.clock.now()) {
    throw new AadstsError(7000222, { client: application.appId });
  }
};

/** Clocks differ: Entra forgives five minutes, and MSAL rounds its own second up. */
const tolerance = { clockTolerance: '5m' };

const isExpired = (error: unknown) =>
  error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;

const audiencesOf = (payload: JWTPayload): string[] => (payload.aud === undefined ? [] : [payload.aud].flat());

const checkFederated = async (context: LabContext, application: LabApplication, assertion: string): Promise<void> => {
  const claims = decodeJwt(assertion);
  const trusted = context.store
    .list('federatedCredential')
    .filter((one) => one.applicationId === application.id && one.issuer === claims.iss);
  if (trusted.length === 0 || claims.iss !== federatedIssuer) {
    throw new AadstsError(700211, { issuer: claims.iss ?? '' });
  }
  // Subjects are compared with their case: `repo:Contoso/…` is another repository than `repo:contoso/…`.
  const matching = trusted.filter((one) => one.subject === claims.sub);
  if (matching.length === 0) throw new AadstsError(700213, { subject: claims.sub ?? '' });
  if (!matching.some((one) => one.audiences.some((audience) => audiencesOf(claims).includes(audience)))) {
    throw new AadstsError(700212, { audience: audiencesOf(claims).join(' ') });
  }
  try {
    await jwtVerify(assertion, await federatedKeySet(), tolerance);
  } catch (error) {
    throw new AadstsError(isExpired(error) ? 700024 : 50027);
  }
};

/** Signed by a certificate that is registered on the application, for this very authority. */
const checkCertificate = async (
  { origin }: LabContext,
  application: LabApplication,
  assertion: string,
): Promise<void> => {
  if (!audiencesOf(decodeJwt(assertion)).some((audience) => audience.startsWith(`${origin}/`))) {
    throw new AadstsError(700023);
  }
  const keys = application.keyCredentials.flatMap(({ key }) => (key === null ? [] : [Buffer.from(key, 'base64')]));
  for (const key of keys) {
    try {
      await jwtVerify(assertion, new X509Certificate(key).publicKey, tolerance);
      return;
    } catch (error) {
      if (isExpired(error)) throw new AadstsError(700024);
    }
  }
  throw new AadstsError(700027);
};

/** A signed statement in place of a secret: by the app's own certificate, or by an issuer that the app trusts. */
export const checkAssertion = async (
  context: LabContext,
  application: LabApplication,
  assertion: string,
): Promise<void> => {
  let issuer: string | undefined;
  try {
    issuer = decodeJwt(assertion).iss;
  } catch {
    throw new AadstsError(50027);
  }
  if (issuer === application.appId) return checkCertificate(context, application, assertion);
  return checkFederated(context, application, assertion);
};
