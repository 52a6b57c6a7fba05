import ky from 'ky';
import PQueue from 'p-queue';
import { isInDoubt, ServiceError } from '../kit/error.ts';
import { type RetryOptions, retry } from '../kit/retry.ts';
import { networkFault } from '../msteams/auth/network-fault.ts';
import { ccaipError, notUnderstood } from './errors.ts';
import type { CcaipPlace } from './place.ts';

/** Of one customer, all its clients together (DOC apps-api, manager-api). */
const documentedLimit = 10;

/** Lets so many requests through in any second of real time. */
export const openLimit = (requestsASecond = documentedLimit): PQueue =>
  new PQueue({ intervalCap: requestsASecond, interval: 1000, strict: true, concurrency: requestsASecond });

/** A request that hangs is given up. In milliseconds. */
const requestTimeout = 60_000;

/** Who is told of waits, and how time passes. */
export interface CcaipPace extends Pick<RetryOptions, 'context' | 'sleep' | 'patienceSeconds'> {
  /** What all clients of one customer share; each has its own if left out. */
  readonly limit?: PQueue | undefined;
}

export interface CcaipReply {
  readonly body: unknown;
  readonly headers: Headers;
}

/** CCAIP's two APIs, below the portal's address. */
export interface CcaipRequests {
  /** Tried again, with a bound, after 429, 5xx and lost replies. `doing`: verb and kind, for an error's first line. */
  get(path: string, search: Readonly<Record<string, string>>, doing: string): Promise<CcaipReply>;
}

/** What also changes something. */
export interface CcaipWrites extends CcaipRequests {
  /**
   * A form is sent as one, all else as JSON. Tried again after 429 alone, which says that nothing was done: after a lost reply, 5xx, or an
   * answer that nobody understands, the error has `mayBeDone`, and its reader looks first.
   */
  post(path: string, body: FormData | object, doing: string): Promise<CcaipReply>;
}

type Sent =
  | { readonly searchParams: Readonly<Record<string, string>> }
  | { readonly body: FormData }
  | { readonly json: object };

/** The only file that knows ky here. The token goes to the portal's own address, and to none that it points to. */
export const openRequests = ({ origin, user, token }: CcaipPlace, pace: CcaipPace): CcaipWrites => {
  const { limit: queue = openLimit() } = pace;
  const http = ky.create({
    prefix: origin,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
      accept: 'application/json',
    },
    redirect: 'manual',
    retry: 0,
    throwHttpErrors: false,
    timeout: requestTimeout,
  });
  const once = async (method: 'GET' | 'POST', path: string, sent: Sent, doing: string): Promise<CcaipReply> => {
    try {
      // Cancel lets a write end: whether it was done would be unknown.
      const response = await http(path, { method, ...sent, ...(method === 'GET' && { signal: pace.context.signal }) });
      const text = await response.text();
      const body = jsonOf(text);
      if (!response.ok) throw ccaipError({ status: response.status, headers: response.headers, body, doing });
      if (body !== undefined) return { body, headers: response.headers };
      if (!/^\s*[[{]/.test(text)) throw notUnderstood(doing, `${new URL(origin).host} answered with no JSON.`);
      throw new ServiceError({ kind: 'Unavailable', doing, text: "CCAIP's answer broke off." });
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (method === 'GET' && pace.context.signal.aborted) {
        throw new ServiceError({ kind: 'Unavailable', doing, text: 'cancelled.', cause: error });
      }
      throw networkFault(error, new URL(origin).host, doing) ?? error;
    }
  };
  return {
    get: (path, searchParams, doing) =>
      retry(() => queue.add(() => once('GET', path, { searchParams }, doing)), { ...pace, service: 'CCAIP' }),
    post: (path, body, doing) => {
      const sent = body instanceof FormData ? { body } : { json: body };
      return retry(() => queue.add(() => once('POST', path, sent, doing).catch(inDoubt)), {
        ...pace,
        service: 'CCAIP',
      });
    },
  };
};

/** What may have been done isn't sent again by itself: it is of no kind that is. */
const inDoubt = (error: unknown): never => {
  if (!(error instanceof ServiceError) || !isInDoubt(error)) throw error;
  throw new ServiceError({ ...error.facts, kind: 'Unknown', mayBeDone: true });
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
