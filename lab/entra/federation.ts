import { generateKeyPairSync } from 'node:crypto';
import { createLocalJWKSet, exportJWK, type JSONWebKeySet, SignJWT } from 'jose';

/**
 * An identity provider that Entra can be told to trust, as GitHub's is: it signs short-lived assertions
 * about a workflow, and Entra takes one instead of a secret when the application has a matching
 * federated identity credential (learn.microsoft.com "Workload identity federation").
 */
export const federatedIssuer = 'https://token.actions.lab.example';

/** The audience that Entra recommends for every federated credential. */
export const federatedAudience = 'api://AzureADTokenExchange';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const federatedKeys = async (): Promise<JSONWebKeySet> => ({
  keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' }],
});

export const federatedKeySet = async () => createLocalJWKSet(await federatedKeys());

/** What a workflow gets from `ACTIONS_ID_TOKEN_REQUEST_URL`: valid for five minutes of our time. */
export const issueAssertion = ({
  subject,
  audience,
  seconds = 300,
}: {
  subject: string;
  audience: string;
  seconds?: number;
}): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .setIssuer(federatedIssuer)
    .setSubject(subject)
    .setAudience(audience)
    .setIssuedAt(Math.min(now, now + seconds))
    .setExpirationTime(now + seconds)
    .sign(privateKey);
};
