/** What .NET's HttpClient throws at one fault of the network. */
interface NetworkFault {
  /** Of the outermost exception; `{host}` is host and port. */
  readonly message: string;
  readonly exceptionTypes: readonly string[];
  readonly innerMessage?: string;
  /** HttpRequestError. */
  readonly requestError: string;
  /** Whether the request had left; where that isn't known, the lab carries it out. */
  readonly left: boolean;
}

const request = 'System.Net.Http.HttpRequestException';
const httpIo = 'System.Net.Http.HttpIOException';
const io = 'System.IO.IOException';
const socket = 'System.Net.Sockets.SocketException';
const tls = 'System.Security.Authentication.AuthenticationException';
const canceled = 'System.Threading.Tasks.TaskCanceledException';

/** OBS: seen with PowerShell 7.6.9, and with .NET 8.0.4's HttpClient alone, on Linux; a reset while connecting by the former only. */
export const networkFaults = {
  /** Nobody listens, or no proxy does. */
  refused: {
    message: 'Connection refused ({host})',
    exceptionTypes: [request, socket],
    innerMessage: 'Connection refused',
    requestError: 'ConnectionError',
    left: false,
  },
  noSuchName: {
    message: 'Name or service not known ({host})',
    exceptionTypes: [request, socket],
    innerMessage: 'Name or service not known',
    requestError: 'NameResolutionError',
    left: false,
  },
  resetConnecting: {
    message: 'Connection reset by peer ({host})',
    exceptionTypes: [request, socket],
    innerMessage: 'Connection reset by peer',
    requestError: 'ConnectionError',
    left: false,
  },
  tlsRefused: {
    message: 'The SSL connection could not be established, see inner exception.',
    exceptionTypes: [request, tls],
    innerMessage: 'The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
    requestError: 'SecureConnectionError',
    left: false,
  },
  tlsCut: {
    message: 'The SSL connection could not be established, see inner exception.',
    exceptionTypes: [request, io],
    innerMessage: 'Received an unexpected EOF or 0 bytes from the transport stream.',
    requestError: 'SecureConnectionError',
    left: false,
  },
  closedBeforeAnswer: {
    message: 'An error occurred while sending the request.',
    exceptionTypes: [request, httpIo],
    innerMessage: 'The response ended prematurely. (ResponseEnded)',
    requestError: 'ResponseEnded',
    left: true,
  },
  resetBeforeAnswer: {
    message: 'An error occurred while sending the request.',
    exceptionTypes: [request, io, socket],
    innerMessage: 'Connection reset by peer',
    requestError: 'Unknown',
    left: true,
  },
  closedInAnswer: {
    message: 'Error while copying content to a stream.',
    exceptionTypes: [request, httpIo],
    innerMessage: 'The response ended prematurely. (ResponseEnded)',
    requestError: 'ResponseEnded',
    left: true,
  },
  resetInAnswer: {
    message: 'Error while copying content to a stream.',
    exceptionTypes: [request, io, socket],
    innerMessage: 'Connection reset by peer',
    requestError: 'Unknown',
    left: true,
  },
  timeout: {
    message: 'The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
    exceptionTypes: [canceled, 'System.TimeoutException', canceled, io, socket],
    innerMessage: 'Operation canceled',
    requestError: 'Unknown',
    left: true,
  },
  canceled: {
    message: 'A task was canceled.',
    exceptionTypes: [canceled, canceled],
    requestError: 'Unknown',
    left: true,
  },
  notHttp: {
    message: "Received an invalid status line: 'SSH-2.0-OpenSSH_9.6'.",
    exceptionTypes: [request],
    requestError: 'InvalidResponse',
    left: true,
  },
} as const satisfies Record<string, NetworkFault>;

export type NetworkFaultName = keyof typeof networkFaults;
