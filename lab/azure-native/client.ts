import { readFileSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { type ErrorKind, ServiceError } from '../../providers/kit/error.ts';
import { realSleep, type Sleep } from '../../providers/kit/sleep.ts';
import { type Answer, send } from '../azuread/https.ts';
import { type Environment, proofFor } from './sign-in.ts';

type Json = Readonly<Record<string, unknown>>;
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** azure-native's session: found by ARM_METADATA_HOSTNAME, signed in by ARM_*. */
export interface AzureClient {
  readonly tenantId: string;
  readonly subscriptionId: string;
  /** Who is signed in, for `getClientConfig`. */
  caller(): Promise<{ readonly clientId: string; readonly objectId: string }>;
  /** Azure Resource Manager. */
  arm(method: Method, id: string, doing: string, body?: Json): Promise<Json>;
  /** A vault's data plane. */
  vault(method: Method, vault: string, path: string, doing: string): Promise<Json>;
  /** The lab's setting of a switch. */
  setting(name: string): Promise<unknown>;
  sleep(seconds: number): Promise<void>;
}

const never = new AbortController().signal;

/** Waits between tries (SRC: client_azcore.go): a request that found no answer, too, is sent again. */
const waits = [20, 60, 120];
const transient = [408, 429, 500, 502, 503, 504];

const kindOf = (status: number): ErrorKind => {
  if (status === 404) return 'NotFound';
  if (status === 409) return 'AlreadyExists';
  if (status === 429) return 'Throttled';
  if (status === 401 || status === 403) return 'Forbidden';
  return status >= 500 ? 'Unavailable' : 'Rejected';
};

/** The genuine plugin's own form: `Status=404 Code="ResourceNotFound" Message="…"`. */
const refusal = ({ status, text }: Answer, doing: string): ServiceError => {
  const { error } = JSON.parse(text || '{}') as { error?: { code?: string; message?: string } | string };
  const { code = '', message = text } = typeof error === 'object' ? error : { code: error };
  return new ServiceError({
    kind: kindOf(status),
    doing,
    text: `Status=${status} Code="${code}" Message="${message}"`,
  });
};

const demanded = (env: Environment, name: string): string => {
  const value = env[name];
  if (value) return value;
  throw new ServiceError({ kind: 'Rejected', doing: 'configure azure-native', text: `${name} is not set.` });
};

/** Signs in as the genuine plugin does, when it is first needed. */
export const openAzure = (
  env: Environment,
  { tenantId, subscriptionId, sleep: wait = realSleep }: { tenantId: string; subscriptionId: string; sleep?: Sleep },
): AzureClient => {
  const ca = readFileSync(demanded(env, 'SSL_CERT_FILE'), 'utf8');
  const host = demanded(env, 'ARM_METADATA_HOSTNAME');
  const sleep = (seconds: number) => wait(seconds, never);

  const attempt = async (method: Method, url: string, headers: Record<string, string>, body?: string) => {
    for (let tries = 0; ; tries += 1) {
      const last = tries >= waits.length;
      try {
        const answer = await send(url, { ca, method, headers, body });
        if (last || !transient.includes(answer.status)) return answer;
      } catch (cause) {
        if (last) throw new ServiceError({ kind: 'Unavailable', doing: `${method} ${url}`, text: 'no answer', cause });
      }
      await sleep(waits[tries] ?? 0);
    }
  };
  const plain = { Accept: 'application/json' };
  const discover = async () => {
    const answer = await attempt('GET', `https://${host}/metadata/endpoints?api-version=2022-09-01`, plain);
    const found = JSON.parse(answer.text) as {
      resourceManager: string;
      authentication: { loginEndpoint: string; audiences: string[] };
    };
    return {
      manager: found.resourceManager.replace(/\/$/, ''),
      login: found.authentication.loginEndpoint,
      audience: found.authentication.audiences[0] ?? '',
    };
  };
  let places: ReturnType<typeof discover> | undefined;
  const known = () => {
    places ??= discover();
    return places;
  };
  const tokens = new Map<string, Promise<string>>();
  const fetchToken = async (audience: string): Promise<string> => {
    const endpoint = `${(await known()).login}/${tenantId}/oauth2/v2.0/token`;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: `${audience.replace(/\/$/, '')}/.default`,
      ...(await proofFor(env, { tenantId, endpoint, ca })),
    });
    const headers = { ...plain, 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await attempt('POST', endpoint, headers, form.toString());
    if (answer.status === 200) return (JSON.parse(answer.text) as { access_token: string }).access_token;
    const { error_description: text = answer.text } = JSON.parse(answer.text) as { error_description?: string };
    throw new ServiceError({ kind: 'Forbidden', doing: 'configure azure-native', text });
  };
  const token = (audience: string): Promise<string> => {
    const fetched = tokens.get(audience) ?? fetchToken(audience);
    tokens.set(audience, fetched);
    return fetched;
  };
  const call = async (method: Method, url: string, audience: string, doing: string, body?: Json): Promise<Json> => {
    const headers = { ...plain, Authorization: `Bearer ${await token(audience)}`, 'Content-Type': 'application/json' };
    const answer = await attempt(method, url, headers, body && JSON.stringify(body));
    if (answer.status >= 400) throw refusal(answer, doing);
    return answer.text === '' ? {} : (JSON.parse(answer.text) as Json);
  };

  return {
    tenantId,
    subscriptionId,
    caller: async () => {
      const claims = decodeJwt(await token((await known()).audience));
      return { clientId: String(claims.appid), objectId: String(claims.oid) };
    },
    arm: async (method, id, doing, body) => {
      const { manager, audience } = await known();
      return call(method, `${manager}${encodeURI(id)}?api-version=2024-11-01`, audience, doing, body);
    },
    // The genuine one goes to `https://<vault>.<suffix of the cloud>`: no name below localhost is sure to be found.
    vault: async (method, vault, path, doing) =>
      call(
        method,
        `${(await known()).manager}/vaults/${vault}${path}?api-version=7.4`,
        'https://vault.azure.net',
        doing,
      ),
    setting: async (name) => {
      const { manager } = await known();
      return (JSON.parse((await attempt('GET', `${manager}/lab/switches`, plain)).text) as Json)[name];
    },
    sleep,
  };
};
