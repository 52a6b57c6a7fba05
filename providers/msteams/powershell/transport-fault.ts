import type { HostError } from './cmdlets.ts';
import { bareText } from './error-words.ts';

/** Whether a request that got no whole answer had left: `notSent` is certain, of the others nobody knows. */
export type TransportFault = 'notSent' | 'unknown';

const httpRequest = 'System.Net.Http.HttpRequestException';
const refusedTls = 'System.Security.Authentication.AuthenticationException';
const socket = 'System.Net.Sockets.SocketException';

/** What .NET's HttpClient throws when the network fails, at any depth of the chain. */
const faults: ReadonlySet<string> = new Set([
  httpRequest,
  'System.Net.Http.HttpIOException',
  socket,
  'System.Net.WebException',
  'System.Threading.Tasks.TaskCanceledException',
  'System.OperationCanceledException',
  'System.TimeoutException',
]);

/** .NET's names (HttpRequestError) for what fails before a request is sent. */
const beforeSending: ReadonlySet<string> = new Set([
  'NameResolutionError',
  'ConnectionError',
  'SecureConnectionError',
  'ProxyTunnelError',
]);

/** The same faults in .NET's English, for where an exception of another class repeats them and no types tell. */
const words =
  /connection refused|no such host|name or service not known|ssl connection could not be established|error occurred while sending the request|error while copying content to a stream|response ended prematurely|invalid status line|connection (was|has been) (closed|reset|aborted)|connection reset by peer|task was canceled|HttpClient\.Timeout/i;
const wordsBeforeSending =
  /^(connection refused|no such host is known\.|name or service not known|connection reset by peer) \(|ssl connection could not be established/i;

/** A socket that fails while nothing is sent yet stands right inside; later there is an IOException between. */
const failedToConnect = (types: readonly string[]): boolean =>
  types.some((type, index) => type === httpRequest && types[index + 1] === socket);

/**
 * A fault of the network on the cmdlet's last request: by the exceptions' types, which are the same in every language, and
 * by words only where those say nothing. An exception with an HTTP status is an answer and no such fault.
 */
export const transportFault = (error: HostError): TransportFault | undefined => {
  const types = error.exceptionTypes ?? [];
  if (beforeSending.has(error.requestError ?? '')) return 'notSent';
  if (error.statusCode !== undefined) return undefined;
  if (types.some((type) => faults.has(type))) {
    return types.includes(refusedTls) || failedToConnect(types) ? 'notSent' : 'unknown';
  }
  if (!words.test(bareText(error.message))) return undefined;
  return wordsBeforeSending.test(error.message) ? 'notSent' : 'unknown';
};
