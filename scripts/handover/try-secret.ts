import { chooseEndpoints } from '../../providers/msteams/auth/endpoints.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

/** What is tried, and how time passes. */
export interface Trial {
  /** The tenant's folder, for what to run. */
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly sleep: (seconds: number) => Promise<void>;
}

const patienceSeconds = 60;
const betweenSeconds = 5;

/** Entra's codes for what a new application or secret gets at first: it doesn't know it yet. */
const notYet = /AADSTS(7000215|700016)\b/;
const hasEnded = /AADSTS7000222\b/;

/**
 * Gets a token with a new secret, since one works 4 to 18 s after it is listed; nothing is done with the token. Returns why it couldn't be
 * tried, or nothing where a token was got.
 *
 * @throws {ProblemError} where Entra says that the secret has ended
 */
export const trySecret = async ({
  name,
  tenantId,
  clientId,
  secret,
  env,
  sleep,
}: Trial): Promise<string | undefined> => {
  const { authorityHost, disableInstanceDiscovery, graphUrl } = chooseEndpoints(tenantId, env);
  const { ClientSecretCredential } = await import('@azure/identity');
  const options = { authorityHost, disableInstanceDiscovery, retryOptions: { maxRetries: 0 } };
  const getToken = () =>
    // One that was refused remembers it.
    new ClientSecretCredential(tenantId, clientId, secret, options).getToken(`${graphUrl}/.default`).then(
      () => undefined,
      (error: unknown) => shortened(error, secret),
    );
  let refused = await getToken();
  for (
    let waited = 0;
    refused !== undefined && notYet.test(refused) && waited < patienceSeconds;
    waited += betweenSeconds
  ) {
    await sleep(betweenSeconds);
    refused = await getToken();
  }
  if (refused === undefined) return undefined;
  if (hasEnded.test(refused))
    throw new ProblemError({
      file: 'Entra',
      message: 'the secret has ended (AADSTS7000222).',
      allowed: 'Link refuses a secret that has ended.',
      fix: `add a generation: npm run rotate -- ${name}`,
    });
  return notYet.test(refused)
    ? `Entra gave no token with it within ${patienceSeconds} s, so Link may fail: ${refused}`
    : `It could not be tried at Entra: ${refused}`;
};

/** Its first line: the rest is ids of the request. Whatever it says, the secret isn't in it. */
const shortened = (error: unknown, secret: string): string => {
  const text = error instanceof Error ? error.message : String(error);
  const code = /AADSTS\d+: [^\r\n]*?(?= Trace ID|[\r\n]|$)/.exec(text)?.[0];
  return (code ?? text.split(/\r?\n/)[0] ?? '').replaceAll(secret, '***').slice(0, 300);
};
