import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { type ErrorKind, ServiceError } from '../../providers/kit/error.ts';
import type { Clock } from '../clock.ts';
import { chooseAuthorizer } from './authorizer.ts';
import { type Answer, send } from './https.ts';

type Json = Readonly<Record<string, unknown>>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Refusals by status and body. */
type Again = (answer: Pick<Answer, 'status' | 'text'>) => boolean;

/** azuread's session with Graph: found by ARM_METADATA_HOSTNAME, signed in by ARM_*. */
export interface AzureadClient {
  readonly tenantId: string;
  readonly clientId: string;
  /** The caller's own object id, from its token. */
  readonly objectId: string;
  /** Where Graph is, without version. */
  readonly graph: string;
  /** `path` with version, e.g. `/v1.0/applications`. Rejects with a ServiceError; `again` names refusals that this one call tries again. */
  call(method: Method, path: string, doing: string, body?: Json, again?: Again): Promise<Json>;
  /** Five answers in a row that say so, some seconds apart: how azuread waits for what spreads. */
  confirm(ask: () => Promise<boolean>, secondsApart: number): Promise<void>;
}

/** Tries in all, and the longest wait between two (go-azure-sdk sdk/client). */
const mostTries = 16;
const longestWaitSeconds = 61;

const kindOf = (status: number, text: string): ErrorKind => {
  if (status === 404) return 'NotFound';
  if (status === 429) return 'Throttled';
  if (status === 401 || status === 403) return 'Forbidden';
  if (status >= 500) return 'Unavailable';
  return text.includes('already') ? 'AlreadyExists' : 'Rejected';
};

const refusal = (answer: Answer, doing: string): ServiceError => {
  const { error, error_description: description } = JSON.parse(answer.text || '{}') as {
    error?: { code?: string; message?: string } | string;
    error_description?: string;
  };
  const { code, message } = typeof error === 'object' ? error : { code: error, message: description };
  const text = message ?? `status ${answer.status}`;
  const requestId = answer.headers['request-id'];
  return new ServiceError({
    kind: kindOf(answer.status, text),
    doing,
    code,
    text,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  });
};

/** What the genuine plugin tries again: busy, failing, and on PATCH the 404 of a replica that hasn't heard. */
const isTransient = (answer: Answer, method: Method): boolean =>
  [408, 424, 429].includes(answer.status) ||
  (answer.status >= 500 && answer.status !== 501) ||
  (method === 'PATCH' &&
    answer.status === 404 &&
    /Resource '.+' does not exist or one of its queried reference-property objects are not present/.test(answer.text));

const setting = (env: Readonly<Record<string, string | undefined>>, name: string): string => {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new ServiceError({ kind: 'Rejected', doing: 'configure azuread', text: `${name} is not set.` });
  }
  return value;
};

/** What of the lab's clock a client needs that only waits. */
export type WaitingClock = Pick<Clock, 'speed' | 'pass'>;

/** Signs in as the genuine plugin does, by what `env` holds. It waits on the lab's clock. */
export const connect = async (
  env: Readonly<Record<string, string | undefined>>,
  options: { tenantId?: string; clock: WaitingClock },
): Promise<AzureadClient> => {
  const ca = readFileSync(setting(env, 'SSL_CERT_FILE'), 'utf8');
  const tenantId = options.tenantId ?? setting(env, 'ARM_TENANT_ID');

  const attempt = async (
    method: Method,
    url: string,
    headers: Record<string, string>,
    body?: string,
    again: Again = () => false,
  ) => {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await send(url, { ca, method, headers, body });
        if (tries >= mostTries || !(isTransient(answer, method) || again(answer))) return answer;
        const asked = Number(answer.headers['retry-after'] ?? Number.NaN);
        const seconds = Number.isNaN(asked) ? Math.min(longestWaitSeconds, 2 ** (tries - 1)) : asked;
        // Retry-After is in our time where time runs; the rest is the plugin's patience.
        if (!Number.isNaN(asked) && options.clock.speed > 0) await wait(asked * 1000);
        else await options.clock.pass(seconds * 1000);
      } catch (cause) {
        if (method === 'GET' && tries < mostTries) {
          await options.clock.pass(Math.min(longestWaitSeconds, 2 ** (tries - 1)) * 1000);
          continue;
        }
        const text = 'HTTP response was nil; connection may have been reset';
        throw new ServiceError({ kind: 'Unavailable', doing: `${method} ${url}`, text, cause });
      }
    }
  };

  const metadata = await send(
    `https://${setting(env, 'ARM_METADATA_HOSTNAME')}/metadata/endpoints?api-version=2022-09-01`,
    {
      ca,
      method: 'GET',
      headers: {},
    },
  );
  const { authentication, microsoftGraphResourceId } = JSON.parse(metadata.text) as {
    authentication: { loginEndpoint: string };
    microsoftGraphResourceId: string;
  };
  const graph = microsoftGraphResourceId.replace(/\/$/, '');

  const endpoint = `${authentication.loginEndpoint}/${tenantId}/oauth2/v2.0/token`;
  const way = await chooseAuthorizer(env, { tenantId, endpoint, graph, ca });
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const signedIn =
    'form' in way
      ? await attempt('POST', endpoint, form, new URLSearchParams(way.form).toString())
      : await attempt('GET', way.url, way.headers);
  if (signedIn.status !== 200) throw refusal(signedIn, 'configure azuread: obtain a token');
  const { access_token: token } = JSON.parse(signedIn.text) as { access_token: string };
  const headers = {
    Accept: 'application/json; charset=utf-8; IEEE754Compatible=false',
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json; charset=utf-8',
    'OData-Version': '4.0',
    'OData-MaxVersion': '4.0',
  };

  return {
    tenantId,
    clientId: String(decodeJwt(token).appid),
    objectId: String(decodeJwt(token).oid),
    graph,
    call: async (method, path, doing, body, again) => {
      const answer = await attempt(
        method,
        `${graph}${path}`,
        headers,
        body === undefined ? undefined : JSON.stringify(body),
        again,
      );
      if (answer.status >= 400) throw refusal(answer, doing);
      return answer.text === '' ? {} : (JSON.parse(answer.text) as Json);
    },
    confirm: async (ask, secondsApart) => {
      for (let inARow = 0; inARow < 5; ) {
        inARow = (await ask()) ? inARow + 1 : 0;
        if (inARow < 5) await options.clock.pass(secondsApart * 1000);
      }
    },
  };
};
