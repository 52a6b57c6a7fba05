import type { HostError } from './cmdlets.ts';

/** .NET's names of the statuses that decide something here: the service repeats them as its code. */
const named: Readonly<Record<string, number>> = {
  unauthorized: 401,
  forbidden: 403,
  notfound: 404,
  requesttimeout: 408,
  conflict: 409,
  toomanyrequests: 429,
  internalservererror: 500,
  badgateway: 502,
  serviceunavailable: 503,
  gatewaytimeout: 504,
};

const statusIn = (text: string | undefined): number | undefined => named[(text ?? '').toLowerCase()];

/**
 * The HTTP status of a refusal: the exception's own, else what its code says, else the words of an answer with an empty body
 * ("The server responded with a Server Error, Status: ServiceUnavailable").
 */
export const answeredStatus = (error: HostError): number | undefined =>
  error.statusCode ??
  statusIn(error.code) ??
  statusIn(/^\[(\w+)\] :/.exec(error.message)?.[1]) ??
  statusIn(/^The server responded with a \w+ Error, Status: (\w+)/.exec(error.message)?.[1]);
