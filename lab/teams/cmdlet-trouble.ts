import type { HostError } from '../../providers/msteams/powershell/cmdlets.ts';
import type { Fault } from '../faults.ts';
import { networkFaults } from '../network-faults.ts';
import type { LabCmdletError } from './cmdlet-error.ts';

const generated = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated';
const rest = `${generated}.Runtime.RestException`;

/** Statuses by the name that Teams gives them in its code. */
const statuses: Readonly<Record<string, number>> = {
  BadRequest: 400,
  ClientError: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  TooManyRequests: 429,
  BadGateway: 502,
  ServiceUnavailable: 503,
};

/** A refusal of the service: a RestException with its status, code and text (SRC, the runtime that AutoRest gives its modules). */
const refusal = (code: string, message: string): HostError => ({
  message,
  exceptionTypes: [rest],
  statusCode: statuses[code] ?? 400,
  code,
  fullyQualifiedErrorId: `${code},${generated}.Cmdlets.Invoke`,
});

const page = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title><style>h1 { color: #503050 }</style></head>
<body><h1>Our services aren't available right now</h1><p>We're working to restore all services as soon as possible.</p></body></html>`;

/** What a cmdlet throws when the ordered trouble strikes; undefined for trouble of another sort. */
export const troubleError = ({ kind, fault = 'closedBeforeAnswer' }: Fault): HostError | undefined => {
  switch (kind) {
    // Both words are observed (ISS:ps-docs#8992, #9875); a throttled call says 429.
    case 'throttle':
      return refusal('TooManyRequests', '[TooManyRequests] : Service is unavailable. Please try again (429)');
    case 'error':
      return refusal('BadRequest', 'BadRequest Service is unavailable. Please try again');
    case 'network': {
      const { left: _, ...thrown } = networkFaults[fault];
      return { ...thrown, message: thrown.message.replace('{host}', 'api.interfaces.records.teams.microsoft.com:443') };
    }
    // A body that isn't JSON is the message as a whole, an empty one has .NET's name of the status (SRC, as above).
    case 'page':
      return { ...refusal('BadGateway', page), code: undefined };
    case 'empty':
      return {
        ...refusal('ServiceUnavailable', 'The server responded with a Server Error, Status: ServiceUnavailable'),
        code: undefined,
      };
    // The words are observed; class and error id are INF: a thrown text is its own id.
    case 'signedOut': {
      const message = 'You must call the Connect-MicrosoftTeams cmdlet before calling any other cmdlets.';
      const exceptionTypes = ['System.Management.Automation.RuntimeException'];
      return { message, exceptionTypes, fullyQualifiedErrorId: message };
    }
    default:
      return undefined;
  }
};

/** A refusal of the lab's Teams or of PowerShell's binder as a host tells it. */
export const hostError = ({ message, fullyQualifiedErrorId, correlationId }: LabCmdletError): HostError => {
  const code = fullyQualifiedErrorId.split(',')[0] ?? '';
  const status = correlationId === undefined ? undefined : statuses[code];
  return {
    message,
    fullyQualifiedErrorId,
    ...(status === undefined ? {} : { exceptionTypes: [rest], statusCode: status, code }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
};
