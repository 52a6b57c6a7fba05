import type { ContentfulStatusCode } from 'hono/utils/http-status';

interface Detail {
  readonly code: string;
  readonly target: string;
  readonly message: string;
}

/** A refusal in Graph's words (learn.microsoft.com/graph/errors). */
export class GraphError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly details: readonly Detail[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    more: { details?: readonly Detail[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.details = more.details;
    this.headers = more.headers ?? {};
  }
}

/** Entra's 404. azuread retries on this very text, so no word of it may differ. */
export const notFound = (id: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const badRequest = (message: string, details?: readonly Detail[]): GraphError =>
  new GraphError(400, 'Request_BadRequest', message, { details });

/** What the Teams services behind Graph answer: plain `BadRequest` (the exact codes aren't published). */
export const teamsBadRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

export const forbidden = (): GraphError =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

export const noSuchSegment = (segment: string): GraphError =>
  new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);

export const tooManyRequests = (seconds: number): GraphError =>
  new GraphError(429, 'TooManyRequests', 'Too many requests.', { headers: { 'Retry-After': String(seconds) } });

/** The JSON of a refusal. Dates have no zone, as Graph writes them. */
export const errorBody = (error: GraphError, requestId: string, clientRequestId: string): object => ({
  error: {
    code: error.code,
    message: error.message,
    ...(error.details === undefined ? {} : { details: error.details }),
    innerError: {
      date: new Date().toISOString().slice(0, 19),
      'request-id': requestId,
      'client-request-id': clientRequestId,
    },
  },
});
