import type { z } from 'zod';
import type { ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import type { SignIn } from '../auth/sign-in.ts';
import type { Change, Settled } from '../history/change.ts';

/** What a request is for, and whom to tell about waits. */
export interface GraphCall {
  /** Verb, kind and identity for an error's first line: `read the users of the roster`. */
  readonly doing: string;
  readonly context: Pick<Context, 'log' | 'signal' | 'outages'>;
}

/** One request inside a `$batch`. */
export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`, each value already encoded: `/users/ada%40contoso.com?$select=id`. */
  readonly path: string;
  readonly body?: object;
  /** What the history of changes says of a write; left out, it says path and body. */
  readonly change?: Change;
  /** For this request's own error. */
  readonly doing: string;
}

export interface GraphReply {
  readonly status: number;
  /** Where a 202's operation stands, below `/v1.0`. */
  readonly location?: string;
  readonly body: unknown;
  /** Set when the service refused, or when nobody knows whether it acted (Unavailable): then read again before a retry. */
  readonly error?: ServiceError;
}

/**
 * Microsoft Graph v1.0 as trunkline uses it.
 *
 * Reads are tried again, with a bound, after 429, 5xx and lost replies. A write is tried again only after 429, which
 * says that nothing was done; any other doubt comes back as an `Unavailable` error.
 */
export interface Graph {
  readonly method: SignIn['method'];
  /** Every page of a collection, by nextLink; each row is read by `row`. */
  list<Row>(path: string, row: z.ZodType<Row>, call: GraphCall): Promise<Row[]>;
  /**
   * Any number of requests in `$batch`es of 20, answered in the order asked. Refused items are tried again by themselves.
   * Rejects only when the batch as a whole is refused (no permission, no sign-in).
   */
  batch(requests: readonly GraphRequest[], call: GraphCall): Promise<GraphReply[]>;
  /** To be told how writes ended that Graph only took, or whose reply was lost; absent where no history is kept. */
  readonly settled?: Settled;
}
